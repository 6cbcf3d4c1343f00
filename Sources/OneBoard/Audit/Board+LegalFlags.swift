extension Board {
  /// What in a plan or in the rules the law of quotas may not allow.
  ///
  /// Nothing here is shared with the planner. Looked at are, in this order:
  ///
  /// - bought places on lines of a unit that may not buy, by ``LegalMarks/nonBuyerTags``;
  /// - bought places on a line that states no service, or one that may not be bought by
  ///   ``LegalMarks/barredServices``, or that is not on the list of services given;
  /// - hard bounds and shares whose basis or title names a norm of a sector, by
  ///   ``LegalMarks/sectorNormWords``, and no commission for quotas;
  /// - moves that a rule of approval speaks of, where the plan's posts can be paired at all.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys; lines not named do not change.
  ///   - services: The services that may be bought; `nil` where no list is given.
  /// - Returns: The flags; buyers and services in id order of lines, then rules in id order.
  /// - Complexity: O(lines × purchase rules).
  public func legalFlags(
    of posts: [PlannedPosts], allowing services: Set<String>? = nil
  ) -> [LegalFlag] {
    let book = PlanBook(board: self, posts: posts)
    let buying = purchaseRules()
    var nonBuyers: [String: String] = [:]
    for line in lines where nonBuyers[line.unit] == nil {
      nonBuyers[line.unit] = line.tags.first { LegalMarks.nonBuyerTags.contains($0) }
    }
    var buyers: [LegalFlag] = []
    var items: [LegalFlag] = []
    for (position, line) in lines.enumerated() where book.purchased[position] > 0 {
      let places = book.purchased[position]
      let rule = buying[position] ?? "purchase"
      if let tag = nonBuyers[line.unit] {
        buyers.append(
          LegalFlag(
            .buyer, rule: rule, article: Article.buyers, place: line.id, places: places,
            message:
              "The line \(line.id) buys \(places) places, but its unit \(line.unit) is tagged "
              + "\(tag) and may not be a buyer. Buy through the department in charge, or grant posts."
          ))
      }
      if let (article, fact) = Self.objection(to: line.service, services) {
        items.append(
          LegalFlag(
            .service, rule: rule, article: article, place: line.id, places: places,
            message: "The line \(line.id) buys \(places) places, but \(fact)"))
      }
    }
    return buyers + items + rules.compactMap(Self.sectorNorm) + approvalFlags(of: book)
  }

  /// The id of the purchase rule that speaks of each line, by the audit's reading of selectors.
  private func purchaseRules() -> [String?] {
    var ids: [String?] = Array(repeating: nil, count: lines.count)
    var selections = AuditSelections(lines)
    for rule in rules {
      guard case .purchase = rule.kind else { continue }
      for (position, isTaken) in selections.mask(rule.selection).enumerated()
      where isTaken && ids[position] == nil {
        ids[position] = rule.id
      }
    }
    return ids
  }

  private func approvalFlags(of book: PlanBook) -> [LegalFlag] {
    guard !approvalLevels.isEmpty, book.faults.isEmpty else { return [] }
    let posts = lines.indices.map {
      PlannedPosts(
        id: lines[$0].id, released: book.released[$0], granted: book.granted[$0],
        final: lines[$0].approved - book.released[$0] + book.granted[$0])
    }
    return approvals(of: moves(for: posts) ?? []).map { approval in
      let office = approval.office ?? "the higher office"
      return LegalFlag(
        .approval, rule: approval.rule, article: approval.basis ?? Article.levels,
        message:
          "\(approval.posts) posts of the category \(approval.category) move from \(approval.from) to "
          + "\(approval.to). Have them approved by \(office) first.")
    }
  }

  private static func objection(
    to service: String?, _ allowed: Set<String>?
  ) -> (article: String, fact: String)? {
    guard let service else {
      return (
        Article.list, "it states no service, so no list can have it. State the service of the line."
      )
    }
    let plain = String(service.lowercased().map { " _".contains($0) ? "-" : $0 })
    if LegalMarks.barredServices.contains(plain)
      || LegalMarks.barredWords.contains(where: { plain.contains($0) })
    {
      return (
        Article.barred,
        "its service \(service) may not be bought. Grant posts, or contract for a service instead."
      )
    }
    if let allowed, !allowed.contains(service) {
      return (
        Article.list,
        "its service \(service) is not on the list of services given. Have it listed first, or "
          + "grant posts."
      )
    }
    return nil
  }

  private static func sectorNorm(_ rule: Rule) -> LegalFlag? {
    guard rule.softWeight == nil else { return nil }
    switch rule.kind {
    case .bound, .share: break
    case .reclaim, .ringFence, .purchase, .leadership, .discrete, .exchange, .approval: return nil
    }
    let texts = [rule.basis, rule.title].compactMap { $0?.lowercased() }
    func names(_ words: [String]) -> String? {
      words.first { word in texts.contains { $0.contains(word) } }
    }
    guard let word = names(LegalMarks.sectorNormWords), names(LegalMarks.commissionWords) == nil
    else { return nil }
    let source = rule.basis ?? rule.title ?? rule.id
    return LegalFlag(
      .sectorNorm, rule: rule.id, article: Article.sectorNorms,
      message: "The rule \(rule.id) is hard, but rests on a norm of a sector (\(word)): \(source). "
        + "Make it soft, or state the decision of the commission for quotas.")
  }

  private enum Article {
    static let buyers = "政府购买服务管理办法 (Ministry of Finance, Order 102, 2020), art. 8"
    static let barred = "政府购买服务管理办法 (Ministry of Finance, Order 102, 2020), art. 10"
    static let list = "政府购买服务管理办法 (Ministry of Finance, Order 102, 2020), art. 11"
    static let levels = "厅字〔2007〕2号"
    static let sectorNorms = "中国共产党机构编制工作条例 (2019), art. 27"
  }
}

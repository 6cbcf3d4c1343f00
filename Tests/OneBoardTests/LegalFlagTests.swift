import OneBoard
import Testing

/// Warnings about what the law of quotas may not allow.
@Suite struct LegalFlagTests {
  private func line(
    _ id: String, unit: String, service: String? = nil, tags: [String] = []
  ) -> PostLine {
    PostLine(
      id: id, unit: unit, category: "institution", approved: 10, inPost: 10, need: 14,
      service: service, tags: tags)
  }

  private func board(_ posts: [PostLine], _ rules: [Rule] = []) throws -> Board {
    let buying = Rule(
      id: "buying", .purchase(Purchase(unitCost: 1, budget: 100)))
    return try Scenario(
      name: "Buyers", categories: [QuotaCategory(id: "institution")], posts: posts,
      rules: rules + [buying]
    ).validated()
  }

  private func buying(_ board: Board) -> [PlannedPosts] {
    board.lines.map { PlannedPosts(id: $0.id, purchased: 2, final: $0.approved) }
  }

  @Test func `a tag on one line bars the whole unit from buying`() throws {
    for tag in LegalMarks.nonBuyerTags.sorted() {
      let board = try board([
        line("A", unit: "U", service: "cleaning"),
        line("B", unit: "U", service: "cleaning", tags: ["other", tag]),
        line("C", unit: "V", service: "cleaning", tags: ["公益二类"]),
      ])
      let flags = board.legalFlags(of: buying(board))
      #expect(flags.map(\.kind) == [.buyer, .buyer])
      #expect(flags.map(\.place) == ["A", "B"])
      #expect(flags.allSatisfy { $0.rule == "buying" && $0.places == 2 })
      #expect(flags.allSatisfy { $0.article.contains("Order 102") })
      #expect(flags.allSatisfy { $0.message.contains(tag) })
      #expect(board.legalFlags(of: []).isEmpty)
      #expect(board.audit(buying(board)).violations.isEmpty)
    }
  }

  @Test func `services that are barred, unstated or not listed are flagged`() throws {
    let services: [(String?, barred: Bool)] = [
      ("cleaning", false), (nil, true), ("劳务派遣用工", true), ("公益性岗位", true),
      ("Labour dispatch", true), ("labour_dispatch", true), ("工程监理服务", false), ("工程", true),
      ("financing", true), ("networks", false),
    ]
    for (index, (service, isBarred)) in services.enumerated() {
      let board = try board([line("A", unit: "U", service: service)])
      let flags = board.legalFlags(of: buying(board))
      #expect(flags.map(\.kind) == (isBarred ? [.service] : []), "\(index)")
      #expect(flags.allSatisfy { $0.article.contains(service == nil ? "art. 11" : "art. 10") })
    }
    let board = try board([
      line("A", unit: "U", service: "cleaning"), line("B", unit: "U", service: "canteen"),
    ])
    let flags = board.legalFlags(of: buying(board), allowing: ["canteen"])
    #expect(flags.map(\.place) == ["A"])
    #expect(flags.first?.article.contains("art. 11") == true)
  }

  @Test func `a sector's norm is flagged where it is hard`() throws {
    let cases: [(basis: String?, title: String?, soft: Bool, flagged: Bool)] = [
      ("县级医院设备和人员配备标准 (卫健委)", nil, false, true), ("县级医院人员配备标准", nil, true, false),
      ("编办发〔2014〕72号 中小学教职工配备标准", nil, false, false),
      (nil, "Ministry standard of 1 nurse for 2 beds", false, true),
      ("county decision", nil, false, false), (nil, nil, false, false),
    ]
    for (index, item) in cases.enumerated() {
      let rule = Rule(
        id: "norm", title: item.title, basis: item.basis,
        .bound(Bound(of: .final, per: .line, atLeast: 10)), softWeight: item.soft ? 1 : nil)
      let flags = try board([line("A", unit: "U", service: "cleaning")], [rule]).legalFlags(of: [])
      #expect(flags.map(\.kind) == (item.flagged ? [.sectorNorm] : []), "\(index)")
      #expect(flags.allSatisfy { $0.rule == "norm" && $0.place == nil && $0.places == 0 })
      #expect(flags.allSatisfy { $0.article.contains("art. 27") })
    }
  }

  @Test func `places bought without a rule are flagged beside the violation`() throws {
    let board = try Scenario(
      name: "None", categories: [QuotaCategory(id: "institution")],
      posts: [line("A", unit: "U", tags: ["公益一类"])]
    ).validated()
    #expect(board.audit(buying(board)).violations.map(\.rule).contains("purchase"))
    let flags = board.legalFlags(of: buying(board))
    #expect(flags.map(\.kind) == [.buyer, .service])
    #expect(flags.map(\.rule) == ["purchase", "purchase"])
  }
}

import OneBoard

/// Builds a known conflict into the first of some counties.
struct CountyConflict {
  /// The rules that are added.
  private(set) var rules: [Rule] = []
  /// The ids of the rules and invariants that cannot hold together, in id order.
  private(set) var members: [String] = []
  /// What the final posts of the first county's institutions may add up to, if that is the conflict.
  private(set) var total: Int?

  /// Builds a conflict; needs are raised where a floor must be within the needs.
  ///
  /// - Parameters:
  ///   - kind: The conflict.
  ///   - counties: The counties, at least one.
  init(_ kind: CountySettings.Infeasibility, in counties: inout [CountyDraft]) {
    let contributing =
      counties[0].settings.sharesPool ? counties : Array(counties.prefix(1))
    let supply = contributing.map { $0.supply(of: .institution) }
    let free = supply.reduce(0) { $0 + $1.free }
    let all = free + supply.reduce(0) { $0 + $1.fenced }
    let scope = CountyRules(county: counties[0])
    let pool = "pool:" + counties[0].category(of: .institution)
    let institution: [CountyDraft.Pool] = [.institution]
    switch kind {
    case .floor:
      let floor = all / counties[0].towns.count + 1
      for town in counties[0].towns.indices {
        counties[0].raiseNeed(by: floor) { $0.town == town && $0.pool == .institution }
      }
      add(
        "impossible-floor", "Every town receives more than there is",
        scope.lines(institution, [.field(.tier, ["township"])]),
        .bound(Bound(of: .granted, per: .town, atLeast: floor)))
      members = ["impossible-floor", pool]
    case .fence:
      counties[0].raiseNeed(by: free + 1) { $0.pool == .institution && $0.sector != .education }
      add(
        "impossible-floor", "Outside education more is due than is free of the fence",
        scope.lines(institution, [.not(.where(.sector, "education"))]),
        .bound(Bound(of: .granted, atLeast: free + 1)))
      members = ["impossible-floor", pool, "shells-to-education"]
    case .share:
      counties[0].raiseNeed(by: 3) { $0.town == nil && $0.sector == .education }
      add(
        "impossible-share", "Every grant goes to a township",
        scope.lines(nil, [.field(.tier, ["township"])]),
        .share(Share(of: .granted, among: scope.lines(), atLeast: 1)))
      add(
        "impossible-floor", "The county seat receives three posts",
        scope.lines(nil, [.field(.tier, ["county"])]),
        .bound(Bound(of: .granted, atLeast: 3)))
      members = ["impossible-floor", "impossible-share"]
    case .total:
      let approved = contributing.reduce(0) { $0 + $1.approved(in: .institution) }
      total = approved - all - 1
      members = ["total:" + counties[0].category(of: .institution)]
    }
    members.sort()
  }

  private mutating func add(
    _ id: String, _ title: String, _ selection: Selector, _ kind: Rule.Kind
  ) {
    rules.append(Rule(id: id, title: title, basis: "synthetic rule", where: selection, kind))
  }
}

extension CountyDraft {
  /// Approved posts of a category.
  func approved(in pool: Pool) -> Int {
    zip(lines, marks).reduce(0) { $0 + ($1.1.pool == pool ? $1.0.approved : 0) }
  }

  /// Raises the need of the first line that lacks posts and passes a test.
  fileprivate mutating func raiseNeed(by posts: Int, where test: (Mark) -> Bool) {
    guard let index = marks.firstIndex(where: { $0.role == .sink && test($0) }) else { return }
    lines[index].need += posts
    lines[index].max = nil
  }
}

/// The integer program of a board: columns for each line, rows for pools and rules.
///
/// The sets and rows are those of `docs/mathematics.md`. Objective levels add their own columns when
/// they are reached; see `LevelObjective`.
struct Formulation {
  let board: Board
  /// The members that are in force; all of them except in a search for conflicts.
  let inForce: Set<ConflictMember>
  /// Lines that need a binary so that they release or receive, not both.
  let oneWayLines: Set<Int>
  var program = Program()
  private(set) var limits: [LineLimits]
  /// The columns of each line; `nil` where the line cannot.
  private(set) var released: [Int?]
  private(set) var granted: [Int?]
  private(set) var purchased: [Int?]
  /// The columns that measure what soft rules fall short of.
  var shortfalls: [ShortfallColumn] = []

  struct ShortfallColumn {
    var rule: Int
    var group: String?
    var weight: ExactDecimal
    var column: Int
    /// Whether the rule's lower limit is missed, rather than its upper.
    var isLeast: Bool
  }

  init(
    board: Board, inForce: Set<ConflictMember>? = nil, oneWayLines: Set<Int> = [],
    isNamed: Bool = false
  ) {
    self.board = board
    if isNamed { program.names = ProgramNames() }
    self.inForce = inForce ?? Set(board.conflictMembers)
    self.oneWayLines = oneWayLines
    limits = Array(repeating: LineLimits(), count: board.lines.count)
    released = Array(repeating: nil, count: board.lines.count)
    granted = Array(repeating: nil, count: board.lines.count)
    purchased = Array(repeating: nil, count: board.lines.count)
    findLimits()
    addLines()
    addPools()
    addRules()
  }

  /// Whether a rule is in force; rules that permit and soft rules always are.
  func isInForce(rule position: Int) -> Bool {
    if case .purchase = board.rules[position].kind { return true }
    return board.rules[position].softWeight != nil || inForce.contains(.rule(position))
  }

  /// Lines that could both release and receive.
  var twoWayLines: [Int] {
    board.lines.indices.filter { released[$0] != nil && granted[$0] != nil }
  }

  private mutating func findLimits() {
    for (position, rule) in board.rules.enumerated() {
      switch rule.kind {
      case .reclaim(let reclaim):
        for line in board.lines(selectedBy: rule.selection) {
          let posts = reclaim.posts(of: board.lines[line])
          limits[line].reclaimable = max(limits[line].reclaimable, posts)
          if reclaim.must, rule.softWeight == nil, inForce.contains(.rule(position)) {
            limits[line].mustRelease = max(limits[line].mustRelease, posts)
          }
        }
      case .purchase:
        for line in board.lines(selectedBy: rule.selection) {
          limits[line].purchaseRule = position
        }
      default: break
      }
    }
    let supplies = largestSupplies()
    for (index, line) in board.lines.enumerated() {
      var ceiling = PostLine.maximumPosts
      let supply = supplies[board.categoryOfLine[index]]
      if supply < ceiling - line.approved { ceiling = line.approved + supply }
      if inForce.contains(.need) { ceiling = min(ceiling, line.need) }
      if inForce.contains(.lineMaximum), let maximum = line.max { ceiling = min(ceiling, maximum) }
      limits[index].grantable = max(0, ceiling - line.approved)
      if limits[index].purchaseRule != nil {
        limits[index].purchasable = max(0, line.need - line.approved)
      }
      if inForce.contains(.oneWay), limits[index].mustRelease > 0 { limits[index].grantable = 0 }
    }
  }

  /// What the pool of each category can give at most; without it rows of yes and no would have
  /// factors beyond what the solver tells from 0.
  private func largestSupplies() -> [Int] {
    var supplies = board.categories.indices.map { index in
      inForce.contains(.pool(index)) ? board.categories[index].reserve : Int.max
    }
    for (line, category) in board.categoryOfLine.enumerated() where supplies[category] < .max {
      let (sum, isLarge) = supplies[category].addingReportingOverflow(limits[line].reclaimable)
      supplies[category] = isLarge ? .max : sum
    }
    return supplies
  }

  private mutating func addLines() {
    for (index, line) in board.lines.enumerated() {
      let limit = limits[index]
      if limit.reclaimable > 0 || limit.mustRelease > 0 {
        released[index] = program.addColumn(
          lower: Double(limit.mustRelease), upper: Double(limit.reclaimable), isInteger: true,
          name: "released:\(line.id)")
      }
      if limit.grantable > 0 {
        granted[index] = program.addColumn(
          upper: Double(limit.grantable), isInteger: true,
          name: "granted:\(line.id)")
      }
      if limit.purchasable > 0 {
        purchased[index] = program.addColumn(
          upper: Double(limit.purchasable), isInteger: true,
          name: "purchased:\(line.id)")
      }
      if inForce.contains(.need), let grant = granted[index], let buy = purchased[index] {
        program.addRow(
          [Term(grant, 1), Term(buy, 1)], upper: Double(line.need - line.approved),
          name: "need:\(line.id)")
      }
      addFinalLimits(of: index)
      if inForce.contains(.oneWay), oneWayLines.contains(index), let release = released[index],
        let grant = granted[index]
      {
        let releases = program.addColumn(
          upper: 1, isInteger: true, name: "releases:\(line.id)")
        program.addRow(
          [Term(release, 1), Term(releases, -Double(limit.reclaimable))], upper: 0,
          name: "mayRelease:\(line.id)")
        program.addRow(
          [Term(grant, 1), Term(releases, Double(limit.grantable))],
          upper: Double(limit.grantable), name: "mayReceive:\(line.id)")
      }
    }
  }

  private mutating func addFinalLimits(of index: Int) {
    let line = board.lines[index]
    var low = -Double.infinity
    var high = Double.infinity
    if inForce.contains(.lineMinimum), let minimum = line.min { low = Double(minimum) }
    if inForce.contains(.lineMaximum), let maximum = line.max { high = Double(maximum) }
    guard low > -.infinity || high < .infinity else { return }
    let (terms, constant) = quantity(.final, of: index)
    program.addRow(
      terms, lower: low - constant, upper: high - constant, name: "limits:\(line.id)")
  }

  /// A quantity of one line as columns and a constant.
  func quantity(_ kind: Bound.Quantity, of line: Int) -> (terms: [Term], constant: Double) {
    var terms: [Term] = []
    switch kind {
    case .granted:
      if let column = granted[line] { terms.append(Term(column, 1)) }
    case .released:
      if let column = released[line] { terms.append(Term(column, 1)) }
    case .purchased:
      if let column = purchased[line] { terms.append(Term(column, 1)) }
    case .net, .final:
      if let column = granted[line] { terms.append(Term(column, 1)) }
      if let column = released[line] { terms.append(Term(column, -1)) }
    }
    return (terms, kind == .final ? Double(board.lines[line].approved) : 0)
  }

  /// The service of one line, final posts and purchases, as columns and a constant.
  func service(of line: Int) -> (terms: [Term], constant: Double) {
    var (terms, constant) = quantity(.final, of: line)
    if let column = purchased[line] { terms.append(Term(column, 1)) }
    return (terms, constant)
  }
}

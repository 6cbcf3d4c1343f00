/// Audits one plan on one board.
struct Auditor {
  let board: Board
  let book: PlanBook
  private var selections: AuditSelections
  private var violations: [Violation] = []
  private var shortfalls: [Shortfall] = []
  private var checks = 0

  init(board: Board, posts: [PlannedPosts]) {
    self.board = board
    book = PlanBook(board: board, posts: posts)
    selections = AuditSelections(board.lines)
    violations = book.faults
    checks = posts.count
  }

  /// What was found so far, in order of rule and place.
  var report: AuditReport {
    let ordered = violations.sorted {
      ($0.rule, $0.place ?? "", $0.message) < ($1.rule, $1.place ?? "", $1.message)
    }
    let lacking = shortfalls.sorted { ($0.rule, $0.group ?? "") < ($1.rule, $1.group ?? "") }
    return AuditReport(violations: ordered, shortfalls: lacking, checks: checks)
  }

  /// Whether each line is selected.
  mutating func mask(_ selector: Selector) -> [Bool] { selections.mask(selector) }

  /// The positions of the selected lines.
  mutating func positions(_ selector: Selector) -> [Int] { selections.positions(selector) }

  /// Counts a check and reports an excess above zero as a violation of an invariant.
  mutating func require(
    _ invariant: String, place: String?, excess: Int128, basis: String? = nil,
    _ message: @autoclosure () -> String
  ) {
    checks += 1
    guard excess > 0 else { return }
    violations.append(
      Violation(
        rule: invariant, basis: basis, place: place, amount: .posts(excess), message: message()))
  }

  /// Counts a check of a rule and reports an excess above zero: as a violation where the rule is
  /// hard, else as a shortfall.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - place: The line or group.
  ///   - excess: By how much the rule is broken, times 10^`scale`.
  ///   - scale: The decimal digits of the excess.
  ///   - message: The fact and the arithmetic.
  mutating func require(
    _ rule: Rule, place: String?, excess: Int128, scale: Int = 0,
    _ message: @autoclosure () -> String
  ) {
    checks += 1
    guard excess > 0 else { return }
    if rule.softWeight != nil {
      let posts = Double(excess) / Double(ExactDecimal.powerOfTen(scale))
      shortfalls.append(Shortfall(rule: rule.id, group: place, posts: posts))
    } else {
      violations.append(
        Violation(
          rule: rule.id, basis: rule.basis, place: place,
          amount: ExactDecimal(roundingUp: excess, scale: scale), message: message()))
    }
  }
}

extension ExactDecimal {
  /// A number of posts.
  static func posts(_ count: Int128) -> ExactDecimal { ExactDecimal(Int(clamping: count)) }

  /// `units` / 10^`scale`, exactly where an exact decimal can hold it, else rounded up to whole.
  init(roundingUp units: Int128, scale: Int) {
    var (digits, decimals) = (units, scale)
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    let text = "\(digits)e-\(decimals)"
    if let exact = ExactDecimal(text) {
      self = exact
    } else {
      let ten = Int128(ExactDecimal.powerOfTen(scale))
      let (whole, rest) = units.quotientAndRemainder(dividingBy: ten)
      self = .posts(whole + (rest > 0 ? 1 : 0))
    }
  }

  /// The number times 10^9, a whole number.
  var billionths: Int128 {
    Int128(units) * Int128(ExactDecimal.powerOfTen(ExactDecimal.maximumScale - scale))
  }
}

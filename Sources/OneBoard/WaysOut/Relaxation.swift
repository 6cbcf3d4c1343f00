/// One thing of a scenario that can be stated less strictly, step by step.
///
/// Every plan that is legal after some steps is legal after more of them.
struct Relaxation {
  /// How a relaxation is counted in posts.
  enum Measure {
    /// A step is a post.
    case steps
    /// By what a plan falls short of the rule as it was stated; its position in the board's rules.
    case shortfall(Int)
    /// Not at all.
    case none
  }

  let place: WayOut.Place
  let field: String
  let before: String
  /// The most steps; at least 1.
  let maximum: Int
  let measure: Measure
  /// Whether a setting can do it.
  let hasPath: Bool
  /// What stands there after some steps.
  let value: (Int) -> String
  /// Changes a scenario whose lists are in the board's order.
  let write: (inout Scenario, Int) -> Void

  /// The change that some steps are.
  ///
  /// - Parameter steps: The steps, from 1.
  /// - Returns: The change.
  func change(_ steps: Int) -> WayOut.Change {
    let path =
      switch place {
      case .rule(let id): "rule.\(id).\(field)"
      case .pool(let id): "pool.\(id).\(field)"
      case .line(let id): "line.\(id).\(field)"
      }
    let after = value(steps)
    return WayOut.Change(
      place: place, field: field, before: before, after: after,
      setting: hasPath ? Setting(path: path, value: after) : nil)
  }

  /// A whole number that may fall or rise.
  static func whole(
    _ place: WayOut.Place, _ field: String, _ old: Int, to limit: Int, _ measure: Measure = .steps,
    write: @escaping (inout Scenario, Int) -> Void
  ) -> Relaxation? {
    // A setting holds no more; a limit beyond is none that a plan of that many posts needs.
    let most = ExactDecimal.maximumMagnitude
    let goal = min(max(limit, -most), most)
    let rises = limit > old
    guard limit != old, goal != old, (goal > old) == rises else { return nil }
    let (distance, isLarge) = goal.subtractingReportingOverflow(old)
    guard !isLarge else { return nil }
    func value(_ steps: Int) -> Int { rises ? old + steps : old - steps }
    return Relaxation(
      place: place, field: field, before: "\(old)", maximum: Int(clamping: distance.magnitude),
      measure: measure, hasPath: true, value: { "\(value($0))" },
      write: { write(&$0, value($1)) })
  }

  /// A rule that loses its force at once.
  static func dropped(
    _ rule: String, _ field: String, before: String, after: String, _ measure: Measure,
    hasPath: Bool, write: @escaping (inout Scenario) -> Void
  ) -> Relaxation {
    Relaxation(
      place: .rule(rule), field: field, before: before, maximum: 1, measure: measure,
      hasPath: hasPath, value: { _ in after }, write: { scenario, _ in write(&scenario) })
  }
}

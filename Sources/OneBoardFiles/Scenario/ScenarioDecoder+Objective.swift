import JSONText
import OneBoard

extension ScenarioDecoder {
  private enum Maximized: String, CaseIterable {
    case benefit
  }

  private enum Equalized: String, CaseIterable {
    case coverage
  }

  private enum Minimized: String, CaseIterable {
    case released
    case cost
    case unitsTouched
  }

  private static let levelKeys = [
    "maximize", "leximin", "minimize", "curve", "weights", "where", "tolerance",
  ]

  /// Reads a level of the objective; parts that are wrong are left out.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - change: Reads the plan that `changeFrom` names.
  /// - Returns: The level; `nil` if what it wants cannot be read.
  mutating func level(
    _ node: Int, change: (inout ScenarioDecoder, Int) -> [PlannedPosts]?
  ) -> ObjectiveLevel? {
    let before = faults.count
    guard let members = members(of: node, "an objective level", Self.levelKeys) else { return nil }
    let hasOnlyKnownKeys = faults.count == before
    let tolerance = members[6].flatMap { decimal($0, example: "0.005") }
    let stated = (0...2).filter { members[$0] != nil }
    guard stated.count == 1, let slot = stated.first, let body = members[slot] else {
      if !stated.isEmpty || hasOnlyKnownKeys {
        fault(
          at: node,
          "The level has \(stated.isEmpty ? "none" : "\(stated.count)") of maximize, leximin and "
            + "minimize.",
          "Give each level exactly one of them.")
      }
      return nil
    }
    let goal: ObjectiveLevel.Goal?
    switch slot {
    case 0:
      refuse([5], of: members, "a level with \"maximize\"")
      let curve = members[3].map { choice($0, among: BenefitCurve.allCases) } ?? .linear
      let weights = members[4].map { self.weights($0) } ?? []
      let known = choice(body, among: Maximized.allCases)
      goal = known.flatMap { _ in curve }.map { .benefit(curve: $0, weights: weights) }
    case 1:
      refuse([3, 4], of: members, "a level with \"leximin\"")
      let selection = selector(members[5])
      goal = choice(body, among: Equalized.allCases).map { _ in .coverage(where: selection) }
    default:
      refuse([3, 4, 5], of: members, "a level with \"minimize\"")
      goal = minimized(body, change: change)
    }
    return goal.map { ObjectiveLevel($0, tolerance: tolerance) }
  }

  private mutating func refuse(_ slots: [Int], of members: [Int?], _ thing: String) {
    for slot in slots {
      guard let member = members[slot] else { continue }
      fault(at: member, "\"\(Self.levelKeys[slot])\" is not a key of \(thing).", "Remove it.")
    }
  }

  private mutating func weights(_ node: Int) -> [BenefitWeight] {
    let advice =
      "Write a list such as [{ \"where\": { \"tier\": [\"township\"] }, \"times\": 1.5 }]."
    guard let items = list(node, advice) else { return [] }
    return items.compactMap { item in
      guard let members = members(of: item, "a weight", ["where", "times"]) else { return nil }
      let selection = selector(members[0])
      guard let member = members[1] else {
        missing("times", in: item, "Write the factor, such as \"times\": 1.5.")
        return nil
      }
      return decimal(member, example: "1.5").map { BenefitWeight(where: selection, times: $0) }
    }
  }

  private mutating func minimized(
    _ node: Int, change: (inout ScenarioDecoder, Int) -> [PlannedPosts]?
  ) -> ObjectiveLevel.Goal? {
    let advice =
      "Write \"released\", \"cost\", \"unitsTouched\" or { \"changeFrom\": \"plan.csv\" }."
    switch document.kind(node) {
    case .string:
      switch Minimized(rawValue: document.text(node)) {
      case .released: return .released
      case .cost: return .cost
      case .unitsTouched: return .unitsTouched
      case nil:
        let word = document.text(node)
        fault(
          at: node, "\(word.quoted) is not known here.",
          suggestion(for: word, among: Minimized.allCases.map(\.rawValue)) + advice)
        return nil
      }
    case .object:
      guard let members = members(of: node, "this goal", ["changeFrom"]) else { return nil }
      guard let member = members[0] else {
        missing("changeFrom", in: node, advice)
        return nil
      }
      return change(&self, member).map { .change(from: $0) }
    default:
      fault(at: node, "\(found(node)) stands where a goal belongs.", advice)
      return nil
    }
  }
}

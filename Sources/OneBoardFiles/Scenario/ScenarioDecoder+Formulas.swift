import JSONText
import OneBoard

extension ScenarioDecoder {
  private static let formulas = ["all", "vacancyAbove", "idleYears", "aboveNeed", "atMost"]

  /// Reads the body of a reclaim rule.
  ///
  /// - Parameter node: The value.
  /// - Returns: The formula; `nil` if it cannot be read.
  mutating func reclaim(_ node: Int) -> Reclaim? {
    let keys = Self.formulas + ["rounding", "must", "withIncumbents"]
    let before = faults.count
    guard let members = members(of: node, "a reclaim", keys) else { return nil }
    let hasOnlyKnownKeys = faults.count == before
    let rounding = members[5].map { choice($0, among: Reclaim.Rounding.allCases) } ?? .down
    let must = flag(members[6])
    let withIncumbents = flag(members[7])
    let stated = Self.formulas.indices.filter { members[$0] != nil }
    let names = Self.formulas.joined(separator: ", ")
    guard stated.count == 1, let slot = stated.first, let body = members[slot] else {
      if stated.isEmpty, hasOnlyKnownKeys {
        fault(at: node, "The reclaim has no formula.", "Give it one of the keys \(names).")
      }
      for slot in stated.dropFirst() {
        fault(
          at: members[slot] ?? node,
          "The reclaim has \(stated.count) of the keys \(names), but may have only one.",
          "Make a rule of its own of it; the largest of several rules counts.")
      }
      return nil
    }
    guard let formula = formula(slot, body), let rounding else { return nil }
    return Reclaim(formula, rounding: rounding, must: must, withIncumbents: withIncumbents)
  }

  private mutating func formula(_ slot: Int, _ node: Int) -> Reclaim.Formula? {
    switch slot {
    case 0:
      guard document.kind(node) == .true else {
        fault(
          at: node, "\(found(node)) stands where true belongs.",
          "Write \"all\": true, or another formula.")
        return nil
      }
      return .all
    case 1: return decimal(node).map(Reclaim.Formula.vacancyAbove)
    case 2: return whole(node).map(Reclaim.Formula.idleYears)
    case 3: return decimal(node, example: "0.5").map(Reclaim.Formula.aboveNeed)
    default: return whole(node).map(Reclaim.Formula.atMost)
    }
  }

  /// Reads the body of a leadership rule.
  ///
  /// - Parameter node: The value.
  /// - Returns: The steps; `nil` if they cannot be read.
  mutating func leadership(_ node: Int) -> [LeadershipStep]? {
    let advice = "Write steps of posts and leaders, such as [[10, 2], [50, 3], [null, 4]]."
    guard let members = members(of: node, "a leadership table", ["steps"]) else { return nil }
    guard let member = members[0] else {
      missing("steps", in: node, advice)
      return nil
    }
    guard let steps = list(member, advice) else { return nil }
    if steps.isEmpty { fault(at: member, "The table has no steps.", advice) }
    let before = faults.count
    var table: [LeadershipStep] = []
    for step in steps {
      guard document.kind(step) == .array, document.children(of: step).count == 2 else {
        fault(
          at: step, "\(found(step)) stands where a step of two numbers belongs.",
          "Write the posts up to which it holds and the most leaders, such as [50, 3].")
        continue
      }
      let pair = document.children(of: step)
      let isOpen = document.kind(pair[0]) == .null
      let upToPosts = isOpen ? nil : whole(pair[0])
      if let leaders = whole(pair[1]), isOpen || upToPosts != nil {
        table.append(LeadershipStep(upToPosts: upToPosts, leaders: leaders))
      }
    }
    return faults.count == before ? table : nil
  }
}

/// Posts that go from one value of a field to another and need the approval of a higher office.
public struct MoveApproval: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// The office that approves; `nil` where the rule names none.
  public var office: String?
  /// The rule's article; `nil` where it states none.
  public var basis: String?
  /// The id of the quota category.
  public var category: String
  /// The value that the posts leave, such as a tier.
  public var from: String
  /// The value that the posts reach.
  public var to: String
  /// How many posts.
  public var posts: Int
}

extension Board {
  /// What needs approval among moves, added up by rule, category and values.
  ///
  /// A move between two lines that a rule of approval selects needs it if the lines have different
  /// values of the rule's field; lines without a value, and the pool, are of no level.
  ///
  /// - Parameter moves: Moves such as those of a plan.
  /// - Returns: The approvals, in order of rule, category and values.
  public func approvals(of moves: [Move]) -> [MoveApproval] {
    let levels = approvalLevels
    if levels.isEmpty { return [] }
    let positions = Dictionary(lines.indices.map { (lines[$0].id, $0) }) { first, _ in first }
    var found: [MoveApproval] = []
    for level in levels {
      var sums: [[String]: Int] = [:]
      for move in moves {
        guard let source = positions[move.from], let sink = positions[move.to],
          let (from, to) = level.crossing(from: source, to: sink)
        else { continue }
        let (sum, isLarge) = sums[[lines[source].category, from, to], default: 0]
          .addingReportingOverflow(move.posts)
        sums[[lines[source].category, from, to]] = isLarge ? .max : sum
      }
      for (key, posts) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        found.append(
          MoveApproval(
            rule: level.rule.id, office: level.approval.office, basis: level.rule.basis,
            category: key[0], from: key[1], to: key[2], posts: posts))
      }
    }
    return found
  }

  /// The rules of approval with the value of each line they select.
  var approvalLevels: [ApprovalLevel] {
    rules.compactMap { rule in
      guard case .approval(let approval) = rule.kind else { return nil }
      var values = [String?](repeating: nil, count: lines.count)
      for position in lines(selectedBy: rule.selection) {
        values[position] = lines[position].value(of: approval.grouping)
      }
      return ApprovalLevel(rule: rule, approval: approval, values: values)
    }
  }
}

/// A rule of approval with the value of each line it selects.
struct ApprovalLevel {
  let rule: Rule
  let approval: Approval
  let values: [String?]

  /// The values that a move crosses; `nil` if it stays in one or has none.
  func crossing(from source: Int, to sink: Int) -> (String, String)? {
    guard let from = values[source], let to = values[sink], from != to else { return nil }
    return (from, to)
  }
}

internal import LinearOptimization

/// Says in words and numbers why the members of a conflict cannot hold together.
struct ConflictSentence<Solver: LinearSolver> {
  let board: Board
  let members: [ConflictMember]
  let solver: Solver
  let deadline: Deadline
  let oneWayLines: Set<Int>
  /// What the arithmetic has cost so far.
  private(set) var work = PlanWork()

  init(
    board: Board, members: [ConflictMember], solver: Solver, deadline: Deadline,
    oneWayLines: Set<Int>
  ) {
    self.board = board
    self.members = members
    self.solver = solver
    self.deadline = deadline
    self.oneWayLines = oneWayLines
  }

  /// The sentence: the arithmetic where one rule asks for more than the others allow, and the names.
  mutating func text() async throws(PlanError) -> String {
    for case .rule(let position) in members {
      if let arithmetic = try await arithmetic(of: position) { return arithmetic }
    }
    let names = members.map { describe($0) }.sorted().joined(separator: "; ")
    if members.count == 1 { return "This cannot hold on the present data: \(names)." }
    return "These cannot hold together: \(names). Without any one of them a plan exists."
  }

  /// What one bound asks, against the most (or least) that all other members allow.
  private mutating func arithmetic(of position: Int) async throws(PlanError) -> String? {
    guard case .bound(let bound) = board.rules[position].kind else { return nil }
    let others = Set(members.filter { $0 != .rule(position) })
    let formulation = Formulation(board: board, inForce: others, oneWayLines: oneWayLines)
    let lines = board.lines(selectedBy: board.rules[position].selection)
    let groups = board.groups(of: lines, per: bound.grouping)
    for (limit, sign) in [(bound.atLeast, 1.0), (bound.atMost, -1.0)] {
      guard let limit else { continue }
      for group in groups {
        guard
          let extreme = try await extreme(
            bound.quantity, over: group.lines, sign: sign, in: formulation)
        else { return nil }
        if sign * (Double(limit) - extreme) > Tolerance.integrality {
          let place = group.value.map { "\(bound.grouping.singular) \($0)" } ?? "the selection"
          return sentence(
            position, "\(place): \(limit)", comparison: sign > 0 ? ">" : "<", extreme, bound)
        }
      }
      guard groups.count > 1,
        let extreme = try await extreme(
          bound.quantity, over: groups.flatMap(\.lines), sign: sign, in: formulation)
      else { continue }
      let total = limit * groups.count
      if sign * (Double(total) - extreme) > Tolerance.integrality {
        let left = "\(groups.count) \(bound.grouping.plural) × \(limit) = \(total)"
        return sentence(position, left, comparison: sign > 0 ? ">" : "<", extreme, bound)
      }
    }
    return nil
  }

  private func sentence(
    _ position: Int, _ left: String, comparison: String, _ extreme: Double, _ bound: Bound
  ) -> String {
    let others = members.filter { $0 != .rule(position) }
    let amount = "\(Int(extreme.rounded(comparison == ">" ? .down : .up)))"
    let isPool = others.contains { if case .pool = $0 { true } else { false } }
    let what =
      isPool && bound.quantity != .released && bound.quantity != .purchased
      ? "posts in the pool" : "posts that can be \(bound.quantity.participle)"
    let names = others.map { describe($0) }.sorted().joined(separator: "; ")
    let because = others.isEmpty ? "" : " Against it: \(names)."
    return "\(describe(.rule(position))): \(left) \(comparison) \(amount) \(what).\(because)"
  }

  /// The greatest (sign 1) or least (sign −1) sum of a quantity; `nil` if not found in time.
  private mutating func extreme(
    _ quantity: Bound.Quantity, over lines: [Int], sign: Double, in formulation: Formulation
  ) async throws(PlanError) -> Double? {
    var objective = ColumnObjective()
    var constant = 0.0
    for line in lines {
      let part = formulation.quantity(quantity, of: line)
      for term in part.terms { objective[term.column] += sign * term.coefficient }
      constant += part.constant
    }
    var engine = LevelEngine(
      solver: solver, deadline: deadline, relativeGap: 0, program: formulation.program)
    defer { work.add(engine.work) }
    guard case .solved(let value, _, _) = try await engine.maximize(objective, keep: .not) else {
      return nil
    }
    return sign * value + constant
  }

  private func describe(_ member: ConflictMember) -> String {
    let id = board.identifier(of: member)
    switch member {
    case .rule(let position):
      let rule = board.rules[position]
      let title = rule.title.map { " (\($0))" } ?? ""
      let basis = rule.basis.map { " [\($0)]" } ?? ""
      return "rule \(id)\(title)\(basis)"
    case .pool: return "\(id) (no post is created)"
    case .keepAtLeast(let category):
      return "\(id) (\(board.categories[category].keepAtLeast) posts stay in the pool)"
    case .total(let category):
      let most = board.categories[category].totalAtMost.map { "\($0)" } ?? "given"
      return "\(id) (final posts are at most \(most))"
    case .oneWay: return "\(id) (a line releases or receives, not both)"
    case .need: return "\(id) (nothing is granted or bought beyond the need)"
    case .lineMinimum: return "\(id) (the least final posts of a line)"
    case .lineMaximum: return "\(id) (the greatest final posts of a line)"
    }
  }
}

extension Bound.Quantity {
  var participle: String {
    switch self {
    case .granted: "granted"
    case .released: "released"
    case .net: "gained"
    case .final: "held"
    case .purchased: "bought"
    }
  }
}

extension Bound.Grouping {
  var singular: String { self == .all ? "selection" : rawValue }

  var plural: String {
    switch self {
    case .all: "selections"
    case .category: "categories"
    default: rawValue + "s"
    }
  }
}

public import OneBoard

/// A plan that is made by one walk over the lines, for measuring what needs a plan of any size.
public struct Proposal: Sendable {
  /// The plan; whole and balanced, but bound rules may be broken.
  public private(set) var plan: Plan

  /// Makes a proposal: idle posts are released, and given one by one to lines that lack some.
  ///
  /// - Parameter board: The board.
  public init(_ board: Board) {
    plan = Plan(scenario: board.name, status: .proposed)
    var sources: [String: [String]] = [:]
    plan.posts = board.lines.map { line in
      let released = line.need < line.approved ? line.vacancy : 0
      sources[line.category, default: []] += Array(repeating: line.id, count: released)
      return PlannedPosts(id: line.id, released: released, final: line.approved - released)
    }
    for (index, line) in board.lines.enumerated() where line.need > line.approved {
      guard let source = sources[line.category]?.popLast() else { continue }
      plan.posts[index].granted = 1
      plan.posts[index].final += 1
      plan.moves.append(Move(from: source, to: line.id, posts: 1))
    }
    // What nobody takes stays in the pool.
    for (category, left) in sources.sorted(by: { $0.key < $1.key }) {
      for source in left {
        plan.moves.append(Move(from: source, to: "reserve:\(category)", posts: 1))
      }
    }
    // Only plans with this status are written in full.
    plan.status = .feasible
  }
}

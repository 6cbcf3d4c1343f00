internal import LinearOptimization

/// Says whether scenarios of the same lines have a legal plan.
struct PlanProbe<Solver: LinearSolver> {
  let solver: Solver
  let deadline: Deadline
  /// The most programs; a search that would need more ends early.
  var limit: Int
  /// How many programs were solved.
  private(set) var count = 0
  /// Lines that were seen to release and receive at once.
  private(set) var oneWayLines: Set<Int> = []

  init(solver: Solver, deadline: Deadline, limit: Int) {
    self.solver = solver
    self.deadline = deadline
    self.limit = limit
  }

  /// What one look gave.
  enum Answer {
    case plan([PlannedPosts], shortfall: Double)
    case none
    /// A limit came first.
    case open
  }

  /// Looks for a legal plan; of those the one that falls least short of soft rules.
  mutating func plan(of board: Board) async throws(PlanError) -> Answer {
    while true {
      if count >= limit || deadline.hasPassed { return .open }
      count += 1
      let formulation = Formulation(board: board, oneWayLines: oneWayLines)
      var engine = LevelEngine(
        solver: solver, deadline: deadline, relativeGap: 0, program: formulation.program)
      let outcome: LevelEngine<Solver>.Outcome
      if board.hasSoftRules {
        let objective = formulation.shortfallObjective()
        outcome = try await engine.maximize(
          objective.coefficients, wholeMultiple: objective.wholeMultiple, keep: .not)
      } else {
        outcome = try await engine.maximize(ColumnObjective(), keep: .not)
      }
      switch outcome {
      case .infeasible: return .none
      case .stopped: return .open
      case .solved(let value, _, let isProven):
        guard let point = engine.point, isProven else { return .open }
        let posts = formulation.posts(at: point)
        let both = posts.indices.filter { posts[$0].released > 0 && posts[$0].granted > 0 }
        if both.isEmpty { return .plan(posts, shortfall: -value) }
        // Lines are in the same order on every board, so what one showed serves the next.
        oneWayLines.formUnion(both)
      }
    }
  }
}

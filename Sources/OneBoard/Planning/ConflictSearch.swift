internal import LinearOptimization

/// Finds a minimal set of rules and invariants that cannot hold together.
struct ConflictSearch<Solver: LinearSolver> {
  let board: Board
  let solver: Solver
  let deadline: Deadline
  let oneWayLines: Set<Int>
  /// What the search has cost so far.
  private(set) var work = PlanWork()

  init(board: Board, solver: Solver, deadline: Deadline, oneWayLines: Set<Int>) {
    self.board = board
    self.solver = solver
    self.deadline = deadline
    self.oneWayLines = oneWayLines
  }

  /// Drops members, many at once while that works, as long as the rest still conflicts.
  ///
  /// Every member that is left was shown to be needed: without it a plan exists. Where the deadline
  /// passes first, the set conflicts but may not be minimal, and says so.
  mutating func conflict() async throws(PlanError) -> Conflict {
    var kept: [ConflictMember] = []
    var isMinimal = true
    var pending = [board.conflictMembers]
    while let chunk = pending.popLast() {
      let others = Set(kept + pending.flatMap { $0 })
      switch try await hasPlan(others) {
      case false?: continue
      case true? where chunk.count == 1: kept += chunk
      case true?:
        let half = chunk.count / 2
        pending.append(Array(chunk[half...]))
        pending.append(Array(chunk[..<half]))
      case nil:
        isMinimal = false
        kept += chunk
      }
    }
    let members = kept.map { board.identifier(of: $0) }.sorted()
    var sentence = ConflictSentence(
      board: board, members: kept, solver: solver, deadline: deadline, oneWayLines: oneWayLines)
    let text = try await sentence.text()
    work.add(sentence.work)
    return Conflict(members: members, sentence: text, isMinimal: isMinimal)
  }

  /// Whether a plan exists when only some members are in force; `nil` when that is not known.
  private mutating func hasPlan(_ members: Set<ConflictMember>) async throws(PlanError) -> Bool? {
    let formulation = Formulation(board: board, inForce: members, oneWayLines: oneWayLines)
    var engine = LevelEngine(
      solver: solver, deadline: deadline, relativeGap: 0, program: formulation.program)
    defer { work.add(engine.work) }
    do {
      switch try await engine.maximize(ColumnObjective(), keep: .not) {
      case .solved: return true
      case .infeasible: return false
      case .stopped: return nil
      }
    } catch .internalFault where members.count < board.conflictMembers.count {
      // Without the pool and the need, numbers may be beyond what the solver can tell apart.
      return nil
    }
  }
}

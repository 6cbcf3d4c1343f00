public import LinearOptimization

/// A model that is changed and solved again and again.
///
/// GLPK keeps the problem between solves: a change is carried over, and each solve starts from the
/// last basis. The Swift model remains the truth; where GLPK fails, its problem is built anew from
/// it, and ``Work/rebuilds`` says why.
///
/// Changes happen at once and may come from any thread; solves wait for each other. Handles of the
/// first model and of the session stay valid until they are deleted. All numbers are checked when
/// they come in.
public final class ModelSession: Sendable {
  let thread = SolverThread()
  let bench = Bench()
  private let state: Gate<State>

  private struct State {
    var model: EditableModel
    var snapshot: EditableModel.Snapshot?
    var last: SessionSolution?

    mutating func currentSnapshot() -> EditableModel.Snapshot {
      if let snapshot, snapshot.revision == model.revision { return snapshot }
      let fresh = model.snapshot()
      snapshot = fresh
      return fresh
    }
  }

  /// Holds what only the thread touches.
  ///
  /// `@unchecked Sendable`: the problem is read and written by jobs on the thread alone.
  final class Bench: @unchecked Sendable {
    let problem = KeptProblem()
  }

  /// Makes a session and starts its thread; the thread ends with the session.
  ///
  /// - Parameter model: The model to begin with.
  /// - Throws: ``SolveError`` for a model with faults, or where no thread could be started.
  public init(_ model: Model) throws(SolveError) {
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    state = Gate(State(model: EditableModel(compiled)))
    guard thread.isRunning, state.isUsable else { throw SolverThread.noThread }
  }

  deinit {
    // GLPK's problem must be freed on its thread.
    thread.perform { [bench] in bench.problem.close() }
  }

  /// How often the model has been changed.
  public var revision: Int { read { $0.model.revision } }
  /// A copy of the model as it is now; handles of the session are not its own.
  public var model: Model { read { $0.currentSnapshot().model } }
  /// The handles of the columns, in order.
  public var variables: [Variable] { read { $0.model.variables } }
  /// The handles of the rows, in order.
  public var constraints: [Constraint] { read { $0.model.constraints } }

  /// Solves the model as it is now, from the last basis; cancelling the task stops the solve.
  ///
  /// A basis in the options takes the place of the last one. Options that name columns by position
  /// mean those of ``model``.
  ///
  /// - Parameter options: Limits, gaps and method.
  /// - Returns: The outcome, bound to the revision of the model.
  /// - Throws: ``SolveError`` for refused options or a fault of GLPK.
  /// - Complexity: O(rows + columns + coefficients) besides the solve.
  public func solve(
    options: SolveOptions = SolveOptions()
  ) async throws(SolveError) -> SessionSolution {
    let (model, snapshot) = read { ($0.model, $0.currentSnapshot()) }
    let request = try SolveRequest(snapshot.model, options)
    let interrupted = Solution(termination: .stopped(by: .interrupted))
    let solution = try await thread.carryOut(request, interrupted: interrupted) {
      [bench] () throws(SolveError) -> Solution in
      bench.problem.begin(snapshot)
      var solution = try request.answer(keeping: bench.problem)
      solution.work.rebuilds = bench.problem.end(solution)
      // One environment for all threads cannot be kept between solves.
      if !GLPKSolver.isReentrant { bench.problem.close() }
      return solution
    }
    let answer = SessionSolution(solution, model, snapshot)
    state.change { state in
      // A solve that began earlier may end later.
      if (state.last?.revision ?? -1) <= answer.revision { state.last = answer }
    }
    return answer
  }

  /// Whether the model is still the one that a solution belongs to.
  ///
  /// - Parameter solution: A solution of this session.
  /// - Returns: Whether nothing has changed since.
  public func isCurrent(_ solution: SessionSolution) -> Bool { solution.revision == revision }

  /// The last solution, if the model has not changed since.
  ///
  /// - Returns: The solution.
  /// - Throws: ``SessionError/unsolved`` or ``SessionError/outdated(solutionRevision:modelRevision:)``.
  public func current() throws(SessionError) -> SessionSolution {
    let (last, revision) = read { ($0.last, $0.model.revision) }
    guard let last else { throw .unsolved }
    guard last.revision == revision else {
      throw .outdated(solutionRevision: last.revision, modelRevision: revision)
    }
    return last
  }

  private func read<Value>(_ body: (inout State) -> Value) -> Value {
    state.with(body)
  }

  func change<Value>(
    _ body: (inout EditableModel) throws(SessionError) -> Value
  ) throws(SessionError) -> Value {
    let result = state.with { state -> Result<Value, SessionError> in
      do throws(SessionError) {
        return .success(try body(&state.model))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

internal import CGLPKShims
internal import LinearOptimization

/// The problem that a session keeps in GLPK between solves, on the solver's thread.
///
/// What it holds can be rebuilt from the Swift model at any time; when it has to be, the reason is
/// noted.
final class KeptProblem {
  private(set) var session: Session?
  private var contents: Session.Contents?
  /// The last basis, with the numbers of its columns and rows.
  private var basis: (basis: Basis, columnNumbers: [Int32], rowNumbers: [Int32])?
  private var rebuilds: [String] = []
  /// The model of the present solve.
  private var snapshot: EditableModel.Snapshot?

  /// Begins a solve.
  func begin(_ snapshot: EditableModel.Snapshot) {
    self.snapshot = snapshot
    rebuilds = []
  }

  /// Ends a solve; gives the reasons why the problem was built anew.
  func end(_ solution: Solution) -> [String] {
    if let last = solution.basis, let snapshot {
      basis = (last, snapshot.columnNumbers, snapshot.rowNumbers)
    }
    return rebuilds
  }

  /// Lets go of the problem, for a reason.
  func drop(_ reason: String) {
    if session == nil { return }
    session = nil
    contents = nil
    rebuilds.append(reason)
  }

  /// Lets go of the problem at the end of the session.
  func close() {
    session = nil
    contents = nil
  }

  /// The first rung of the ladder: the kept problem, changed to what is wanted; or the last basis.
  func rung(
    for compiled: CompiledModel, wholeColumns: Bool, _ request: SolveRequest
  ) -> Rung? {
    guard let snapshot else { return nil }
    let wanted = Session.Contents(
      compiled: compiled, wholeColumns: wholeColumns, columnNumbers: snapshot.columnNumbers,
      rowNumbers: snapshot.rowNumbers)
    if let session, let contents {
      if !session.isLive {
        drop("rebuilt: \(session.lastWords)")
      } else {
        do throws(SessionFailure) {
          return try warmRung(session, from: contents, to: wanted, request)
        } catch {
          drop("rebuilt: a change failed: \(error.words)")
        }
      }
    }
    guard request.options.basis == nil, let basis = carriedBasis else { return nil }
    return Rung(
      name: "last basis", method: method(Session.Difference(), request), longStep: false,
      scales: true, start: .given(basis))
  }

  private var carriedBasis: Basis? {
    guard let basis, let snapshot else { return nil }
    return basis.basis.carried(
      columnNumbers: basis.columnNumbers, rowNumbers: basis.rowNumbers, to: snapshot)
  }

  private func warmRung(
    _ session: Session, from old: Session.Contents, to new: Session.Contents,
    _ request: SolveRequest
  ) throws(SessionFailure) -> Rung {
    session.arm(request)
    // Until all is changed, what is in GLPK is neither the old nor the new.
    contents = nil
    let difference = try session.change(from: old, to: new)
    contents = new
    if let basis = request.options.basis {
      try session.set(basis)
    } else if difference.hasDeletions, let snapshot {
      let basis = try session.read().basis
      // Statuses are in the order of the new model already; only their count is put right.
      try session.set(
        basis.carried(
          columnNumbers: snapshot.columnNumbers, rowNumbers: snapshot.rowNumbers, to: snapshot))
    }
    let method = method(difference, request)
    return Rung(
      name: "last basis, \(method)", method: method,
      longStep: request.model.slackBasisCanBeDualFeasible, scales: false, start: .kept(session))
  }

  private func method(
    _ difference: Session.Difference, _ request: SolveRequest
  ) -> Rung.Method {
    switch request.options.algorithm {
    case .primalSimplex: .primal
    case .dualSimplex: .dual
    case .automatic:
      // A basis stays dual feasible while only bounds and rows change, primal feasible while only
      // costs do. After both the primal took fewer iterations on covering programs.
      difference.touchesObjective ? .primal : .dual
    }
  }

  /// Takes over the session that a ladder ended with.
  func adopt(_ session: Session, _ compiled: CompiledModel, wholeColumns: Bool) {
    guard session !== self.session, let snapshot else { return }
    if self.session != nil { rebuilds.append("rebuilt: another method gave the answer") }
    self.session = session
    contents = Session.Contents(
      compiled: compiled, wholeColumns: wholeColumns, columnNumbers: snapshot.columnNumbers,
      rowNumbers: snapshot.rowNumbers)
  }
}

extension SessionFailure {
  /// The failure in words.
  var words: String {
    switch self {
    case .aborted(let message): "GLPK aborted: \(message)"
    case .braked: "GLPK was stopped in the middle"
    case .stuck: "GLPK was in a loop without end"
    }
  }
}

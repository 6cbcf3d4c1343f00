extension CompiledModel {
  /// Judges a basis in rational arithmetic, so that the verdict has no tolerance.
  ///
  /// The basis is factored modulo a prime and both systems are solved by lifting (Dixon 1982). The
  /// cost depends on the part of the basis that is not triangular and on the length of the
  /// fractions; the options bound it, and cancelling the task stops it. Whole columns count as
  /// continuous.
  ///
  /// - Parameters:
  ///   - basis: The basis, as in ``Solution/basis``.
  ///   - options: The time allowed, and how many pivots to take from a basis that is not optimal.
  /// - Returns: The verdict.
  public func exactVerdict(
    of basis: Basis, options: ExactOptions = ExactOptions()
  ) -> ExactVerdict {
    let budget = ExactBudget(timeLimit: options.timeLimit)
    var basis = basis
    var pivots = 0
    // What is known when the budget ends in a later step.
    var last: ExactBasicSolution?
    do throws(ExactFailure) {
      while true {
        let exact = try ExactBasis(basis, in: self, budget: budget)
        do throws(ExactStop) {
          var solution = try exact.solution()
          solution.pivots = pivots
          last = solution
          if solution.isOptimal { return .optimal(solution) }
          if pivots >= options.pivotLimit { return .notOptimal(solution) }
          switch try ExactPivoting(exact: exact, solution: solution).step() {
          case .basis(let next): basis = next
          case .infeasible(let proof): return .infeasible(proof.after(pivots))
          case .unbounded(let proof): return .unbounded(proof.after(pivots))
          case .stuck: return .notOptimal(solution)
          }
          pivots += 1
        } catch {
          throw ExactFailure.stopped(error.reason)
        }
      }
    } catch {
      switch error {
      case .stopped(let reason): return last.map { .notOptimal($0) } ?? .undecided(reason)
      case .invalid(let reason): return .invalidBasis(reason)
      case .singular(let columns):
        return .singular(columns: columns.map { model.columnName(Int($0)) })
      }
    }
  }
}

extension ExactProof {
  fileprivate func after(_ pivots: Int) -> ExactProof {
    var proof = self
    proof.pivots = pivots
    return proof
  }
}

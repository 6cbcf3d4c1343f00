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
    do throws(ExactFailure) {
      let exact = try ExactBasis(basis, in: self, budget: budget)
      do throws(ExactStop) {
        let solution = try exact.solution()
        return solution.isOptimal ? .optimal(solution) : .notOptimal(solution)
      } catch {
        return .undecided(error.reason)
      }
    } catch {
      switch error {
      case .stopped(let reason): return .undecided(reason)
      case .invalid(let reason): return .invalidBasis(reason)
      case .singular(let columns):
        return .singular(columns: columns.map { model.columnName(Int($0)) })
      }
    }
  }
}

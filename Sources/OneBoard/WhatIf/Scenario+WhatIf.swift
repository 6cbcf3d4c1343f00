public import LinearOptimization

/// The plan of a scenario beside that of the scenario with some of its numbers changed.
public struct WhatIf: Sendable, Hashable {
  /// The plan of the scenario as it is.
  public var base: Plan
  /// The plan of the changed scenario.
  public var changed: Plan
  /// What differs.
  public var difference: PlanDifference
  /// Whether the base plan was proven best for the changed scenario without a solve.
  public var isCarried: Bool
}

extension Scenario {
  /// Plans the scenario as it is and with some of its numbers changed.
  ///
  /// If the change only narrows the legal plans and enters no level, the proven base plan is best for
  /// the changed scenario as well where the audit finds it legal there, and nothing is solved again.
  ///
  /// - Parameters:
  ///   - settings: What is to be other.
  ///   - solver: The solver of linear programs.
  ///   - options: Limits of each of the two plans, and the gap.
  /// - Returns: Both plans and what differs.
  /// - Throws: ``WhatIfError``; infeasible and stopped are outcomes.
  public func whatIf(
    _ settings: [Setting], using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(WhatIfError) -> WhatIf {
    let changed: Scenario
    let boards: (base: Board, changed: Board)
    do throws(SettingError) {
      changed = try applying(settings)
      boards = (try sound(self), try sound(changed))
    } catch {
      throw .setting(error)
    }
    do throws(PlanError) {
      let base = try await boards.base.plan(using: solver, options: options)
      let isNarrower = changed.narrows(self)
      let carried = isNarrower ? boards.changed.carried(base) : nil
      var plan: Plan
      if let carried {
        plan = carried
      } else {
        plan = try await boards.changed.plan(using: solver, options: options)
      }
      return WhatIf(
        base: base, changed: plan, difference: PlanDifference(from: base, to: plan),
        isCarried: carried != nil)
    } catch {
      throw .plan(error)
    }
  }

  private func sound(_ scenario: Scenario) throws(SettingError) -> Board {
    do throws(ScenarioError) {
      return try scenario.validated()
    } catch {
      throw SettingError(
        faults: error.faults.map { SettingFault(.refused, $0.path, $0.message, $0.advice) })
    }
  }
}

extension Board {
  /// The best plan of a board of more legal plans as the best of this one; `nil` if it is not known
  /// to be best there or is not legal here.
  func carried(_ plan: Plan) -> Plan? {
    guard plan.status == .optimal, audit(plan.posts).violations.isEmpty,
      let moves = moves(for: plan.posts)
    else { return nil }
    var carried = plan
    carried.moves = moves
    carried.notes = []
    carried.work = PlanWork()
    carried.solveSeconds = 0
    carried.seconds = 0
    let reserve = Dictionary(categories.map { ($0.id, $0.reserve) }) { first, _ in first }
    for index in carried.pools.indices {
      let pool = carried.pools[index]
      let opening = reserve[pool.category] ?? pool.opening
      carried.pools[index].opening = opening
      carried.pools[index].closing = opening + pool.released - pool.granted
    }
    return carried
  }
}

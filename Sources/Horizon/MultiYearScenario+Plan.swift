public import LinearOptimization
public import OneBoard

extension MultiYearScenario {
  /// Plans every year.
  ///
  /// The allocation rolls: each year starts from the posts, the staff and the reserve that the year
  /// before leaves, and is planned on its own, for a year's plan is decided in that year. A line
  /// hires up to its need within its posts; while it is over its quota it hires nobody, or as
  /// ``replacement`` allows. The turnover
  /// pools are then planned over all years at once, for a loan binds the years after it. A line
  /// repays with posts that a leaver frees and that it would fill again, so nobody loses a post;
  /// a line over its quota borrows nothing.
  ///
  /// - Parameters:
  ///   - solver: The solver of linear programs.
  ///   - options: Limits and gap of each year's plan.
  /// - Returns: The years; they end with the first one that has no legal plan.
  /// - Throws: ``HorizonError`` for faults of the input, and when something failed.
  public func plan(
    using solver: some LinearSolver, options: PlanOptions = PlanOptions()
  ) async throws(HorizonError) -> MultiYearPlan {
    let faults = faults()
    guard faults.isEmpty else { throw .faults(faults) }
    var result = MultiYearPlan(years: [], isComplete: true)
    var state = scenario
    var accounts: [String: ReplacementAccount] = [:]
    for year in 0..<years {
      let step = try await plan(
        year: year, from: state, accounts: &accounts, using: solver, options: options)
      result.years.append(step)
      guard !step.plan.posts.isEmpty || step.scenario.posts.isEmpty else {
        result.isComplete = false
        return result
      }
      state = closing(step)
    }
    try await lend(in: &result, using: solver)
    return result
  }

  private func plan(
    year: Int, from opening: Scenario, accounts: inout [String: ReplacementAccount],
    using solver: some LinearSolver, options: PlanOptions
  ) async throws(HorizonError) -> YearPlan {
    var state = opening
    for position in state.posts.indices {
      state.posts[position].inPost -= leavers(of: state.posts[position].id, year: year)
    }
    let board: Board
    do { board = try state.validated() } catch { throw .scenario(year: year + 1, error) }
    let plan: Plan
    do {
      plan = try await board.plan(using: solver, options: options)
    } catch { throw .plan(year: year + 1, error) }
    let final = Dictionary(
      plan.posts.map { ($0.id, $0.final) }, uniquingKeysWith: { first, _ in first })
    var lines: [LineYear] = []
    for line in board.lines {
      let posts = final[line.id] ?? line.approved
      let left = leavers(of: line.id, year: year)
      var hires = max(0, min(posts, line.need) - line.inPost)
      if let replacement, line.inPost > posts {
        var account = accounts[line.id] ?? ReplacementAccount()
        hires = min(account.open(left, under: replacement), max(0, line.need - line.inPost))
        account.close(hires)
        accounts[line.id] = account
      }
      lines.append(
        LineYear(
          id: line.id, posts: posts, leavers: left, hires: hires, staff: line.inPost + hires))
    }
    return YearPlan(scenario: state, plan: plan, lines: plan.posts.isEmpty ? [] : lines)
  }

  /// The state that a year leaves to the next one.
  private func closing(_ year: YearPlan) -> Scenario {
    var state = year.scenario
    let lines = Dictionary(
      year.lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for position in state.posts.indices {
      guard let line = lines[state.posts[position].id] else { continue }
      state.posts[position].approved = line.posts
      state.posts[position].inPost = line.staff
      if let idle = state.posts[position].idleYears {
        state.posts[position].idleYears = line.staff < line.posts ? idle + 1 : 0
      }
    }
    for position in state.categories.indices {
      let id = state.categories[position].id
      if let pool = year.plan.pools.first(where: { $0.category == id }) {
        state.categories[position].reserve = pool.closing
      }
    }
    return state
  }

  private func lend(
    in result: inout MultiYearPlan, using solver: some LinearSolver
  ) async throws(HorizonError) {
    guard let first = result.years.first else { return }
    let board: Board
    do { board = try first.scenario.validated() } catch { throw .scenario(year: 1, error) }
    for pool in turnoverPools {
      let positions = board.lines(selectedBy: pool.borrowers).filter {
        board.lines[$0].category == pool.category
      }
      let borrowers = positions.map { position in
        let need = board.lines[position].need
        return Borrower(
          shortage: result.years.map { year in
            let line = year.lines[position]
            return line.overQuota > 0 ? 0 : max(0, need - line.posts)
          },
          repayable: result.years.map {
            min($0.lines[position].leavers, $0.lines[position].hires)
          })
      }
      let network = TurnoverNetwork(
        posts: pool.posts, term: pool.term, years: years, borrowers: borrowers)
      let loans = try await network.loans(using: solver)
      for (position, schedule) in zip(positions, loans) {
        for year in result.years.indices {
          result.years[year].lines[position].lent = schedule.lent[year]
          result.years[year].lines[position].repaid = schedule.repaid[year]
          result.years[year].lines[position].outstanding = schedule.outstanding[year]
          result.years[year].lines[position].hires += schedule.lent[year] - schedule.repaid[year]
          result.years[year].lines[position].staff += schedule.outstanding[year]
        }
      }
    }
  }

  func leavers(of id: String, year: Int) -> Int {
    guard let numbers = leavers[id], numbers.indices.contains(year) else { return 0 }
    return numbers[year]
  }
}

public import LinearOptimization
public import OneBoard

/// What one line could borrow from a turnover pool, and out of what it repays.
public struct Borrower: Sendable, Hashable {
  /// The posts that the line lacks, year by year.
  public var shortage: [Int]
  /// The posts that fall free by attrition and could go back to the pool, year by year.
  public var repayable: [Int]

  /// Makes a borrower.
  ///
  /// - Parameters:
  ///   - shortage: The posts that the line lacks, year by year.
  ///   - repayable: The posts that could go back to the pool, year by year.
  public init(shortage: [Int], repayable: [Int]) {
    self.shortage = shortage
    self.repayable = repayable
  }
}

/// Loans of one line, year by year.
public struct LoanSchedule: Sendable, Hashable {
  /// Posts lent in each year.
  public var lent: [Int]
  /// Posts repaid in each year, out of that year's attrition, the oldest loan first.
  public var repaid: [Int]
  /// Posts outstanding at the end of each year.
  public var outstanding: [Int]

  /// Makes a schedule.
  ///
  /// - Parameters:
  ///   - lent: Posts lent in each year.
  ///   - repaid: Posts repaid in each year.
  ///   - outstanding: Posts outstanding at the end of each year.
  public init(lent: [Int], repaid: [Int], outstanding: [Int]) {
    self.lent = lent
    self.repaid = repaid
    self.outstanding = outstanding
  }
}

/// One turnover pool over all years: the most post-years that can be lent, as one linear program.
///
/// Nodes are the pool and each line in each year; lending and repaying are arcs between the two,
/// what stays is an arc to the next year. Each column thus has at most one +1 and one −1, the matrix
/// is totally unimodular (Heller and Tompkins 1956), and every vertex is whole.
public struct TurnoverNetwork: Sendable {
  /// The posts of the pool.
  public var posts: Int
  /// The term in years.
  public var term: Int
  /// The number of years.
  public var years: Int
  /// Who may borrow; each list has one number a year.
  public var borrowers: [Borrower]

  /// Makes a network.
  ///
  /// - Parameters:
  ///   - posts: The posts of the pool.
  ///   - term: The term in years.
  ///   - years: The number of years.
  ///   - borrowers: Who may borrow; a year that a list lacks counts as 0.
  public init(posts: Int, term: Int, years: Int, borrowers: [Borrower]) {
    self.posts = posts
    self.term = term
    self.years = years
    self.borrowers = borrowers
  }

  /// The most that a borrower may have outstanding at the end of a year.
  ///
  /// It is the lesser of the shortage and of what falls free in the `term` years that follow; years
  /// beyond the horizon give nothing, so the last year's limit is 0.
  ///
  /// - Parameters:
  ///   - borrower: The borrower.
  ///   - year: The year, counted from 0.
  /// - Returns: The limit, in posts.
  public func limit(of borrower: Borrower, year: Int) -> Int {
    guard year >= 0, year < years else { return 0 }
    let last = min(years - 1 - year, max(0, term))
    var repayable = 0
    for later in 0..<last { repayable += Self.entry(borrower.repayable, year + 1 + later) }
    return min(repayable, Self.entry(borrower.shortage, year))
  }

  /// The linear program.
  ///
  /// For each year there is the column of what stays in the pool, then lent, repaid and outstanding
  /// of every borrower; and the row of the pool, then one of every borrower.
  ///
  /// - Returns: The model; it has no whole columns.
  package func model() -> Model {
    var model = Model(name: "turnover")
    model.sense = .maximize
    for year in 0..<max(0, years) {
      let opening = year == 0 ? Double(posts) : 0
      let pool = model.rowCount
      model.addRow(lower: opening, upper: opening)
      for _ in borrowers { model.addRow(lower: 0, upper: 0) }
      addStock(to: &model, row: pool, upper: Double(posts), cost: 0, isLast: year == years - 1)
      for (position, borrower) in borrowers.enumerated() {
        let line = pool + 1 + position
        let lent = model.columnCount
        model.addColumn(upper: Double(posts))
        model.addCoefficient(1, row: pool, column: lent)
        model.addCoefficient(-1, row: line, column: lent)
        model.addColumn(upper: Double(Self.entry(borrower.repayable, year)))
        model.addCoefficient(-1, row: pool, column: lent + 1)
        model.addCoefficient(1, row: line, column: lent + 1)
        addStock(
          to: &model, row: line, upper: Double(limit(of: borrower, year: year)), cost: 1,
          isLast: year == years - 1)
      }
    }
    return model
  }

  /// A stock leaves its node and enters the same node a year later.
  private func addStock(
    to model: inout Model, row: Int, upper: Double, cost: Double, isLast: Bool
  ) {
    let column = model.columnCount
    model.addColumn(upper: upper, cost: cost)
    model.addCoefficient(1, row: row, column: column)
    if !isLast { model.addCoefficient(-1, row: row + borrowers.count + 1, column: column) }
  }

  /// Lends as many post-years as can be lent.
  ///
  /// Each line repays as early as its attrition allows and borrows anew where it may. So what is
  /// outstanding is repaid within the term: the attrition of the next years covers it.
  ///
  /// - Parameter solver: The solver.
  /// - Returns: The loans of every borrower.
  /// - Throws: ``HorizonError`` when the solver fails or a value is not whole.
  public func loans(
    using solver: some LinearSolver
  ) async throws(HorizonError) -> [LoanSchedule] {
    guard years <= MultiYearScenario.maximumYears, (0...PostLine.maximumPosts).contains(posts)
    else {
      throw .faults([
        ScenarioFault(
          path: "turnover", message: "\(years) years and \(posts) posts are out of range.",
          advice: "Give at most \(MultiYearScenario.maximumYears) years and from 0 to "
            + "\(PostLine.maximumPosts) posts.")
      ])
    }
    guard years > 0, !borrowers.isEmpty else { return borrowers.map { _ in schedule([], of: []) } }
    let solution: Solution
    do { solution = try await solver.solve(model()) } catch { throw .solver(error) }
    guard solution.termination == .optimal else {
      throw .internalFault("The turnover network ended as \(solution.termination.name).")
    }
    var stocks: [[Int]] = []
    for position in borrowers.indices {
      var outstanding: [Int] = []
      for year in 0..<years {
        let column = year * (3 * borrowers.count + 1) + 3 + 3 * position
        guard solution.values.indices.contains(column),
          let whole = Int(exactly: solution.values[column])
        else {
          throw .internalFault("The turnover network has a value that is not whole.")
        }
        outstanding.append(whole)
      }
      stocks.append(outstanding)
    }
    return zip(borrowers, stocks).map { schedule($1, of: $0.repayable) }
  }

  private func schedule(_ outstanding: [Int], of repayable: [Int]) -> LoanSchedule {
    var schedule = LoanSchedule(lent: [], repaid: [], outstanding: outstanding)
    var before = 0
    for (year, after) in outstanding.enumerated() {
      let repaid = min(before, Self.entry(repayable, year))
      schedule.repaid.append(repaid)
      schedule.lent.append(after - before + repaid)
      before = after
    }
    return schedule
  }

  private static func entry(_ numbers: [Int], _ year: Int) -> Int {
    numbers.indices.contains(year) ? min(max(0, numbers[year]), PostLine.maximumPosts) : 0
  }
}

/// A horizon that could not be planned.
public enum HorizonError: Error, Sendable {
  /// The horizon has faults.
  case faults([ScenarioFault])
  /// The state of a year, counted from 1, is refused.
  case scenario(year: Int, ScenarioError)
  /// The plan of a year, counted from 1, failed.
  case plan(year: Int, PlanError)
  /// The solver refused or failed.
  case solver(SolveError)
  /// A check of our own did not hold; the text says which.
  case internalFault(String)
}

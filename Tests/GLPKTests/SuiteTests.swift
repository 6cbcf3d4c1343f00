import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Published instances to their published answers.
///
/// Skipped where the suites are not installed. Left out are three programs that GLPK does not solve
/// within a minute in any setting that was tried (`docs/decisions/0006-ladder.md`): markshare1, mas76
/// and noswot; for them the bounds are checked after three seconds.
@Suite(.enabled(if: Suites.areHere)) struct SuiteTests {
  private static let tooHard: Set = ["mip/markshare1.mps", "mip/mas76.mps", "mip/noswot.mps"]

  private static func entries(in folder: String) -> [Suites.Entry] {
    Suites.entries.filter { $0.file.hasPrefix(folder + "/") }
  }

  private func model(of entry: Suites.Entry) throws -> Model {
    // The published optimum of e226 leaves the right-hand side of the objective out.
    let rule: MPSReader.ObjectiveRightHandSide =
      entry.file == "lp/e226.mps" ? .ignored : .negatedConstant
    return try MPSReader.read(Suites.bytes(of: entry.file), objectiveRightHandSide: rule).model
  }

  private func check(_ entry: Suites.Entry) async throws {
    let model = try model(of: entry)
    let compiled: CompiledModel
    do {
      compiled = try model.compiled()
    } catch {
      // Bounds that cross are refused, which says the same.
      #expect(entry.status == "infeasible")
      return
    }
    // A guard against hanging; solve times are measured alone, in the sweep that
    // `docs/decisions/0006-ladder.md` records, because all tests share a few cores here.
    var options = SolveOptions()
    options.timeLimit = .seconds(300)
    let solution = try await GLPKSolver().solve(model, options: options)
    #expect(solution.termination.name == entry.status)
    if let optimum = entry.optimum {
      let objective = try #require(solution.objective)
      #expect(abs(objective - optimum) <= 1e-6 * max(1, abs(optimum)))
    }
    if let certificate = solution.certificate { #expect(compiled.proves(certificate)) }
  }

  @Test(arguments: entries(in: "lp"))
  func `A published linear program has its optimum`(entry: Suites.Entry) async throws {
    try await check(entry)
  }

  @Test(arguments: entries(in: "lp_infeasible"))
  func `A published infeasible program is found infeasible`(entry: Suites.Entry) async throws {
    try await check(entry)
  }

  @Test(arguments: entries(in: "nasty") + entries(in: "small"))
  func `A published trap has its answer`(entry: Suites.Entry) async throws {
    try await check(entry)
  }

  @Test(arguments: entries(in: "mip").filter { !tooHard.contains($0.file) })
  func `A published mixed-integer program has its optimum`(entry: Suites.Entry) async throws {
    try await check(entry)
  }

  @Test(arguments: entries(in: "mip").filter { tooHard.contains($0.file) })
  func `A program that is too hard ends with bounds around its optimum`(
    entry: Suites.Entry
  ) async throws {
    var options = SolveOptions()
    options.timeLimit = .seconds(3)
    let solution = try await GLPKSolver().solve(try model(of: entry), options: options)
    #expect(solution.termination == .feasible(stoppedBy: .timeLimit))
    let optimum = try #require(entry.optimum)
    #expect(try #require(solution.bound) <= optimum + 1e-4)
    #expect(try #require(solution.objective) >= optimum - 1e-4)
  }
}

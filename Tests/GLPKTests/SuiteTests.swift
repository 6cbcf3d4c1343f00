import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Published instances; skipped, and said so, where `ONEBOARD_SUITES` is not set.
@Suite struct SuiteTests {
  let solver = GLPKSolver()

  /// Mixed-integer instances that take GLPK longer than a test should; the sweep of
  /// `docs/decisions/0006-ladder.md` says how long.
  static let slow: Set<String> = [
    "mip/bell3a.mps", "mip/blend2.mps", "mip/markshare1.mps", "mip/mas76.mps", "mip/noswot.mps",
  ]

  private func read(_ file: String) throws -> Model {
    try MPSReader.read(Suites.bytes(of: file)).model
  }

  // Skipped only where the suites are absent.
  @Test(
    .enabled(if: Suites.areHere),
    arguments: Suites.entries.filter {
      $0.file.hasPrefix("lp") || $0.file.hasPrefix("nasty") || $0.file.hasPrefix("small")
        || ($0.file.hasPrefix("mip") && !slow.contains($0.file))
    })
  func `published instances have their published answer`(_ entry: Suites.Entry) async throws {
    let model = try read(entry.file)
    let solution: Solution
    do {
      solution = try await solver.solve(model)
    } catch {
      // One instance is infeasible because its bounds cross; the model itself says so.
      guard case .invalidModel(let refusal) = error.reason else { throw error }
      #expect(entry.status == "infeasible" && refusal.faults.allSatisfy(\.isCrossingBounds))
      return
    }
    #expect(solution.termination.name == entry.status)
    guard let optimum = entry.optimum else { return }
    // The index leaves the constant of e226 out; everywhere else there is none to leave out.
    let constant = entry.file.hasSuffix("e226.mps") ? model.objectiveConstant : 0
    let objective = try #require(solution.objective) - constant
    #expect(abs(objective - optimum) <= 1e-6 * max(1, abs(optimum)))
  }
}

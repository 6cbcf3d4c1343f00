import GLPK
import LinearOptimization
import LinearSolverConformance
import OneBoardTestSupport
import Testing

/// The solvers of this package against the cases.
struct ConformanceTests {
  @Test func `Case names are unique`() {
    let names = ConformanceCase.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 100)
  }

  @Test func `GLPK passes every case`() async {
    let report = await Conformance.run(on: GLPKSolver())
    print(report)
    #expect(report.failures.isEmpty)
    #expect(report.declined.isEmpty)
    #expect(report.passed.count == ConformanceCase.all.count)
    // It claims all that can be claimed.
    for claim in ConformanceClaim.allCases { #expect((report.claims[claim] ?? 0) > 5, "\(claim)") }
  }

  @Test func `Exhaustive search passes every case that it can take`() async {
    let report = await Conformance.run(on: ExhaustiveSolver())
    print(report)
    #expect(report.failures.isEmpty)
    // A whole column without end, and 2^40 points.
    #expect(
      report.declined.map(\.name) == [
        "an unbounded whole column", "a task that is cancelled on the way",
      ])
    for claim in [ConformanceClaim.point, .bound, .residuals, .prices, .ray] {
      #expect((report.claims[claim] ?? 0) > 5, "\(claim)")
    }
  }
}

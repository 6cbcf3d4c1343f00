import GLPK
import LinearOptimization
import LinearSolverConformance
import Sifting
import Testing

/// Price and sift against the cases that every solver of this package has to pass.
struct SiftingConformanceTests {
  @Test func `Every case is passed, whatever the sizes that are sifted`() async {
    var eager = SiftingSettings.small()
    eager.leastColumns = 0
    eager.leastBlocksPerCouplingRow = 0
    for settings in [SiftingSettings(), eager] {
      let report = await Conformance.run(
        on: SiftingSolver(around: GLPKSolver(), settings: settings))
      print(report)
      #expect(report.failures.isEmpty)
      #expect(report.declined.isEmpty)
      #expect(report.passed.count == ConformanceCase.all.count)
    }
  }
}

import LinearSolverConformance
import Testing

/// The cases find what is wrong with a solver.
struct DefectTests {
  @Test func `A wrapper without a defect passes`() async {
    let report = await Conformance.run(on: DefectiveSolver(.none))
    #expect(report.passesAll, "\(report)")
  }

  @Test(arguments: DefectiveSolver.Defect.allCases.filter { $0 != .none })
  func `A defect is found`(defect: DefectiveSolver.Defect) async {
    let report = await Conformance.run(on: DefectiveSolver(defect))
    #expect(!report.failures.isEmpty, "\(defect) was not found")
    print("\(defect): \(report.failures.count) of \(report.count) cases fail")
    // Each failure says what is wrong.
    #expect(report.failures.allSatisfy { $0.complaints.allSatisfy { !$0.isEmpty } })
    #expect(report.description.contains("FAILED"))
  }

  @Test func `What a solver declines is no pass`() async {
    let report = await Conformance.run(on: DecliningSolver())
    #expect(!report.passesAll)
    #expect(report.declined.count > 50)
    #expect(!report.description.contains("passed \(report.count) of"))
  }
}

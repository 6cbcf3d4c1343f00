import GLPK
import LinearOptimization
import Sifting
import Testing

/// Price and sift against its inner solver alone, on models that go through all phases.
struct SiftingTests {
  @Test(arguments: BlockKind.allCases)
  func `The optimum is that of GLPK, proven by its own prices and basis`(
    kind: BlockKind
  ) async throws {
    let inner = GLPKSolver()
    var handedOver = 0
    for seed in UInt64(1)...12 {
      let model = BlockModel(kind, seed: seed).model
      let compiled = try model.compiled()
      let notes = Notes()
      var options = SolveOptions()
      options.log = { notes.take($0) }
      let sifted = try await SiftingSolver(around: inner, settings: .small())
        .solve(model, options: options)
      let direct = try await inner.solve(model)
      #expect(direct.termination == .optimal)
      #expect(sifted.termination == .optimal, "\(kind) seed \(seed): \(sifted.work.retries)")
      let (found, wanted) = try (#require(sifted.objective), #require(direct.objective))
      #expect(
        abs(found - wanted) <= 1e-9 * max(1, abs(wanted)),
        "\(kind) seed \(seed): \(found) for \(wanted), \(sifted.work.retries)")
      let report = Verification(of: sifted, in: compiled)
      #expect(report.isConsistent, "\(kind) seed \(seed): \(report.complaints)")
      #expect(sifted.residuals != nil)
      let basis = try #require(sifted.basis)
      #expect((basis.columns + basis.rows).count { $0 == .basic } == model.rowCount)
      var again = SolveOptions()
      again.basis = basis
      let resumed = try await inner.solve(model, options: again)
      #expect(resumed.work.iterations == 0, "\(kind) seed \(seed): \(sifted.work.retries)")
      if !notes.contains("in the program"), kind != .componentsWithoutCoupling { handedOver += 1 }
    }
    #expect(handedOver <= 2, "\(kind): most models were handed over")
  }
}

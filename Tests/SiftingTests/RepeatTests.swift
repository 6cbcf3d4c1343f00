import GLPK
import LinearOptimization
import Sifting
import Testing

/// The answer does not depend on threads or on the order of the model.
struct RepeatTests {
  @Test(arguments: BlockKind.allCases)
  func `One worker and two give the same answer to the last bit`(kind: BlockKind) async throws {
    for seed in UInt64(21)...23 {
      let model = BlockModel(kind, seed: seed).model
      let one = try await SiftingSolver(around: GLPKSolver(), settings: .small()).solve(model)
      let two = try await SiftingSolver(
        around: GLPKSolver(), and: [GLPKSolver()], settings: .small(workers: 2)
      ).solve(model)
      #expect(one.values == two.values, "\(kind) seed \(seed)")
      #expect(one.shadowPrices == two.shadowPrices)
      #expect(one.basis == two.basis)
      #expect(one.work.iterations == two.work.iterations)
    }
  }

  @Test(arguments: BlockKind.allCases)
  func `Another order of rows and columns has the same optimum`(kind: BlockKind) async throws {
    let solver = SiftingSolver(around: GLPKSolver(), settings: .small())
    for seed in UInt64(31)...34 {
      let model = BlockModel(kind, seed: seed).model
      let first = try await solver.solve(model)
      let second = try await solver.solve(model.permuted(seed: seed))
      let (straight, turned) = try (#require(first.objective), #require(second.objective))
      #expect(abs(straight - turned) <= 1e-9 * max(1, abs(straight)), "\(kind) seed \(seed)")
    }
  }
}

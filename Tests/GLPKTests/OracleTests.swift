import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Random small models against exhaustive search, with certificates and residuals.
struct OracleTests {
  private let solver = GLPKSolver()
  private let oracle = ExhaustiveSolver()

  private func compare(_ model: Model, _ options: SolveOptions) async throws -> String {
    let found = try await solver.solve(model, options: options)
    let expected = try await oracle.solve(model, options: options)
    let compiled = try model.compiled()
    switch found.termination {
    case .optimal:
      #expect(expected.termination == .optimal)
      let objective = try #require(found.objective)
      #expect(abs(objective - (expected.objective ?? .nan)) < 1e-6)
      let residuals = try #require(found.residuals)
      #expect(residuals.primal < 1e-6)
      #expect(residuals.integrality < 1e-9)
      if !model.isMixedInteger, !options.presolves {
        #expect(residuals.dual < 1e-6)
        #expect(residuals.complementarity < 1e-5)
      }
    case .infeasible:
      #expect(expected.termination == .infeasible)
      if !model.isMixedInteger {
        #expect(compiled.proves(try #require(found.certificate)))
      } else if let certificate = found.certificate {
        #expect(compiled.proves(certificate))
      }
    case .unbounded:
      #expect(expected.termination == .unbounded)
      #expect(compiled.proves(try #require(found.certificate)))
    case .infeasibleOrUnbounded:
      #expect(model.isMixedInteger)
      #expect(expected.termination != .optimal)
    default: Issue.record("\(found.termination) has no place without limits")
    }
    return found.termination.name
  }

  @Test(arguments: [101, 102, 103, 104] as [UInt64], SolveOptions.Algorithm.allCases)
  func `Linear programs equal exhaustive search`(
    seed: UInt64, algorithm: SolveOptions.Algorithm
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var options = SolveOptions()
    options.algorithm = algorithm
    var outcomes: Set<String> = []
    for _ in 0..<60 {
      outcomes.insert(try await compare(RandomModels.small(whole: false, using: &random), options))
    }
    #expect(outcomes.isSuperset(of: ["optimal", "infeasible", "unbounded"]))
  }

  @Test(arguments: [201, 202, 203] as [UInt64])
  func `Mixed programs equal exhaustive search`(seed: UInt64) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var outcomes: Set<String> = []
    for _ in 0..<80 {
      let model = RandomModels.small(whole: true, using: &random)
      outcomes.insert(try await compare(model, SolveOptions()))
    }
    #expect(outcomes.isSuperset(of: ["optimal", "infeasible"]))
  }

  @Test(arguments: [301, 302] as [UInt64])
  func `The presolver changes no answer`(seed: UInt64) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var options = SolveOptions()
    options.presolves = true
    for _ in 0..<60 {
      _ = try await compare(RandomModels.small(whole: false, using: &random), options)
    }
  }
}

import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Exact verdicts on the bases that GLPK ends with.
struct ExactTests {
  /// A model of small whole numbers whose feasible set has a vertex, often a degenerate one.
  private func pointedModel(using random: inout SeededGenerator) -> Model {
    var model = Model()
    model.sense = Bool.random(using: &random) ? .minimize : .maximize
    model.objectiveConstant = Double(Int.random(in: -3...3, using: &random))
    let isDegenerate = Bool.random(using: &random)
    let size = isDegenerate ? 1 : 4
    let columns = Int.random(in: 1...4, using: &random)
    for _ in 0..<columns {
      let lower = isDegenerate ? 0 : Double(Int.random(in: -3...2, using: &random))
      let hasUpper = Int.random(in: 0..<3, using: &random) > 0
      model.addColumn(
        lower: lower,
        upper: hasUpper ? lower + Double(Int.random(in: 0...4, using: &random)) : .infinity,
        cost: Double(Int.random(in: -5...5, using: &random)))
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let side = isDegenerate ? 0 : Double(Int.random(in: -6...8, using: &random))
      let row =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: model.addRow(lower: side)
        case 1: model.addRow(upper: side)
        case 2: model.addRow(lower: side, upper: side)
        default: model.addRow(lower: side, upper: side + 3)
        }
      for column in 0..<columns where Int.random(in: 0..<3, using: &random) > 0 {
        model.addCoefficient(
          Double(Int.random(in: -size...size, using: &random)), row: row.index, column: column)
      }
    }
    return model
  }

  /// The worst violation in doubles; the numbers are small enough for the difference to be rounding.
  private func violation(of solution: ExactBasicSolution, in model: Model) throws -> Double {
    var worst = 0.0
    for column in 0..<model.columnCount {
      let value = try #require(solution.value(ofColumn: column)).double
      worst = max(worst, model.columnLower[column] - value, value - model.columnUpper[column])
    }
    let point = try (0..<model.columnCount).map {
      try #require(solution.value(ofColumn: $0)).double
    }
    for (row, activity) in try model.compiled().rowActivities(of: point).enumerated() {
      worst = max(worst, model.rowLower[row] - activity, activity - model.rowUpper[row])
      #expect(abs(try #require(solution.activity(ofRow: row)).double - activity) < 1e-9)
    }
    return worst
  }

  @Test(arguments: [1_301, 1_302, 1_303] as [UInt64])
  func `Exact optima equal exact enumeration, and other bases say what they miss`(
    seed: UInt64
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var outcomes: [String: Int] = [:]
    for _ in 0..<60 {
      let model = pointedModel(using: &random)
      let compiled = try model.compiled()
      let found = try await GLPKSolver().solve(model)
      guard found.termination == .optimal, let basis = found.basis else { continue }
      let optimum = try #require(try ExactVertexOracle(model).best)
      guard case .optimal(let solution) = compiled.exactVerdict(of: basis) else {
        Issue.record("GLPK's basis is optimal on such small numbers")
        continue
      }
      #expect(solution.objective.description == optimum.description)
      outcomes["optimal", default: 0] += 1
      for other in neighbours(of: basis, in: model) {
        let verdict = compiled.exactVerdict(of: other)
        switch verdict {
        case .optimal(let solution):
          #expect(solution.objective.description == optimum.description)
          outcomes["neighbour optimal", default: 0] += 1
        case .notOptimal(let solution):
          let amount = solution.primalMiss?.amount.double ?? 0
          #expect(abs(amount - (try violation(of: solution, in: model))) < 1e-9)
          if solution.primalMiss == nil {
            // Feasible and not optimal: no better than the optimum, and a price has a wrong sign.
            let miss = try #require(solution.dualMiss)
            #expect(miss.amount.double > 0)
            let loss = solution.objective.double - Double(optimum.top) / Double(optimum.bottom)
            #expect((model.sense == .minimize ? loss : -loss) > -1e-9)
            outcomes["neighbour feasible", default: 0] += 1
          } else {
            outcomes["neighbour infeasible", default: 0] += 1
          }
        case .singular: outcomes["neighbour singular", default: 0] += 1
        default: Issue.record("\(verdict)")
        }
      }
    }
    print("seed", seed, outcomes.sorted { $0.key < $1.key })
    for outcome in ["optimal", "neighbour feasible", "neighbour infeasible", "neighbour singular"] {
      #expect(outcomes[outcome, default: 0] > 0)
    }
  }

  @Test(arguments: [1_311, 1_312] as [UInt64])
  func `Exact pivots from the slack basis end where enumeration and GLPK do`(
    seed: UInt64
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var options = ExactOptions()
    options.pivotLimit = 60
    var outcomes: [String: Int] = [:]
    for _ in 0..<80 {
      let model = pointedModel(using: &random)
      let compiled = try model.compiled()
      let slack = Basis(
        columns: model.columnLower.map { $0.isFinite ? .atLower : .atUpper },
        rows: [BasisStatus](repeating: .basic, count: model.rowCount))
      let verdict = compiled.exactVerdict(of: slack, options: options)
      let found = try await GLPKSolver().solve(model)
      switch verdict {
      case .optimal(let solution):
        #expect(found.termination == .optimal)
        #expect(solution.objective.description == (try ExactVertexOracle(model).best?.description))
        #expect(solution.pivots <= options.pivotLimit)
      case .infeasible(let proof):
        #expect(found.termination == .infeasible)
        let multipliers = try (0..<proof.count).map { try #require(proof.component($0)).double }
        #expect(compiled.proves(.farkas(rowMultipliers: multipliers)))
      case .unbounded(let proof):
        #expect(found.termination == .unbounded)
        let direction = try (0..<proof.count).map { try #require(proof.component($0)).double }
        #expect(compiled.proves(.ray(direction: direction)))
      default: Issue.record("\(verdict)")
      }
      outcomes[found.termination.name, default: 0] += 1
    }
    print("seed", seed, outcomes.sorted { $0.key < $1.key })
    #expect(outcomes.count == 3)
  }

  @Test func `Infeasible models are proven so by the program of least violation`() async throws {
    let seed: UInt64 = 1_321
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<60 {
      let model = pointedModel(using: &random)
      let found = try await GLPKSolver().solve(model)
      let proof = try await model.compiled().exactInfeasibilityProof(using: GLPKSolver())
      #expect((proof != nil) == (found.termination == .infeasible))
      if proof != nil { count += 1 }
    }
    #expect(count > 5)
  }

  /// All bases that differ in one exchange.
  private func neighbours(of basis: Basis, in model: Model) -> [Basis] {
    var statuses = basis.columns + basis.rows
    let lower = model.columnLower + model.rowLower
    let upper = model.columnUpper + model.rowUpper
    var result: [Basis] = []
    for leaving in statuses.indices where statuses[leaving] == .basic {
      for entering in statuses.indices where statuses[entering] != .basic {
        guard lower[leaving].isFinite || upper[leaving].isFinite else { continue }
        let before = statuses
        statuses[leaving] = lower[leaving].isFinite ? .atLower : .atUpper
        statuses[entering] = .basic
        result.append(
          Basis(
            columns: Array(statuses.prefix(model.columnCount)),
            rows: Array(statuses.dropFirst(model.columnCount))))
        statuses = before
      }
    }
    return result
  }
}

/// Published linear programs, solved by GLPK and judged exactly.
///
/// Skipped where the suites are not installed.
@Suite(.enabled(if: Suites.areHere)) struct ExactSuiteTests {
  // Without optimisation the arithmetic is some thirty times slower.
  #if DEBUG
    private static let seconds = 1.0
  #else
    private static let seconds = 20.0
  #endif

  @Test func `Published infeasible programs are proven so exactly`() async throws {
    var options = ExactOptions()
    options.timeLimit = .seconds(Self.seconds)
    options.pivotLimit = 20
    var unproven: [String] = []
    let entries = Suites.entries.filter { $0.file.hasPrefix("lp_infeasible/") }
    for entry in entries {
      let model = try MPSReader.read(Suites.bytes(of: entry.file)).model
      let compiled = try model.compiled()
      let found = try await GLPKSolver().solve(model)
      if let certificate = found.certificate, compiled.provesExactly(certificate) {
        let contradiction = try #require(compiled.contradiction(from: certificate))
        #expect(contradiction.excess.double > 0)
        #expect(contradiction.sentence(for: model, limit: 3).hasSuffix(", which is false."))
        continue
      }
      if try await compiled.exactInfeasibilityProof(using: GLPKSolver(), options: options) == nil {
        unproven.append(entry.file)
      }
    }
    print("exact proofs: \(entries.count - unproven.count) of \(entries.count)")
    print("not proven in \(Self.seconds) s each:", unproven.joined(separator: " "))
    #expect(entries.count - unproven.count >= 10)
  }

  @Test func `Exact objectives of published programs equal the published fractions`() async throws {
    var options = ExactOptions()
    options.timeLimit = .seconds(Self.seconds)
    var undecided: [String] = []
    var inexact: [String] = []
    let entries = Suites.entries.filter { $0.file.hasPrefix("lp/") }
    for entry in entries {
      let model = try MPSReader.read(
        Suites.bytes(of: entry.file),
        objectiveRightHandSide: entry.file == "lp/e226.mps" ? .ignored : .negatedConstant
      ).model
      let found = try await GLPKSolver().solve(model)
      let basis = try #require(found.basis)
      let optimum = try #require(entry.optimum)
      let verdict = try model.compiled().exactVerdict(of: basis, options: options)
      switch verdict {
      case .optimal(let solution):
        #expect(abs(solution.objective.double - optimum) <= 1e-9 * max(1, abs(optimum)))
      case .notOptimal(let solution):
        // A basis of floating-point arithmetic may miss by a hair; the objective is as close.
        let miss = max(
          solution.primalMiss?.amount.double ?? 0, solution.dualMiss?.amount.double ?? 0)
        inexact.append("\(entry.file) (by \(miss))")
        #expect(miss < 1e-6)
        #expect(abs(solution.objective.double - optimum) <= 1e-9 * max(1, abs(optimum)))
      case .undecided(.timeLimit): undecided.append(entry.file)
      default: Issue.record("\(entry.file): \(verdict)")
      }
    }
    print("exact: \(entries.count - undecided.count) of \(entries.count) in \(Self.seconds) s each")
    print("not decided:", undecided.joined(separator: " "))
    print("decided, but the last basis is not exactly optimal:", inexact.joined(separator: ", "))
    #expect(entries.count - undecided.count >= 10)
  }

  @Test func `Published optima pass the verification`() async throws {
    for entry in Suites.entries where entry.file.hasPrefix("lp/") {
      let model = try MPSReader.read(
        Suites.bytes(of: entry.file),
        objectiveRightHandSide: entry.file == "lp/e226.mps" ? .ignored : .negatedConstant
      ).model
      let verification = try model.verify(try await GLPKSolver().solve(model))
      #expect(verification.isConsistent, "\(entry.file)\n\(verification)")
      let optimum = try #require(entry.optimum)
      for value in [verification.objective, verification.dualObjective] {
        #expect(abs(try #require(value) - optimum) <= 1e-6 * max(1, abs(optimum)))
      }
    }
  }
}

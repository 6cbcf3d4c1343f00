import GLPK
import LinearOptimization
import OneBoardTestSupport
import Testing

/// Starting points, priorities, cuts and heuristics.
struct BranchingOptionTests {
  private let solver = GLPKSolver()
  private let oracle = ExhaustiveSolver()

  @Test(arguments: [41, 42] as [UInt64])
  func `No choice of cuts, heuristics and priorities changes an answer`(
    seed: UInt64
  ) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<80 {
      let model = RandomModels.small(whole: true, using: &random)
      var options = SolveOptions()
      options.cuts = CutFamilies(rawValue: Int.random(in: 0..<16, using: &random))
      options.heuristics = Heuristics(rawValue: Int.random(in: 0..<4, using: &random))
      if Bool.random(using: &random) {
        options.branchingPriorities = (0..<model.columnCount).map { _ in
          Int.random(in: -2...2, using: &random)
        }
      }
      let found = try await solver.solve(model, options: options)
      let expected = try await oracle.solve(model)
      if expected.termination == .optimal {
        let objective = try #require(found.objective)
        #expect(abs(objective - (expected.objective ?? .nan)) < 1e-6)
      } else {
        #expect(found.termination != .optimal)
      }
    }
  }

  @Test func `A starting point is the answer of a search that is not allowed to search`()
    async throws
  {
    var random = SeededGenerator(seed: 43)
    let model = RandomModels.marketSplit(using: &random)
    var options = SolveOptions()
    options.nodeLimit = 2000
    let known = try await solver.solve(model, options: options)
    let objective = try #require(known.objective)
    options.nodeLimit = 1
    let cold = try await solver.solve(model, options: options)
    #expect(cold.objective.map { $0 > objective } ?? true)
    options.startingPoint = known.values
    let warm = try await solver.solve(model, options: options)
    #expect(warm.termination == .feasible(stoppedBy: .nodeLimit))
    #expect(try #require(warm.objective) <= objective + 1e-9)
    #expect(try #require(warm.bound) <= objective)
    // The whole columns alone are enough, and no time at all is enough.
    options.startingPoint = zip(known.values, model.kinds).map { $1 == .integer ? $0 : .nan }
    let completed = try await solver.solve(model, options: options)
    #expect(try #require(completed.objective) <= objective + 1e-6)
    #expect(try #require(completed.residuals).primal < 1e-6)
  }

  @Test(arguments: [44, 45] as [UInt64])
  func `Starting points of every kind leave the optimum as it is`(seed: UInt64) async throws {
    print("seed", seed)
    var random = SeededGenerator(seed: seed)
    var used = 0
    var left = 0
    for _ in 0..<80 {
      let model = RandomModels.small(whole: true, using: &random)
      guard model.isMixedInteger else { continue }
      let expected = try await oracle.solve(model)
      var options = SolveOptions()
      options.startingPoint =
        expected.termination == .optimal && Bool.random(using: &random)
        ? expected.values
        : model.kinds.map { kind in
          kind == .continuous && Bool.random(using: &random)
            ? .nan : Double(Int.random(in: -4...4, using: &random))
        }
      let found = try await solver.solve(model, options: options)
      if found.work.retries.contains(where: { $0.hasPrefix("starting point left out") }) {
        left += 1
      } else {
        used += 1
      }
      #expect((found.termination == .optimal) == (expected.termination == .optimal))
      if let objective = expected.objective, expected.termination == .optimal {
        #expect(abs((found.objective ?? .nan) - objective) < 1e-6)
      }
    }
    #expect(used > 5)
    #expect(left > 5)
  }

  @Test func `Options of the wrong length or with wrong numbers are refused`() async throws {
    var model = Model()
    model.addVariable(in: 0...3, kind: .integer)
    model.addVariable(in: 0...3)
    var point = SolveOptions()
    for wrong in [[1], [1, 2, 3], [.nan, 1], [1, .infinity]] as [[Double]] {
      point.startingPoint = wrong
      await #expect(throws: SolveError.self) { try await solver.solve(model, options: point) }
    }
    var priorities = SolveOptions()
    priorities.branchingPriorities = [1]
    await #expect(throws: SolveError.self) { try await solver.solve(model, options: priorities) }
  }

  /// 2 Σx + y = 17 over binary x, where branching on the x takes thousands of nodes (Jeroslow 1974)
  /// and branching on their sum takes three.
  @Test func `The column with the highest priority is branched upon`() async throws {
    var model = Model()
    let x = model.addVariables(count: 17, in: 0...1, kind: .integer)
    let sum = model.addVariable(in: 0...17, kind: .integer)
    let y = model.addVariable(in: 0...1)
    model.add(x.reduce(into: LinearExpression()) { $0 += $1 } == sum)
    // Not from `sum`: GLPK would round its bounds before it branches.
    model.add(x.reduce(into: LinearExpression()) { $0 += 2 * $1 } + y == 17)
    model.minimize(y)
    var options = SolveOptions()
    options.cuts = []
    options.nodeLimit = 2000
    options.branchingPriorities = x.map { _ in 0 } + [1, 0]
    let short = try await solver.solve(model, options: options)
    #expect(short.objective == 1)
    #expect(short.work.nodes <= 5)
    options.branchingPriorities = x.map { _ in 1 } + [0, 0]
    let long = try await solver.solve(model, options: options)
    #expect(long.work.nodes > 50)
  }

  @Test func `Better points are told as they come, each checked`() async throws {
    var random = SeededGenerator(seed: 46)
    let model = RandomModels.marketSplit(using: &random)
    let compiled = try model.compiled()
    let recorder = Recorder()
    var options = SolveOptions()
    options.nodeLimit = 2000
    recorder.listen(&options)
    let solution = try await solver.solve(model, options: options)
    let incumbents = recorder.incumbents
    #expect(!incumbents.isEmpty)
    for (earlier, later) in zip(incumbents, incumbents.dropFirst()) {
      #expect(later.objective < earlier.objective)
    }
    for incumbent in incumbents {
      #expect(abs(compiled.objective(at: incumbent.values) - incumbent.objective) < 1e-9)
      var point = Solution(termination: .optimal)
      point.values = incumbent.values
      let residuals = Residuals(of: point, in: compiled)
      #expect(residuals.primal < 1e-6)
      #expect(residuals.integrality == 0)
    }
    #expect(incumbents.last?.objective == solution.objective)
  }

  /// Skipped where the suites are not installed, which is said in one line.
  @Test(.enabled(if: Suites.areHere))
  func `Cuts shorten the search of a published program, and every choice has its optimum`()
    async throws
  {
    let entry = try #require(Suites.entries.first { $0.file == "mip/p0033.mps" })
    let model = try MPSReader.read(Suites.bytes(of: entry.file)).model
    var nodes: [Int: Int] = [:]
    for families in [0, 1, 2, 4, 8, 15] {
      var options = SolveOptions()
      options.cuts = CutFamilies(rawValue: families)
      options.heuristics = families == 15 ? [.feasibilityPump, .proximitySearch] : []
      let solution = try await solver.solve(model, options: options)
      #expect(solution.termination == .optimal)
      #expect(abs((solution.objective ?? .nan) - (entry.optimum ?? 0)) < 1e-6)
      nodes[families] = solution.work.nodes
    }
    print("nodes by families of cuts:", nodes.sorted { $0.key < $1.key })
    #expect((nodes[15] ?? .max) < (nodes[0] ?? 0))
    #expect(Set(nodes.values).count > 3)
  }

  @Test func `Trivial models never reach GLPK`() async throws {
    var onlyBounds = Model()
    onlyBounds.addColumn(lower: -1, upper: 2, cost: 3, kind: .integer)
    var onlyRows = Model()
    onlyRows.addRow(lower: -1, upper: 1)
    var fixed = Model()
    let x = fixed.addVariable(in: 0.1...0.1)
    let y = fixed.addVariable(in: 0.2...0.2)
    fixed.add(x + y <= 0.3)
    fixed.maximize(x + 2 * y)
    var wholeFixed = fixed
    let whole = wholeFixed.addVariable(in: 0.5...1.5, kind: .integer)
    wholeFixed.add(whole + x <= 2)
    var contradiction = fixed
    contradiction.add(x - y >= 0)
    for (model, outcome) in [
      (Model(), Termination.optimal), (onlyBounds, .optimal), (onlyRows, .optimal),
      (fixed, .optimal), (wholeFixed, .optimal), (contradiction, .infeasible),
    ] {
      let recorder = Recorder()
      var options = SolveOptions()
      recorder.listen(&options)
      let solution = try await solver.solve(model, options: options)
      #expect(solution.termination == outcome)
      #expect(solution.termination == (try await oracle.solve(model)).termination)
      #expect(recorder.lines.isEmpty)
      #expect(recorder.events.count == 1)
      if outcome == .infeasible {
        #expect(try model.compiled().proves(try #require(solution.certificate)))
      } else if model.columnCount > 0 {
        let residuals = try #require(solution.residuals)
        #expect(residuals.primal < 1e-9)
        if !model.isMixedInteger { #expect(residuals.dual < 1e-9) }
      }
    }
    #expect(try await solver.solve(fixed).objective == 0.1 + 2 * 0.2)
  }
}

import GLPK
import OneBoard
import OneBoardTestSupport
import SyntheticCounties
import Testing

/// Scenarios are feasible by construction, or infeasible for the reason that is told.
@Suite struct FeasibilityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var lines: Int
    var counties = 1
    var tightness = 0.6
    var seed: UInt64
    var sharesPool = false
    var hasSoftShare = false
    var curve = BenefitCurve.linear

    var settings: CountySettings {
      var settings = CountySettings(lines: lines, counties: counties)
      settings.tightness = tightness
      settings.seed = seed
      settings.sharesPool = sharesPool
      settings.hasSoftShare = hasSoftShare
      settings.curve = curve
      settings.levels = .benefit
      return settings
    }

    var testDescription: String {
      "\(lines) lines, \(counties) counties, tightness \(tightness), seed \(seed), "
        + "\(sharesPool ? "shared" : "own") pools, \(curve)"
    }
  }

  static let cases =
    [0.01, 0.1, 0.35, 0.6, 0.9, 1].enumerated().map { index, tightness in
      Case(lines: 200 + 37 * index, tightness: tightness, seed: UInt64(11 + index))
    } + [
      Case(lines: 36, seed: 1), Case(lines: 40, seed: 2), Case(lines: 1000, seed: 3),
      Case(lines: 300, counties: 3, tightness: 0.3, seed: 4),
      Case(lines: 500, counties: 5, tightness: 0.8, seed: 5),
      Case(lines: 300, counties: 3, seed: 6, sharesPool: true),
      Case(lines: 400, counties: 2, tightness: 0.2, seed: 7, hasSoftShare: true),
      Case(lines: 300, seed: 8, curve: .squaredShortage), Case(lines: 300, seed: 9, curve: .log),
    ]

  @Test(arguments: cases)
  func `the hidden plan is legal and a best plan exists`(_ sample: Case) async throws {
    let generated = try CountyGenerator(sample.settings).generated()
    let board = try generated.scenario.validated()
    #expect(board.lines.count == sample.lines)
    #expect(generated.conflict == [])
    #expect(generated.witness.map(\.id) == generated.scenario.posts.map(\.id))
    #expect(generated.witness.contains { $0.granted > 0 })
    #expect(board.audit(generated.witness).violations == [])
    let plan = try await board.plan(using: GLPKSolver())
    #expect(plan.status == .optimal)
    #expect(board.audit(plan.posts).violations == [])
    // No worse than the hidden plan, where the benefit is the first level.
    guard !sample.hasSoftShare else { return }
    let best = try #require(plan.levels.first)
    let hidden = try #require(board.levelValues(of: generated.witness).first)
    #expect(best.name == "benefit" && hidden.name == "benefit")
    #expect(best.value >= hidden.value - 1e-6 * max(1, abs(hidden.value)))
  }

  @Test(arguments: Array(UInt64(100)...159))
  func `the hidden plan is legal for any settings`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let counties = Int.random(in: 1...4, using: &generator)
    let towns = Int.random(in: 1...25, using: &generator)
    let least = counties * CountySettings.minimumLines(towns: towns)
    var settings = CountySettings(
      lines: Int.random(in: least...3 * least, using: &generator), counties: counties, towns: towns)
    settings.seed = seed
    settings.tightness = Double.random(in: 0.01...1, using: &generator)
    settings.sharesPool = Bool.random(using: &generator)
    settings.hasSoftShare = Bool.random(using: &generator)
    let generated = try CountyGenerator(settings).generated()
    let report = try generated.scenario.validated().audit(generated.witness)
    #expect(report.violations == [], "seed \(seed): \(settings)")
    #expect(report.checks > settings.lines, "seed \(seed)")
  }

  @Test func `the standard levels can be planned`() async throws {
    var settings = CountySettings(lines: 250)
    settings.seed = 21
    let board = try CountyGenerator(settings).scenario().validated()
    let plan = try await board.plan(using: GLPKSolver())
    #expect(plan.status == .optimal)
    #expect(plan.levels.map(\.name) == ["benefit", "coverage", "released"])
  }

  @Test(
    arguments: CountySettings.Infeasibility.allCases,
    [
      Case(lines: 36, seed: 31), Case(lines: 150, tightness: 0.2, seed: 32),
      Case(lines: 150, tightness: 1, seed: 33), Case(lines: 120, counties: 2, seed: 34),
      Case(lines: 120, counties: 2, seed: 35, sharesPool: true),
    ])
  func `the conflict that is told is the one that is found`(
    _ kind: CountySettings.Infeasibility, _ sample: Case
  ) async throws {
    var settings = sample.settings
    settings.infeasibility = kind
    let generated = try CountyGenerator(settings).generated()
    #expect(generated.witness == [])
    #expect(!generated.conflict.isEmpty)
    let plan = try await generated.scenario.validated().plan(using: GLPKSolver())
    #expect(plan.status == .infeasible)
    #expect(plan.conflict?.members == generated.conflict)
    #expect(plan.conflict?.isMinimal == true)
  }
}

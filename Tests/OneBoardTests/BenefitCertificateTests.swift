import GLPK
import LinearOptimization
import OneBoard
import OneBoardTestSupport
import Testing

/// Certificates of random boards, against every legal plan, and with every number changed.
@Suite struct BenefitCertificateTests {
  private let solver = GLPKSolver()

  /// A board that certificates cover; random seeds leave weights and curves to chance.
  private func board(seed: UInt64) throws -> Board? {
    var scenario = RandomBoards.scenario(seed: seed)
    let weights = [
      BenefitWeight(where: .all, times: 1.3), BenefitWeight(where: .where(.id, "L1"), times: 0.07),
    ]
    scenario.objective = [
      ObjectiveLevel(.benefit(curve: .linear, weights: seed % 3 == 0 ? [] : weights))
    ]
    for index in scenario.rules.indices { scenario.rules[index].softWeight = nil }
    return try? scenario.validated()
  }

  @Test func `a verdict is proven for best plans only, whatever is changed`() async throws {
    var generator = SeededGenerator(seed: 20_261_124)
    var (proven, gaps, refused, tampered) = (0, 0, 0, 0)
    for seed in 1...150 as ClosedRange<UInt64> {
      guard let board = try board(seed: seed),
        let certificate = try await board.benefitCertificate(using: solver)
      else { continue }
      let plans = try BoardEnumeration.legalPlans(of: board)
      let values = plans.map { board.levelValues(of: $0)[0].value }
      guard let best = values.max(), let place = values.firstIndex(of: best) else { continue }
      func check(_ posts: [PlannedPosts], _ prices: BenefitCertificate, _ change: String) {
        let value = board.levelValues(of: posts)[0].value
        switch board.verifyBenefit(of: posts, with: prices) {
        case .proven(let stated):
          #expect(board.audit(posts).violations.isEmpty, "seed \(seed), \(change)")
          #expect(abs(value - best) <= 1e-9, "seed \(seed), \(change): \(value), best \(best)")
          #expect(abs(stated.nearest - value) <= 1e-9, "seed \(seed), \(change)")
          proven += 1
        case .within(let gap, let stated):
          #expect(gap.numerator > 0, "seed \(seed), \(change)")
          #expect(stated.nearest + gap.nearest >= best - 1e-9, "seed \(seed), \(change)")
          gaps += 1
        case .illegal(let report): if !report.violations.isEmpty { refused += 1 }
        case .notCovered, .noBound: break
        }
      }
      check(plans[place], certificate, "nothing")
      for plan in plans.prefix(200) { check(plan, certificate, "another legal plan") }
      for name in certificate.prices.keys.sorted() {
        for step in ["-1", "1e-9", "0.5", "-1000", "1e9", "-1e9"] {
          var changed = certificate
          let price: ExactDecimal = try #require(ExactDecimal(step))
          changed.prices[name] = price
          check(plans[place], changed, "price of \(name) is \(step)")
          tampered += 1
        }
      }
      for line in plans[place].indices {
        var posts = plans[place]
        switch Int.random(in: 0...3, using: &generator) {
        case 0: posts[line].granted += 1
        case 1: posts[line].released += 1
        case 2: posts[line].purchased += 1
        default: posts[line].granted -= 1
        }
        if Bool.random(using: &generator) {
          posts[line].final =
            board.lines[line].approved - posts[line].released + posts[line].granted
        }
        check(posts, certificate, "posts of line \(line)")
        tampered += 1
      }
    }
    print(
      "certificates, seeds 1...150 and 20261124: \(proven) proven, \(gaps) gaps, \(refused) illegal,",
      "\(tampered) changes")
    #expect(proven > 50)
    #expect(gaps > 50)
    #expect(refused > 20)
    #expect(tampered > 100)
  }

  @Test func `solved boards that the linear program decides are proven exactly`() async throws {
    var (whole, covered) = (0, 0)
    for seed in 1...150 as ClosedRange<UInt64> {
      guard let board = try board(seed: seed),
        let certificate = try await board.benefitCertificate(using: solver),
        case .model(let model) = try await board.benefitModel(using: solver)
      else { continue }
      let relaxed = try await solver.solve(model, options: SolveOptions())
      let plan = try await board.plan(using: solver)
      guard plan.status == .optimal, let top = relaxed.objective else { continue }
      covered += 1
      let isDecided = abs(top - plan.levels[0].value) <= 1e-7
      if isDecided { whole += 1 }
      let verdict = board.verifyBenefit(of: plan.posts, with: certificate)
      switch verdict {
      case .proven: #expect(isDecided, "seed \(seed)")
      case .within(let gap, _):
        #expect(abs(gap.nearest - (top - plan.levels[0].value)) <= 1e-6, "seed \(seed)")
        #expect(!isDecided || gap.nearest < 1e-6, "seed \(seed)")
      default: Issue.record("seed \(seed): \(verdict)")
      }
    }
    #expect(whole > 20)
    #expect(covered >= whole)
  }

  @Test func `the known plan of the mini county is proven at 863/10`() async throws {
    let board = try KnownBoards.miniCounty(weights: KnownBoards.miniCountyWeights).validated()
    let certificate = try #require(try await board.benefitCertificate(using: solver))
    let posts = KnownBoards.plan(
      on: board, released: KnownBoards.miniCountyReleased, granted: KnownBoards.miniCountyLinear)
    let best = try #require(ExactFraction(863, over: 10))
    #expect(board.verifyBenefit(of: posts, with: certificate) == .proven(value: best))
    #expect(!certificate.prices.isEmpty)
    // One post less in town T2 (weight 1.5) is legal, stays in the pool, and leaves exactly its worth as gap.
    var granted = KnownBoards.miniCountyLinear
    granted["P2"] = try #require(granted["P2"]) - 1
    let lesser = KnownBoards.plan(
      on: board, released: KnownBoards.miniCountyReleased, granted: granted)
    let value = try #require(ExactFraction(848, over: 10))
    let gap = try #require(ExactFraction(15, over: 10))
    #expect(
      board.verifyBenefit(of: lesser, with: certificate) == .within(gap: gap, value: value))
  }

  @Test func `a forced release with a finer weight than all others counts exactly`() async throws {
    let lines = [
      PostLine(id: "A", unit: "A", category: "c", approved: 5, inPost: 2, need: 5),
      PostLine(id: "B", unit: "B", category: "c", approved: 1, inPost: 1, need: 9),
    ]
    let must = Rule(
      id: "must", where: .where(.id, "A"), .reclaim(Reclaim(.atMost(3), must: true)))
    let weight = BenefitWeight(where: .where(.id, "A"), times: 0.001)
    let scenario = Scenario(
      name: "Forced", categories: [QuotaCategory(id: "c")], posts: lines, rules: [must],
      objective: [ObjectiveLevel(.benefit(curve: .linear, weights: [weight]))])
    let board = try scenario.validated()
    let certificate = try #require(try await board.benefitCertificate(using: solver))
    let plan = try await board.plan(using: solver)
    // Three posts go from A, where each is worth 0.001, to B, where each is worth 1.
    let value = try #require(ExactFraction(2997, over: 1000))
    #expect(board.verifyBenefit(of: plan.posts, with: certificate) == .proven(value: value))
  }

  @Test func `soft rules are not covered, and an illegal plan is said to be illegal`() async throws
  {
    let bound = Bound(of: .granted, per: .all, atLeast: 1)
    var scenario = Scenario(
      name: "Soft", categories: [QuotaCategory(id: "c", reserve: 2)],
      posts: [PostLine(id: "A", unit: "A", category: "c", approved: 1, inPost: 1, need: 3)],
      rules: [Rule(id: "soft", .bound(bound), softWeight: 1)],
      objective: [ObjectiveLevel(.benefit(curve: .linear, weights: []))])
    let posts = [PlannedPosts(id: "A", granted: 2, final: 3)]
    let soft = try scenario.validated()
    #expect(try await soft.benefitCertificate(using: solver) == nil)
    #expect(soft.verifyBenefit(of: posts, with: BenefitCertificate()) == .notCovered)
    scenario.rules[0].softWeight = nil
    let board = try scenario.validated()
    // Both sides of every hostile number; nothing may trap, and nothing is proven.
    for number in [Int.max, .min, -1, 3] {
      for entry in [
        PlannedPosts(id: "A", granted: number, final: 3),
        PlannedPosts(id: "A", granted: 2, purchased: number, final: number),
        PlannedPosts(id: "A", released: number, granted: number, final: 1),
        PlannedPosts(id: "unknown", granted: number, final: number),
      ] {
        let verdict = board.verifyBenefit(of: [entry], with: BenefitCertificate())
        guard case .illegal(let report) = verdict else {
          Issue.record("\(entry): \(verdict)")
          continue
        }
        #expect(!report.violations.isEmpty)
      }
    }
  }

  @Test func `other curves are not covered`() async throws {
    var count = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      var scenario = RandomBoards.scenario(seed: seed)
      scenario.objective = [ObjectiveLevel(.benefit(curve: .log, weights: []))]
      let board = try scenario.validated()
      #expect(try await board.benefitCertificate(using: solver) == nil, "seed \(seed)")
      guard let plan = try BoardEnumeration.legalPlans(of: board).first else { continue }
      let verdict = board.verifyBenefit(of: plan, with: BenefitCertificate())
      #expect(verdict == .notCovered, "seed \(seed)")
      count += 1
    }
    #expect(count > 5)
  }
}

extension ExactFraction {
  fileprivate var nearest: Double { Double(numerator) / Double(denominator) }
}

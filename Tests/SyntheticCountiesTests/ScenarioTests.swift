import OneBoard
import OneBoardFiles
import OneBoardTestSupport
import SyntheticCounties
import Testing

/// What a synthetic scenario looks like.
@Suite struct ScenarioTests {
  private func scenario(
    _ lines: Int, counties: Int = 1, towns: Int? = nil, seed: UInt64 = 1,
    change: (inout CountySettings) -> Void = { _ in }
  ) throws -> Scenario {
    var settings = CountySettings(lines: lines, counties: counties, towns: towns)
    settings.seed = seed
    change(&settings)
    return try CountyGenerator(settings).scenario()
  }

  /// FNV-1a over all files.
  private func hash(_ scenario: Scenario) throws -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in try ScenarioFile.files(of: scenario) {
      for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  @Test func `the same settings give the same bytes`() async throws {
    let first = try hash(scenario(1000, counties: 3, seed: 5))
    #expect(try hash(scenario(1000, counties: 3, seed: 5)) == first)
    // Also when other scenarios are made at the same time.
    let hashes = try await withThrowingTaskGroup(of: (UInt64, UInt64).self) { group in
      for seed: UInt64 in [7, 5, 6, 5] {
        group.addTask { (seed, try hash(scenario(1000, counties: 3, seed: seed))) }
      }
      return try await group.reduce(into: [(UInt64, UInt64)]()) { $0.append($1) }
    }
    for (seed, hash) in hashes { #expect((hash == first) == (seed == 5), "seed \(seed)") }
  }

  @Test func `bytes are those of another build, hashed by another program`() throws {
    // Taken in Python over files that a release build wrote. Whoever changes them changes the data of
    // everybody who compares runs, and says so in the changelog.
    #expect(try hash(scenario(800)) == 0xEC91_26AC_8330_0942)
    #expect(try hash(scenario(400, counties: 2, seed: 9)) == 0xB2A9_0AE0_FAE1_4678)
  }

  @Test func `a county does not depend on how many others there are`() throws {
    let two = try scenario(400, counties: 2, towns: 5)
    let three = try scenario(600, counties: 3, towns: 5)
    #expect(two.posts.filter { $0.tags.contains("c002") }.count == 200)
    #expect(Array(three.posts.prefix(400)) == two.posts)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `rates lie where published ones do`(_ seed: UInt64) throws {
    let posts = try scenario(4000, seed: seed).posts
    let approved = Double(posts.reduce(0) { $0 + $1.approved })
    let vacancy = Double(posts.reduce(0) { $0 + $1.vacancy }) / approved
    // Most counties of a province above 5 %; a province in all at 15.9 %.
    #expect(vacancy > 0.05 && vacancy < 0.16, "seed \(seed): \(vacancy)")
    let over = Double(posts.reduce(0) { $0 + $1.overQuota }) / approved
    // Schools of a province at 4.06 % over their quota.
    #expect(over > 0.005 && over < 0.041, "seed \(seed): \(over)")
    var units: [String: Int] = [:]
    for line in posts { units[line.unit, default: 0] += line.approved }
    let sizes = units.values.sorted()
    let median = Double(sizes[sizes.count / 2])
    let mean = approved / Double(sizes.count)
    // A long tail: many small units and a few large ones.
    #expect(mean > 1.3 * median, "seed \(seed): mean \(mean), median \(median)")
    #expect(sizes.last ?? 0 > 8 * Int(mean), "seed \(seed)")
    #expect(median > 10 && median < 60, "seed \(seed): \(median)")
    let bought = Double(posts.count { $0.service != nil }) / 4000
    #expect(bought > 0.45 && bought < 0.55, "seed \(seed): \(bought)")
    let education = Double(posts.reduce(0) { $0 + ($1.sector == "education" ? $1.approved : 0) })
    #expect(education / approved > 0.35 && education / approved < 0.65, "seed \(seed)")
  }

  @Test(arguments: [0.05, 0.3, 0.6, 1])
  func `tightness is the part of the shortage that the supply covers`(_ tightness: Double) throws {
    let generated = try CountyGenerator(
      {
        var settings = CountySettings(lines: 3000)
        settings.tightness = tightness
        return settings
      }()
    ).generated()
    let released = generated.witness.reduce(0) { $0 + $1.released }
    let lacking = generated.scenario.posts.reduce(0) { $0 + max(0, $1.need - $1.approved) }
    let covered = Double(released) / Double(lacking)
    #expect(abs(covered - tightness) < 0.03 * tightness + 0.002)
  }

  @Test func `every kind of rule and formula is there`() throws {
    let rules = try scenario(800).rules
    var kinds: Set<String> = []
    for rule in rules {
      switch rule.kind {
      case .reclaim(let reclaim):
        kinds.insert(reclaim.must ? "must" : "may")
        switch reclaim.formula {
        case .all: kinds.insert("all")
        case .vacancyAbove: kinds.insert("vacancyAbove \(reclaim.rounding)")
        case .idleYears: kinds.insert("idleYears")
        case .aboveNeed: kinds.insert("aboveNeed")
        case .atMost: kinds.insert("atMost")
        }
      case .ringFence: kinds.insert("ringFence")
      case .bound(let bound): kinds.insert("bound \(bound.quantity) per \(bound.grouping)")
      case .share: kinds.insert("share")
      case .purchase: kinds.insert("purchase")
      case .leadership: kinds.insert("leadership")
      case .discrete(let limit): kinds.insert(limit.key)
      case .exchange(let exchange): kinds.insert(exchange.key)
      case .approval: kinds.insert("approval")
      }
    }
    #expect(
      kinds == [
        "must", "may", "all", "vacancyAbove up", "vacancyAbove nearest", "idleYears", "aboveNeed",
        "atMost", "ringFence", "bound granted per line", "bound granted per town",
        "bound granted per all", "bound released per department", "share", "purchase", "leadership",
      ])
    #expect(try scenario(800) { $0.hasSoftShare = true }.rules.count { $0.softWeight != nil } == 1)
  }

  @Test(arguments: [120, 800, 5000])
  func `about forty rows couple the lines whatever their number`(_ lines: Int) throws {
    let board = try CountyGenerator(.study(lines: lines)).scenario().validated()
    #expect(board.lines.count == lines)
    #expect(board.objective.count == 1)
    var rows = 0
    for rule in board.rules {
      switch rule.kind {
      case .bound(let bound) where bound.grouping != .line:
        rows += board.groups(of: board.lines(selectedBy: rule.selection), per: bound.grouping).count
      case .share, .purchase: rows += 1
      default: break
      }
    }
    let totals = board.categories.count { $0.totalAtMost != nil }
    // 22 towns, 12 sectors, 3 departments, the share and the money; pools and total besides.
    #expect(rows == 39)
    #expect(board.categories.count + totals == 4)
  }

  @Test func `counties share no unit, town, department or category`() throws {
    let posts = try scenario(600, counties: 4).posts
    var owner: [String: String] = [:]
    for line in posts {
      let county = try #require(line.tags.last)
      for value in [line.unit, line.town, line.department, line.category, line.id] {
        let value = try #require(value)
        #expect(owner[value, default: county] == county)
        owner[value] = county
      }
    }
    #expect(Set(owner.values) == ["c001", "c002", "c003", "c004"])
    let shared = try scenario(600, counties: 4) { $0.sharesPool = true }
    #expect(shared.categories.map(\.id).filter { $0.hasPrefix("institution") } == ["institution"])
    #expect(shared.categories.count == 9)
  }

  @Test func `the curve and the levels are those of the settings`() throws {
    for curve in BenefitCurve.allCases {
      let objective = try scenario(100) {
        $0.curve = curve
        $0.levels = .benefit
      }.objective
      guard case .benefit(let stated, _) = objective.first?.goal else {
        Issue.record("The first level is no benefit.")
        continue
      }
      #expect(stated == curve)
      #expect(objective.count == 1)
    }
    #expect(try scenario(100).name.contains("synthetic"))
  }
}

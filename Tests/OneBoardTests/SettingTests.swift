import OneBoard
import OneBoardTestSupport
import Testing

/// Settings by path: what they change, and what is said about those that are wrong.
@Suite struct SettingTests {
  static let scenario = Scenario(
    name: "Settings",
    categories: [QuotaCategory(id: "institution", reserve: 5), QuotaCategory(id: "admin")],
    posts: [
      PostLine(
        id: "a.b", unit: "A", category: "institution", approved: 3, inPost: 3, need: 9,
        sector: "education", service: "canteen"),
      PostLine(
        id: "c", unit: "C", category: "institution", approved: 8, inPost: 2, need: 2,
        sector: "office"),
    ],
    rules: [
      Rule(
        id: "vacancy-5", where: .where(.sector, "office"),
        .reclaim(Reclaim(.vacancyAbove(0.05), rounding: .up))),
      Rule(
        id: "floor", where: .where(.sector, "education"),
        .bound(Bound(of: .granted, atLeast: 1, atMost: 4))),
      Rule(
        id: "floor.atLeast", where: .where(.sector, "education"),
        .share(Share(of: .granted, atLeast: 0.25)), softWeight: 2),
      Rule(
        id: "buy", where: .where(.service, "canteen"),
        .purchase(Purchase(unitCost: 4.2, budget: 10))),
      Rule(
        id: "fence",
        .ringFence(from: .where(.sector, "office"), to: .where(.sector, "education"))),
    ])

  private func applied(_ texts: String...) throws -> Scenario {
    try Self.scenario.applying(texts.map { text throws in try Setting(text) })
  }

  private func faults(_ texts: String...) throws -> [SettingFault] {
    do {
      _ = try Self.scenario.applying(texts.map { text throws in try Setting(text) })
      return []
    } catch let error as SettingError {
      return error.faults
    }
  }

  @Test func `several settings change exactly what they name`() throws {
    let changed = try applied(
      "pool.institution.reserve=20", "pool.admin.keepAtLeast=0", "pool.admin.total.atMost=7",
      "line.a.b.need=12", "line.c.min=1", "line.c.max=9", "rule.vacancy-5.vacancyAbove=3e-2",
      "rule.vacancy-5.rounding=nearest", "rule.floor.atLeast=0", "rule.floor.atMost=none",
      "rule.floor.atLeast.atLeast=0.5", "rule.floor.atLeast.strength.soft=7.5",
      "rule.buy.budget=21", "rule.buy.atMost=3")
    var expected = Self.scenario
    expected.categories[0].reserve = 20
    expected.categories[1].totalAtMost = 7
    expected.posts[0].need = 12
    expected.posts[1].min = 1
    expected.posts[1].max = 9
    expected.rules[0].kind = .reclaim(Reclaim(.vacancyAbove(0.03), rounding: .nearest))
    expected.rules[1].kind = .bound(Bound(of: .granted, atLeast: 0))
    expected.rules[2].kind = .share(Share(of: .granted, atLeast: 0.5))
    expected.rules[2].softWeight = 7.5
    expected.rules[3].kind = .purchase(Purchase(unitCost: 4.2, budget: 21, atMost: 3))
    #expect(changed.categories == expected.categories)
    #expect(changed.posts == expected.posts)
    #expect(changed.rules == expected.rules)
    #expect(changed.objective == expected.objective)
    #expect(changed.name == expected.name)
  }

  @Test func `an id that contains an equals sign or a point is found`() throws {
    var scenario = Self.scenario
    scenario.posts[1].id = "x=1.need"
    let setting = try Setting("line.x=1.need.need=4")
    #expect(setting.path == "line.x=1.need.need")
    #expect(try scenario.applying([setting]).posts[1].need == 4)
  }

  @Test(arguments: [
    ("rule.vacancy-5.vacancyAbov=0.03", "Did you mean \"vacancyAbove\"?"),
    ("rule.vacancy5.vacancyAbove=0.03", "Did you mean \"vacancy-5\"?"),
    ("rules.floor.atLeast=1", "Did you mean \"rule\"?"),
    ("pool.institutio.reserve=1", "Did you mean \"institution\"?"),
    ("pool.institutio.total.atMost=1", "Did you mean \"institution\"?"),
    ("pool.institution.reserv=1", "pool.institution.reserve"),
    ("line.d.need=4", "Known: a.b, c."),
    ("line.c=4", "line.c.need"),
    ("line=4", "line.ID.FIELD"),
    ("rule.vacancy-5.idleYears=3", "rule.vacancy-5.vacancyAbove"),
    ("rule.fence.from=1", "edit the file"),
    ("=1", "Write PATH=VALUE"),
    ("pool.institution.reserve", "Write PATH=VALUE"),
    ("pool.institution.reserve=", "Write PATH=VALUE"),
  ])
  func `an unknown path is refused with what is near and what is known`(
    _ text: String, _ advice: String
  ) throws {
    do {
      _ = try Self.scenario.applying([try Setting(text)])
      Issue.record("\(text) was accepted")
    } catch {
      let fault = try #require(error.faults.first)
      #expect(fault.description.contains(advice), "\(fault)")
      #expect(fault.setting == text)
      #expect(fault.kind == .unknownPath || fault.kind == .syntax)
    }
  }

  @Test(arguments: [
    "pool.institution.reserve=1.5", "pool.institution.reserve=x", "pool.institution.reserve=+5",
    "pool.institution.reserve=05", "pool.institution.reserve=none", "line.c.need=9999999999",
    "rule.vacancy-5.vacancyAbove=0.0000000001", "rule.vacancy-5.must=yes",
    "rule.vacancy-5.rounding=upp", "rule.buy.unitCost=none", "rule.floor.atLeast=NaN",
  ])
  func `a value of another kind is refused`(_ text: String) throws {
    let found = try faults(text)
    #expect(found.map(\.kind) == [.value], "\(found)")
    #expect(found.first?.setting == text)
  }

  @Test(arguments: [
    ("pool.institution.reserve=-1", "negative"),
    ("rule.vacancy-5.vacancyAbove=1.01", "fraction from 0 to 1"),
    ("rule.floor.atLeast=5", "above atMost"),
    ("rule.floor.atLeast.strength.soft=0", "above 0"),
    ("line.c.need=1000000001", "out of range"),
    ("rule.buy.unitCost=0", "above 0"),
  ])
  func `a value that a file may not have is refused as validation refuses it`(
    _ text: String, _ message: String
  ) throws {
    let found = try faults(text)
    #expect(!found.isEmpty)
    if text.hasPrefix("line") {
      // More than the greatest decimal: refused where a file is read, too.
      #expect(found.map(\.kind) == [.value])
      return
    }
    #expect(found.map(\.kind) == [.refused])
    #expect(found.first?.setting == text)
    #expect(found.first?.message.contains(message) == true, "\(found)")
  }

  @Test func `all faults are told, and a path may be set once`() throws {
    let found = try faults(
      "pool.institution.reserve=1", "pool.institution.reserve=2", "pool.none.reserve=1",
      "line.c.need=x")
    #expect(found.map(\.kind) == [.repeatedPath, .unknownPath, .value])
  }

  @Test(arguments: [
    "rule.floor.atLeast", "rule.floor.atLeast=3", "rule.floor.atLeast=3..", "x=1..2:0",
    "x=5..2", "x=0..9999999", "x=0...5", "=0..5", "x=..5", "x=0..5:", "x=0..5:1:1", "x=+0..5",
    "x=a..b", "x=0..1:-1",
  ])
  func `a malformed range is refused`(_ text: String) {
    #expect(throws: SettingError.self) { try SweepRange(text) }
  }

  @Test func `a range has the values that its step reaches`() throws {
    let whole = try SweepRange("rule.x=y.atLeast=-2..8:5")
    #expect(whole.path == "rule.x=y.atLeast")
    #expect(whole.count == 3)
    let decimal = try SweepRange("rule.x.vacancyAbove=0..0.1:0.03")
    #expect(decimal.count == 4)
    #expect(decimal.step == 0.03)
  }
}

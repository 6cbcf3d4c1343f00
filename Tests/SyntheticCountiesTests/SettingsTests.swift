import OneBoard
import SyntheticCounties
import Testing

/// Settings that make no sense are refused by name.
@Suite struct SettingsTests {
  struct Hostile: Sendable, CustomTestStringConvertible {
    var setting: String
    var change: @Sendable (inout CountySettings) -> Void
    var testDescription: String
  }

  static let hostile: [Hostile] =
    [Int.min, -1, 0, 4_000_001, Int.max].map { value in
      Hostile(setting: "lines", change: { $0.lines = value }, testDescription: "lines \(value)")
    }
    + [Int.min, -3, 0, 10_000, Int.max].flatMap { value in
      [
        Hostile(
          setting: "counties", change: { $0.counties = value },
          testDescription: "counties \(value)"),
        Hostile(
          setting: "towns", change: { $0.towns = value }, testDescription: "towns \(value)"),
      ]
    }
    + [Double.nan, .infinity, -.infinity, 0, -0.5, 0.009_999, 1.000_001, 1e300].map { value in
      Hostile(
        setting: "tightness", change: { $0.tightness = value },
        testDescription: "tightness \(value)")
    } + [
      Hostile(setting: "lines", change: { $0.towns = 193 }, testDescription: "too many towns"),
      Hostile(setting: "lines", change: { $0.counties = 40 }, testDescription: "too many counties"),
      Hostile(
        setting: "lines",
        change: {
          $0.counties = 9999
          $0.towns = 9999
        }, testDescription: "far too many of both"),
    ]

  @Test(arguments: hostile)
  func `settings that make no sense are refused by name`(_ sample: Hostile) throws {
    var settings = CountySettings(lines: 800)
    sample.change(&settings)
    let error = try #require(throws: CountySettingsError.self) { try CountyGenerator(settings) }
    #expect(error.setting == sample.setting)
    #expect(error.description.hasPrefix(sample.setting))
    #expect(error.advice.hasPrefix("Write "))
  }

  @Test(arguments: [Int.min, -1, 0, 1, Int.max])
  func `defaults of hostile numbers do not trap`(_ number: Int) {
    #expect(CountySettings(lines: number, counties: number).towns >= 1)
    #expect(CountySettings.minimumLines(towns: number) >= 32)
  }

  @Test(arguments: [1, 2, 22, 300])
  func `the least number of lines is enough, and one fewer is refused`(_ towns: Int) throws {
    let least = CountySettings.minimumLines(towns: towns)
    let scenario = try CountyGenerator(CountySettings(lines: least, towns: towns)).scenario()
    #expect(scenario.posts.count == least)
    _ = try scenario.validated()
    #expect(Set(scenario.posts.filter { $0.tier == "township" }.map(\.town)).count == towns)
    let error = try #require(throws: CountySettingsError.self) {
      try CountyGenerator(CountySettings(lines: least - 1, towns: towns))
    }
    #expect(error.setting == "lines")
  }

  @Test func `a county of 800 lines has 22 towns by default, and no county has more`() {
    #expect(CountySettings(lines: 800).towns == 22)
    #expect(CountySettings(lines: 100).towns == 2)
    #expect(CountySettings(lines: 1_000_000).towns == 22)
    #expect(CountySettings(lines: 1_000_000, counties: 10_000).towns == 2)
  }
}

import OneBoard
import Testing

@testable import OneBoardFiles

struct RuleFaultTests {
  /// A wrong rule, the text at which the fault must lie, its path, and words that must be said.
  struct Case: CustomTestStringConvertible {
    var rule: String
    var place: String
    var path: String
    var words: [String]
    var testDescription: String { rule }

    init(_ rule: String, at place: String, _ path: String, _ words: String...) {
      self.rule = rule
      self.place = place
      self.path = path
      self.words = words
    }
  }

  static let rules = [
    Case(
      #"{ "id": "r", "wheer": {}, "reclaim": { "all": true } }"#, at: #""wheer""#, "rules[0].wheer",
      #""wheer" is not a key of a rule."#, #"Did you mean "where"?"#, "reclaim, ringFence, bound"),
    Case(
      #"{ "id": "r", "reclaim": { "all": true }, "id": "s" }"#, at: #""id": "s""#, "rules[0].id",
      "stands twice"),
    Case(
      #"{ "id": "r", "replacement": { "out": 2 } }"#, at: #"{ "out""#, "rules[0].replacement",
      #""in" is missing"#),
    Case(
      #"{ "id": "r", "replacement": { "out": 0, "in": 1 } }"#, at: "0", "rules[0].replacement.out",
      "1 to 1000"),
    Case(
      #"{ "id": "r", "mayNotFall": { "per": "county" } }"#, at: #""county""#,
      "rules[0].mayNotFall.per", "county"),
    Case(
      #"{ "id": "r", "mayNotFall": { "atLeast": 0 } }"#, at: #""atLeast""#,
      "rules[0].mayNotFall.atLeast", "not a key"),
    Case(
      #"{ "id": "r", "approval": {} }"#, at: "{}", "rules[0].approval", #""between" is missing"#),
    Case(
      #"{ "id": "r", "approval": { "between": "line" } }"#, at: #""line""#,
      "rules[0].approval.between", "line"),
    Case(#"{ "reclaim": { "all": true } }"#, at: "{ \"reclaim", "rules[0]", #""id" is missing"#),
    Case(#"{ "id": "r" }"#, at: "{ \"id\": \"r\"", "rules[0]", "asks for nothing", "leadership"),
    Case(
      #"{ "id": "r", "reclaim": { "all": true }, "bound": { "of": "net", "atMost": 1 } }"#,
      at: #"{ "of""#, "rules[0].bound", "only one"),
    Case(#"{ "id": 7, "reclaim": { "all": true } }"#, at: "7", "rules[0].id", "the number 7"),
    Case(#"{ "id": "", "reclaim": { "all": true } }"#, at: "\"\"", "rules[0].id", "empty"),
    Case("3", at: "3", "rules[0]", "the number 3 stands where a rule belongs"),
    Case(
      #"{ "id": "r", "where": { "sektor": ["health"] }, "reclaim": { "all": true } }"#,
      at: #""sektor""#, "rules[0].where.sektor", #"Did you mean "sector"?"#),
    Case(
      #"{ "id": "r", "where": { "sector": "health" }, "reclaim": { "all": true } }"#,
      at: #""health""#, "rules[0].where.sector", #"Write ["health"]."#),
    Case(
      #"{ "id": "r", "where": { "sector": [] }, "reclaim": { "all": true } }"#, at: "[]",
      "rules[0].where.sector", "empty"),
    Case(
      #"{ "id": "r", "where": { "sector": ["health", 5] }, "reclaim": { "all": true } }"#, at: "5",
      "rules[0].where.sector[1]", "the number 5 stands where a text belongs"),
    Case(
      #"{ "id": "r", "where": { "sector": ["helth"] }, "reclaim": { "all": true } }"#,
      at: #""helth""#, "rules[0].where.sector[0]", "helth"),
    Case(
      #"{ "id": "r", "where": { "not": { "any": [{}, { "town": ["x"] }] } }, "reclaim": { "all": true } }"#,
      at: #""x""#, "rules[0].where.not.any[1].town[0]", "town"),
    Case(
      #"{ "id": "r", "where": { "any": {} }, "reclaim": { "all": true } }"#, at: "{} }",
      "rules[0].where.any", "an object stands where a list belongs"),
    Case(
      #"{ "id": "r", "reclaim": { "all": false } }"#, at: "false", "rules[0].reclaim.all", "true"),
    Case(#"{ "id": "r", "reclaim": {} }"#, at: "{} }", "rules[0].reclaim", "no formula"),
    Case(
      #"{ "id": "r", "reclaim": { "all": true, "atMost": 3 } }"#, at: "3",
      "rules[0].reclaim.atMost", "only one"),
    Case(
      #"{ "id": "r", "reclaim": { "vacancyAbove": "5%" } }"#, at: #""5%""#,
      "rules[0].reclaim.vacancyAbove", "where a number belongs", "0.05"),
    Case(
      #"{ "id": "r", "reclaim": { "vacancyAbove": 1e-99 } }"#, at: "1e-99",
      "rules[0].reclaim.vacancyAbove", "cannot be kept exactly"),
    Case(
      #"{ "id": "r", "reclaim": { "vacancyAbove": 1.5 } }"#, at: "1.5",
      "rules[0].reclaim.vacancyAbove", "1.5"),
    Case(
      #"{ "id": "r", "reclaim": { "idleYears": 2.5 } }"#, at: "2.5", "rules[0].reclaim.idleYears",
      "2.5 is not a whole number"),
    Case(
      #"{ "id": "r", "reclaim": { "atMost": -1 } }"#, at: "-1", "rules[0].reclaim.atMost",
      "below 0"),
    Case(
      #"{ "id": "r", "reclaim": { "atMost": 1000000001 } }"#, at: "1000000001",
      "rules[0].reclaim.atMost", "1000000001"),
    Case(
      #"{ "id": "r", "reclaim": { "all": true, "rounding": "dwon" } }"#, at: #""dwon""#,
      "rules[0].reclaim.rounding", #"Did you mean "down"?"#, #""up""#),
    Case(
      #"{ "id": "r", "reclaim": { "all": true, "must": "yes" } }"#, at: #""yes""#,
      "rules[0].reclaim.must", "true or false"),
    Case(
      #"{ "id": "r", "reclaim": { "all": true }, "strength": { "soft": 1 } }"#,
      at: #"{ "soft""#, "rules[0].strength", "must"),
    Case(
      #"{ "id": "r", "bound": { "of": "net", "atMost": 1 }, "strength": "weak" }"#, at: #""weak""#,
      "rules[0].strength", #"{ "soft": 10 }"#),
    Case(
      #"{ "id": "r", "bound": { "of": "net", "atMost": 1 }, "strength": { "soft": 0 } }"#,
      at: "0 }", "rules[0].strength.soft", "0"),
    Case(
      #"{ "id": "r", "where": { "tier": ["town"] }, "ringFence": { "from": {}, "to": {} } }"#,
      at: #"{ "tier""#, "rules[0].where", "from"),
    Case(
      #"{ "id": "r", "ringFence": { "from": {} } }"#, at: #"{ "from""#, "rules[0].ringFence",
      #""to" is missing"#),
    Case(
      #"{ "id": "r", "bound": { "of": "gained", "atMost": 1 } }"#, at: #""gained""#,
      "rules[0].bound.of", #"Did you mean "granted"?"#),
    Case(
      #"{ "id": "r", "bound": { "of": "net", "per": "county", "atMost": 1 } }"#, at: #""county""#,
      "rules[0].bound.per", "occupation"),
    Case(
      #"{ "id": "r", "bound": { "of": "granted" } }"#, at: #"{ "of""#, "rules[0].bound", "atLeast"),
    Case(
      #"{ "id": "r", "bound": { "of": "granted", "atLeast": 3, "atMost": 2 } }"#, at: "3",
      "rules[0].bound.atLeast", "atMost"),
    Case(
      #"{ "id": "r", "share": { "of": "released", "atMost": 0.5 } }"#, at: #""released""#,
      "rules[0].share.of", #""granted" or "final""#),
    Case(
      #"{ "id": "r", "purchase": { "unitCost": 4 } }"#, at: #"{ "unitCost""#, "rules[0].purchase",
      #""budget" is missing"#),
    Case(
      #"{ "id": "r", "leadership": { "steps": [[10, 2, 3], [null, 4]] } }"#, at: "[10, 2, 3]",
      "rules[0].leadership.steps[0]", "[50, 3]"),
    Case(
      #"{ "id": "r", "leadership": { "steps": [[10, 2], [9, 3], [null, 4]] } }"#, at: "9",
      "rules[0].leadership.steps[1][0]", "10"),
    Case(
      #"{ "id": "r", "leadership": {} }"#, at: "{} }", "rules[0].leadership", "steps"),
  ]

  @Test(arguments: rules)
  func `A wrong rule has one fault at its place that says what to write`(_ one: Case) throws {
    let text = Sample.small(rule: one.rule)
    let place = try #require(Place.of(one.place, in: text, after: "\"rules\""))
    let faults = try Workspace().faults(text, posts: Sample.smallPosts)
    #expect(faults.count == 1)
    let fault = try #require(faults.first)
    #expect(fault.hasPrefix("scenario.json:\(place): \(one.path): "), "\(fault)")
    for word in one.words { #expect(fault.contains(word), "\(fault)") }
  }

  static let levels = [
    Case(
      #"{ "maximise": "benefit" }"#, at: #""maximise""#, "objective[0].maximise",
      #"Did you mean "maximize"?"#),
    Case(
      #"{ "maximize": "benefit", "minimize": "cost" }"#, at: #"{ "maximize""#, "objective[0]",
      "exactly one"),
    Case(
      #"{ "maximize": "coverage" }"#, at: #""coverage""#, "objective[0].maximize", "benefit"),
    Case(
      #"{ "maximize": "benefit", "curve": "square" }"#, at: #""square""#, "objective[0].curve",
      "squaredShortage"),
    Case(
      #"{ "maximize": "benefit", "weights": [{ "where": {} }] }"#, at: #"{ "where""#,
      "objective[0].weights[0]", #""times" is missing"#),
    Case(
      #"{ "maximize": "benefit", "weights": [{ "times": 0 }] }"#, at: "0 }",
      "objective[0].weights[0].times", "0"),
    Case(
      #"{ "maximize": "benefit", "where": {} }"#, at: "{} }", "objective[0].where", "Remove"),
    Case(
      #"{ "leximin": "coverage", "curve": "log" }"#, at: #""log""#, "objective[0].curve", "Remove"),
    Case(
      #"{ "leximin": "coverage", "where": { "sector": ["x"] } }"#, at: #""x""#,
      "objective[0].where.sector[0]", "sector"),
    Case(
      #"{ "minimize": "costs" }"#, at: #""costs""#, "objective[0].minimize",
      #"Did you mean "cost"?"#),
    Case(
      #"{ "minimize": { "changeFrom": "no.csv" } }"#, at: #""no.csv""#,
      "objective[0].minimize.changeFrom", "no such file"),
    Case(
      #"{ "minimize": "cost", "tolerance": "1%" }"#, at: #""1%""#, "objective[0].tolerance",
      "number"),
    Case(
      #"{ "minimize": "cost", "tolerance": 2 }"#, at: "2", "objective[0].tolerance", "2"),
  ]

  @Test(arguments: levels)
  func `A wrong objective level has one fault at its place`(_ one: Case) throws {
    let text = Sample.small(objective: one.rule)
    let place = try #require(Place.of(one.place, in: text, after: "\"objective\""))
    let faults = try Workspace().faults(text, posts: Sample.smallPosts)
    #expect(faults.count == 1)
    let fault = try #require(faults.first)
    #expect(fault.hasPrefix("scenario.json:\(place): \(one.path): "), "\(fault)")
    for word in one.words { #expect(fault.contains(word), "\(fault)") }
  }

  static let accepted: [(String, Rule)] = [
    (
      #"{ "id": "r", "where": { "any": [{ "sector": ["health"] }, { "id": ["B"] }], "not": { "tag": ["y"] } }, "reclaim": { "idleYears": 3, "must": true, "withIncumbents": true }, "strength": { "soft": 2.5 } }"#,
      Rule(
        id: "r",
        where: Selector([
          .any([.where(.sector, "health"), .where(.id, "B")]), .not(.where(.tag, "y")),
        ]),
        .reclaim(Reclaim(.idleYears(3), must: true, withIncumbents: true)), softWeight: 2.5)
    ),
    (
      #"{ "id": "r", "reclaim": { "aboveNeed": 0.5, "rounding": "nearest" }, "strength": "hard" }"#,
      Rule(id: "r", .reclaim(Reclaim(.aboveNeed(0.5), rounding: .nearest)))
    ),
    (
      #"{ "id": "r", "reclaim": { "atMost": 3, "must": false } }"#,
      Rule(id: "r", .reclaim(Reclaim(.atMost(3))))
    ),
    (
      #"{ "id": "r", "bound": { "of": "net", "per": "town", "atLeast": -5 } }"#,
      Rule(id: "r", .bound(Bound(of: .net, per: .town, atLeast: -5)))
    ),
    (
      #"{ "id": "r", "bound": { "of": "final", "atMost": 12.0 } }"#,
      Rule(id: "r", .bound(Bound(of: .final, per: .all, atMost: 12)))
    ),
    (
      #"{ "id": "r", "where": { "sector": ["health"] }, "share": { "of": "final", "among": { "tier": ["town", "county"] }, "atMost": 5e-1 } }"#,
      Rule(
        id: "r", where: .where(.sector, "health"),
        .share(Share(of: .final, among: .where(.tier, "town", "county"), atMost: 0.5)))
    ),
    (
      #"{ "id": "r", "purchase": { "unitCost": 4.2, "budget": 0, "atMost": 7 } }"#,
      Rule(id: "r", .purchase(Purchase(unitCost: 4.2, budget: 0, atMost: 7)))
    ),
  ]

  @Test(arguments: accepted)
  func `Every form of a rule is read`(_ text: String, _ rule: Rule) throws {
    let loaded = try Workspace().load(Sample.small(rule: text), posts: Sample.smallPosts)
    #expect(loaded.scenario.rules == [rule])
  }
}

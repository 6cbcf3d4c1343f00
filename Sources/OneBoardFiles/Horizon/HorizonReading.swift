import Apportionment
import Horizon
import JSONText
import OneBoard

/// One reading of several years.
struct HorizonReading {
  private static let keys = [
    "oneboard", "scenario", "years", "leavers", "rates", "turnoverPools", "replacement",
  ]

  private var decoder: ScenarioDecoder
  private let path: String

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - decoder: The decoder of the file.
  ///   - path: The file.
  init(_ decoder: ScenarioDecoder, path: String) {
    self.decoder = decoder
    self.path = path
  }

  /// Reads everything.
  ///
  /// - Returns: The years.
  /// - Throws: ``FileError`` with every fault.
  mutating func load() throws(FileError) -> HorizonFile.Loaded {
    guard let members = decoder.members(of: 0, "a horizon", Self.keys) else { throw failure }
    if let version = members[0] {
      if let number = decoder.whole(version), number != 1 {
        decoder.fault(
          at: version, "This is format \(number).", "Write \"oneboard\": 1, or update OneBoard.")
      }
    } else {
      decoder.missing("oneboard", in: 0, "Write \"oneboard\": 1 as the first key.")
    }
    let name = members[1].flatMap { decoder.text($0, example: "scenario.json") }
    if members[1] == nil {
      decoder.missing("scenario", in: 0, "Name the scenario file, such as \"scenario.json\".")
    }
    let years = members[2].flatMap { decoder.whole($0, in: 1...MultiYearScenario.maximumYears) }
    if members[2] == nil { decoder.missing("years", in: 0, "Write such as \"years\": 5.") }
    let leaversName = members[3].flatMap { decoder.text($0, example: "attrition.csv") }
    guard let name, let years else { throw failure }
    let loaded = try ScenarioFile.load(path: InputFile.path(name, from: path))
    var leavers: [String: [Int]] = [:]
    if let leaversName {
      leavers =
        AttritionTable(
          try InputFile.read(InputFile.path(leaversName, from: path)), for: loaded.board,
          years: years,
          faults: &decoder.faults
        ).leavers
    }
    let forecasts = rates(members[4], on: loaded.board, years: years, known: leavers)
    for forecast in forecasts { leavers.merge(forecast.leavers) { first, _ in first } }
    let pools = pools(members[5], on: loaded.board)
    let horizon = MultiYearScenario(
      scenario: loaded.scenario, years: years, leavers: leavers, turnoverPools: pools.read,
      replacement: members[6].flatMap { replacement($0) })
    if decoder.faults.count == 0 { refuse(horizon.faults(), pools: pools.nodes) }
    if decoder.faults.count > 0 { throw failure }
    return HorizonFile.Loaded(
      horizon: horizon, forecasts: forecasts, warnings: loaded.warnings)
  }

  private var failure: FileError {
    decoder.faults.error
      ?? FileError(
        kind: .invalid,
        faults: [
          FileFault(
            file: path, message: "The years were refused without a reason.",
            advice: "Report this; it is a fault of OneBoard.")
        ])
  }

  /// Faults of the whole that no single value shows.
  private mutating func refuse(_ faults: [ScenarioFault], pools: [Int]) {
    for fault in faults {
      let pool = pools.indices.first { fault.path == "turnoverPools[\($0)]" }
      decoder.fault(at: pool.map { pools[$0] } ?? 0, fault.message, fault.advice)
    }
  }

  private mutating func rates(
    _ node: Int?, on board: Board, years: Int, known: [String: [Int]]
  ) -> [AttritionForecast] {
    guard let node, let items = decoder.list(node, "Write [{ \"where\": { }, \"rate\": 0.03 }].")
    else { return [] }
    var taken: Set<String> = []
    var result: [AttritionForecast] = []
    for item in items {
      guard let members = decoder.members(of: item, "a rate", ["where", "rate"]) else { continue }
      let selection = selection(members[0], in: item, on: board)
      guard let member = members[1] else {
        decoder.missing("rate", in: item, "Write such as \"rate\": 0.03.")
        continue
      }
      guard let rate = decoder.decimal(member, example: "0.03") else { continue }
      let lines = selection.filter { known[$0.id] == nil }
      if let twice = lines.first(where: { !taken.insert($0.id).inserted }) {
        decoder.fault(
          at: item, "The line \(twice.id.quoted) has two rates.",
          "Select each line by one rate.")
        continue
      }
      guard
        let forecast = try? AttritionForecast.forecast(rate: rate, posts: lines, years: years)
      else {
        decoder.fault(
          at: member, "\(rate) is no part of the staff.", "Write a rate from 0 to 1.")
        continue
      }
      result.append(forecast)
    }
    return result
  }

  private mutating func replacement(_ node: Int) -> StaffReplacement? {
    let keys = ["out", "in"]
    guard let members = decoder.members(of: node, "a replacement", keys) else { return nil }
    for (key, member) in zip(keys, members) where member == nil {
      decoder.missing(key, in: node, "Write such as { \"out\": 2, \"in\": 1 }.")
    }
    let out = members[0].flatMap { decoder.whole($0, in: 1...StaffReplacement.maximumNumber) }
    guard let out, let member = members[1],
      let hired = decoder.whole(member, in: 0...(out - 1))
    else { return nil }
    return StaffReplacement(out: out, hired: hired)
  }

  private mutating func pools(
    _ node: Int?, on board: Board
  ) -> (read: [TurnoverPool], nodes: [Int]) {
    let example =
      "{ \"category\": \"institution\", \"posts\": 20, \"term\": 3, \"borrowers\": { } }"
    guard let node, let items = decoder.list(node, "Write [\(example)].") else { return ([], []) }
    var pools: [TurnoverPool] = []
    var nodes: [Int] = []
    for item in items {
      let keys = ["category", "posts", "term", "borrowers"]
      guard let members = decoder.members(of: item, "a turnover pool", keys) else { continue }
      for (key, member) in zip(keys, members) where member == nil {
        decoder.missing(key, in: item, "A turnover pool is such as \(example).")
      }
      let lines = members[3] == nil ? board.lines : selection(members[3], in: item, on: board)
      guard let category = members[0].flatMap({ decoder.text($0, example: "institution") }),
        let posts = members[1].flatMap({ decoder.whole($0) }),
        let term = members[2].flatMap({
          decoder.whole($0, in: 1...MultiYearScenario.maximumYears)
        }), !lines.isEmpty
      else { continue }
      pools.append(
        TurnoverPool(
          category: category, posts: posts, term: term,
          borrowers: decoder.selector(members[3])))
      nodes.append(item)
    }
    return (pools, nodes)
  }

  /// The lines of a selector; a selector that matches nothing is a fault.
  private mutating func selection(_ node: Int?, in item: Int, on board: Board) -> [PostLine] {
    let before = decoder.faults.count
    let selector = decoder.selector(node)
    if decoder.faults.count > before { return [] }
    let lines = board.lines(selectedBy: selector).map { board.lines[$0] }
    if lines.isEmpty {
      decoder.fault(
        at: node ?? item, "No line of posts matches.", "Correct the selector, or remove the entry.")
    }
    return lines
  }
}

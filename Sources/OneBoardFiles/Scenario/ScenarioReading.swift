import JSONText
import OneBoard

/// One reading of a scenario: the parts in their order, then the checks of the whole.
struct ScenarioReading {
  private static let keys = ["oneboard", "name", "categories", "posts", "rules", "objective"]
  /// The most objective levels, each of which may read a file.
  private static let mostLevels = 64

  private var decoder: ScenarioDecoder
  private let path: String
  private var table: PostsTable?
  private var lines: [PostLine] = []
  /// The positions in the file of the rules and levels that could be read.
  private var positions: [String: [Int]] = [:]
  /// Whether so much is missing that checks of the whole would only mislead.
  private var isBroken = false

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - decoder: The decoder of the scenario file.
  ///   - path: The scenario file.
  init(_ decoder: ScenarioDecoder, path: String) {
    self.decoder = decoder
    self.path = path
  }

  /// Reads everything.
  ///
  /// - Returns: The scenario and its board.
  /// - Throws: ``FileError`` with every fault.
  mutating func load() throws(FileError) -> LoadedScenario {
    try checkVersion()
    guard let members = decoder.members(of: 0, "a scenario", Self.keys) else {
      throw failure
    }
    if members[0] == nil {
      decoder.missing("oneboard", in: 0, "Write \"oneboard\": 1 as the first key.")
    }
    let name = members[1].flatMap { decoder.text($0, example: "Mini county") }
    if members[1] == nil {
      decoder.missing("name", in: 0, "Give the scenario a name, such as \"Mini county\".")
    }
    let categories = parts(members[2], "categories") { $0.category($1) }
    if members[2] == nil {
      decoder.missing(
        "categories", in: 0, "Write such as \"categories\": [{ \"id\": \"institution\" }].")
    }
    readPosts(members[3])
    let rules = parts(members[4], "rules") { $0.rule($1) }
    let objective = objective(members[5])
    if positions["categories", default: []].count != count(members[2]) { isBroken = true }
    var scenario = Scenario(
      name: name ?? "", categories: categories, posts: [], rules: rules, objective: objective)
    swap(&scenario.posts, &lines)
    var loaded: LoadedScenario?
    if !isBroken {
      do {
        loaded = try LoadedScenario(scenario, warnings: warnings)
      } catch {
        for fault in error.faults { translate(fault) }
      }
    }
    guard decoder.faults.count == 0, let loaded else { throw failure }
    return loaded
  }

  private var failure: FileError {
    decoder.faults.error
      ?? FileError(
        kind: .invalid,
        faults: [
          FileFault(
            file: path, message: "The scenario was refused without a reason.",
            advice: "Report this; it is a fault of OneBoard.")
        ])
  }

  /// Refuses another format at once, as everything else may mean something else in it.
  private mutating func checkVersion() throws(FileError) {
    let member = decoder.document.deepestNode(along: [.key("oneboard")])
    if member == 0 { return }
    let before = decoder.faults.count
    if let version = decoder.whole(member), version != 1 {
      decoder.fault(
        at: member, "The file says format \(version), and this version reads format 1.",
        "Write \"oneboard\": 1, or use a OneBoard that reads format \(version).")
    }
    if decoder.faults.count > before { throw failure }
  }

  private func count(_ member: Int?) -> Int {
    guard let member, decoder.document.kind(member) == .array else { return -1 }
    return decoder.document.children(of: member).count
  }

  private mutating func parts<Part>(
    _ member: Int?, _ key: String, _ read: (inout ScenarioDecoder, Int) -> Part?
  ) -> [Part] {
    guard let member, let items = decoder.list(member, "Write [ … ].") else { return [] }
    var parts: [Part] = []
    var known: [Int] = []
    for (position, item) in items.enumerated() {
      if decoder.faults.isHopeless {
        isBroken = true
        break
      }
      if let part = read(&decoder, item) {
        parts.append(part)
        known.append(position)
      }
    }
    positions[key] = known
    return parts
  }

  private mutating func objective(_ member: Int?) -> [ObjectiveLevel] {
    guard let member else { return ObjectiveLevel.standard }
    if count(member) == 0 {
      decoder.fault(
        at: member, "The objective has no levels.",
        "Write a level, or leave \"objective\" out for benefit, coverage and released.")
      return ObjectiveLevel.standard
    }
    if count(member) > Self.mostLevels {
      decoder.fault(
        at: member, "The objective has \(count(member)) levels, more than \(Self.mostLevels).",
        "Keep the levels that matter.")
      return ObjectiveLevel.standard
    }
    let path = path
    // Only a level that keeps close to an earlier plan needs the lines by id.
    var known: [String: Int]?
    let (isBroken, lines) = (isBroken, lines)
    return parts(member, "objective") { decoder, node in
      decoder.level(node) { decoder, node in
        guard let name = decoder.text(node, example: "plan.csv") else { return nil }
        if isBroken { return [] }
        let approved =
          known ?? Dictionary(lines.lazy.map { ($0.id, $0.approved) }) { first, _ in first }
        known = approved
        let plan = InputFile.path(name, from: path)
        do throws(FileError) {
          let source = try InputFile.read(plan)
          var reader = PlanReader(approved: approved, allowsOtherApproved: true)
          let posts = reader.read(source)
          decoder.faults.add(contentsOf: reader.faults)
          return posts
        } catch {
          decoder.refer(to: plan, error, at: node)
          return nil
        }
      }
    }
  }

  private mutating func readPosts(_ member: Int?) {
    guard let member else {
      isBroken = true
      decoder.missing("posts", in: 0, "Write \"posts\": \"posts.csv\", or a list of lines.")
      return
    }
    switch decoder.document.kind(member) {
    case .array:
      lines = parts(member, "posts") { $0.post($1) }
    case .string:
      guard let name = decoder.text(member, example: "posts.csv") else {
        isBroken = true
        return
      }
      let file = InputFile.path(name, from: path)
      do {
        var table = PostsTable(try InputFile.read(file), faults: &decoder.faults)
        lines = table.takeLines()
        isBroken = table.isBroken
        self.table = table
      } catch {
        isBroken = true
        decoder.refer(to: file, error, at: member)
      }
    default:
      isBroken = true
      decoder.fault(
        at: member, "\(decoder.found(member)) stands where the posts belong.",
        "Write the name of a CSV file, such as \"posts.csv\", or a list of lines.")
    }
  }

  /// Puts a fault of the checked scenario at its place in the files.
  ///
  /// A place that has a fault already gets no second one: what could not be read there was left
  /// empty, and the check only sees that.
  private mutating func translate(_ fault: ScenarioFault) {
    if decoder.faults.isFull {
      decoder.faults.countOne()
      return
    }
    var steps = JSONDocument.steps(of: fault.path)
    if case .key(let key)? = steps.first, steps.count > 1, case .index(let position) = steps[1] {
      if key == "posts", let table {
        var field: PostField?
        if steps.count > 2, case .key(let name) = steps[2] { field = PostField(rawValue: name) }
        let offset = table.offset(of: field, line: position)
        if decoder.faults.contains(in: table.source, at: offset) { return }
        decoder.faults.add(
          in: table.source, at: offset, table.withLineNumbers(fault.message), fault.advice)
        return
      }
      if let known = positions[key], known.indices.contains(position) {
        steps[1] = .index(known[position])
      }
    }
    let node = decoder.document.deepestNode(along: steps)
    let offset = decoder.document.range(node).lowerBound
    if decoder.faults.contains(in: decoder.document.source, at: offset) { return }
    decoder.faults.add(
      in: decoder.document.source, at: offset,
      path: steps.isEmpty ? nil : JSONDocument.path(of: steps), fault.message, fault.advice)
  }

  private var warnings: [FileFault] {
    guard let table, !table.emptyRecords.isEmpty else { return [] }
    let shown = table.emptyRecords.prefix(FileError.maximumFaults)
    return table.source.places(ofAscending: Array(shown)).map { place in
      FileFault(
        file: table.source.file, line: place.line, column: place.column,
        message: "The line holds only empty cells and was passed over.", advice: "Remove the line.")
    }
  }
}

extension ScenarioDecoder {
  /// Reports that a file that the scenario names cannot be read.
  fileprivate mutating func refer(to file: String, _ error: FileError, at node: Int) {
    for fault in error.faults {
      if fault.line != nil {
        faults.add(fault)
        continue
      }
      let document = document
      faults.add(
        in: document.source, at: document.range(node).lowerBound, path: document.path(of: node),
        kind: error.kind, "\"\(file.shortened(to: 400))\": \(fault.message)", fault.advice)
    }
  }
}

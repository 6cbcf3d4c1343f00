import JSONText
public import OneBoard

/// Reads standards that give needs, with the measures of the lines.
public enum StandardsFile {
  /// Standards that were read.
  public struct Loaded: Sendable {
    /// The standards, in the order of the file.
    public let standards: [NeedStandard]
    /// The measures of each line by its id.
    public let measures: [String: [String: Int]]
  }

  /// Reads standards.
  ///
  /// The file is a JSON object with `oneboard`, `measures` (a CSV file with `id` and a column for each
  /// measure, seen from the file) and `standards`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - board: The board whose lines are meant.
  /// - Returns: The standards and measures.
  /// - Throws: ``FileError`` with every fault, at most ``FileError/maximumFaults``.
  public static func load(path: String, for board: Board) throws(FileError) -> Loaded {
    let source = try InputFile.read(path)
    var decoder = ScenarioDecoder(try ScenarioFile.document(source))
    let keys = ["oneboard", "measures", "standards"]
    guard let members = decoder.members(of: 0, "a file of standards", keys) else {
      throw failure(decoder, path)
    }
    for (key, member) in zip(keys, members) where member == nil {
      decoder.missing(
        key, in: 0,
        "Write \"oneboard\": 1, \"measures\": \"measures.csv\" and \"standards\": [ … ].")
    }
    if let version = members[0].flatMap({ decoder.whole($0) }), version != 1 {
      decoder.fault(
        at: members[0] ?? 0, "This is format \(version).",
        "Write \"oneboard\": 1, or update OneBoard.")
    }
    let items = members[2].flatMap { decoder.list($0, "Write a list of standards.") } ?? []
    var standards: [NeedStandard] = []
    for item in items {
      if let standard = decoder.standard(item) { standards.append(standard) }
    }
    var measures: [String: [String: Int]] = [:]
    if let name = members[1].flatMap({ decoder.text($0, example: "measures.csv") }) {
      let names = Set(standards.flatMap { $0.terms.map(\.measure) }).sorted()
      let table = MeasuresTable(
        try InputFile.read(InputFile.path(name, from: path)), named: names, for: board,
        faults: &decoder.faults)
      measures = table.measures
    }
    if decoder.faults.count > 0 { throw failure(decoder, path) }
    return Loaded(standards: standards, measures: measures)
  }

  private static func failure(_ decoder: ScenarioDecoder, _ path: String) -> FileError {
    decoder.faults.error
      ?? FileError(
        kind: .invalid,
        faults: [
          FileFault(
            file: path, message: "The standards were refused without a reason.",
            advice: "Report this; it is a fault of OneBoard.")
        ])
  }
}

extension ScenarioDecoder {
  /// Reads a standard.
  fileprivate mutating func standard(_ node: Int) -> NeedStandard? {
    let keys = [
      "id", "basis", "where", "terms", "extra", "rounding", "atLeast", "atMost",
    ]
    guard let members = members(of: node, "a standard", keys) else { return nil }
    for slot in [0, 3, 5] where members[slot] == nil {
      missing(
        keys[slot], in: node,
        "A standard has an id, terms and a rounding: \"down\", \"up\" or \"nearest\".")
    }
    let id = members[0].flatMap { text($0, example: "junior") }
    let basis = members[1].flatMap { text($0, example: "Article 3") }
    let selection = selector(members[2])
    let items = members[3].flatMap {
      list($0, "Write [{ \"measure\": \"students\", \"per\": 13.5 }].")
    }
    let terms = (items ?? []).compactMap { term($0) }
    if let items, items.isEmpty, let member = members[3] {
      fault(at: member, "The list is empty.", "Write at least one term.")
    }
    let extra = members[4].flatMap { decimal($0) } ?? .zero
    if extra.isNegative, let member = members[4] {
      fault(at: member, "\(extra) is below 0.", "Write such as 0.05.")
    }
    let rounding = members[5].flatMap { choice($0, among: Reclaim.Rounding.allCases) }
    let atLeast = members[6].flatMap { whole($0) }
    let atMost = members[7].flatMap { whole($0) }
    if let atLeast, let atMost, atLeast > atMost, let member = members[7] {
      fault(at: member, "\(atMost) is below atLeast, \(atLeast).", "Write no less than atLeast.")
    }
    guard let id, let rounding, !terms.isEmpty else { return nil }
    return NeedStandard(
      id: id, basis: basis, where: selection, terms: terms, extra: extra, rounding: rounding,
      atLeast: atLeast, atMost: atMost)
  }

  private mutating func term(_ node: Int) -> NeedStandard.Term? {
    let keys = ["measure", "per", "perMille", "times", "between", "steps", "rounding"]
    guard let members = members(of: node, "a term", keys) else { return nil }
    let measure = members[0].flatMap { text($0, example: "students") }
    if members[0] == nil { missing("measure", in: node, "Name a column of the measures.") }
    let stated = (1...5).filter { members[$0] != nil }
    guard stated.count == 1, let slot = stated.first, let body = members[slot] else {
      fault(
        at: node,
        "The term has \(stated.count) of the keys per, perMille, times, between and steps.",
        "Give it one.")
      return nil
    }
    var formula: NeedStandard.Term.Formula?
    if slot == 5 {
      formula = steps(body).map(NeedStandard.Term.Formula.steps)
    } else if slot == 4 {
      formula = between(body)
    } else if let number = decimal(body, example: "13.5") {
      if number.isNegative || (slot == 1 && number.units == 0) {
        fault(at: body, "\(number) is no ratio.", "Write a number above 0.")
      } else {
        formula = slot == 1 ? .per(number) : slot == 2 ? .perMille(number) : .times(number)
      }
    }
    let rounding = members[6].flatMap { choice($0, among: Reclaim.Rounding.allCases) }
    guard let measure, let formula else { return nil }
    return NeedStandard.Term(measure: measure, formula, rounding: rounding)
  }

  private mutating func between(_ node: Int) -> NeedStandard.Term.Formula? {
    let advice = "Write [[100, 1.3], [300, 1.4]]: two measures, ascending, each with its factor."
    guard let items = list(node, advice) else { return nil }
    var points: [NeedStandard.Term.Point] = []
    for item in items {
      guard let pair = list(item, advice) else { return nil }
      guard pair.count == 2 else {
        fault(at: item, "The point has \(pair.count) numbers.", advice)
        return nil
      }
      guard let measure = whole(pair[0]), let factor = decimal(pair[1], example: "1.3") else {
        return nil
      }
      if factor.isNegative { fault(at: pair[1], "\(factor) is below 0.", advice) }
      points.append(NeedStandard.Term.Point(measure: measure, factor: factor))
    }
    guard points.count == 2, points[0].measure < points[1].measure else {
      fault(at: node, "These are not two points that ascend.", advice)
      return nil
    }
    return .between(points[0], points[1])
  }

  private mutating func steps(_ node: Int) -> [NeedStandard.Term.Step]? {
    let advice = "Write [[10, 2], [50, 3], [null, 4]]: up to so many, so many posts."
    guard let items = list(node, advice) else { return nil }
    var steps: [NeedStandard.Term.Step] = []
    for item in items {
      guard let pair = list(item, advice) else { return nil }
      guard pair.count == 2 else {
        fault(at: item, "The step has \(pair.count) numbers.", advice)
        return nil
      }
      let isLast = document.kind(pair[0]) == .null
      let upTo = isLast ? nil : whole(pair[0])
      guard let posts = whole(pair[1]), isLast || upTo != nil else { return nil }
      if let last = steps.last, last.upTo == nil || (upTo.map { $0 <= last.upTo ?? 0 } ?? false) {
        fault(at: item, "The steps do not ascend.", advice)
        return nil
      }
      steps.append(NeedStandard.Term.Step(upTo: upTo, posts: posts))
    }
    if steps.isEmpty { fault(at: node, "There are no steps.", advice) }
    return steps.isEmpty ? nil : steps
  }
}

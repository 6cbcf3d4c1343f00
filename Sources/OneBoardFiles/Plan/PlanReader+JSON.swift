import JSONText
import OneBoard

extension PlanReader {
  static let keys = [
    "oneboard", "scenario", "status", "levels", "pools", "posts", "moves", "shortfalls",
    "conflict", "waysOut", "notes", "seconds", "solveSeconds", "version", "certificate",
  ]

  /// Where the certificate stands among the keys.
  static let certificatePlace = keys.count - 1

  /// Reads the posts of a `plan.json`.
  mutating func readJSON(_ source: SourceText) {
    let document: JSONDocument
    do {
      document = try ScenarioFile.document(source)
    } catch {
      for fault in error.faults { faults.add(fault) }
      return
    }
    var decoder = ScenarioDecoder(document, faults: faults)
    defer { faults = decoder.faults }
    guard let members = decoder.members(of: 0, "a plan", Self.keys) else { return }
    if let member = members[0], let version = decoder.whole(member), version != 1 {
      decoder.fault(
        at: member, "The file says format \(version), and this version reads format 1.",
        "Write \"oneboard\": 1.")
      return
    }
    if let member = members[2], document.kind(member) == .string,
      ["infeasible", "stopped"].contains(document.text(member))
    {
      decoder.fault(
        at: member, "The status is \(document.text(member).quoted), so the file holds no plan.",
        "Name a file with a plan.")
      return
    }
    guard let member = members[5] else {
      decoder.missing("posts", in: 0, "Write the lines that change as \"posts\": [ … ].")
      return
    }
    guard let items = decoder.list(member, "Write [ … ].") else { return }
    for item in items { take(item, &decoder) }
  }

  private mutating func take(_ node: Int, _ decoder: inout ScenarioDecoder) {
    let before = decoder.faults.count
    let keys = ["id", "released", "granted", "purchased", "final"]
    guard let members = decoder.members(of: node, "a line of a plan", keys) else { return }
    var id: String?
    if let member = members[0] {
      id = decoder.text(member, example: "J1")
    } else {
      decoder.missing("id", in: node, "Write the id of a line of posts.")
    }
    let values = members.dropFirst().map { member in member.flatMap { decoder.whole($0) } }
    guard decoder.faults.count == before, let id else { return }
    let document = decoder.document
    let idNode = members[0] ?? node
    let finalNode = members[4] ?? node
    faults = decoder.faults
    take(
      Statement(
        released: values[0], granted: values[1], purchased: values[2], final: values[3]), id: id
    ) { faults, atFinal, message, advice in
      let place = atFinal ? finalNode : idNode
      faults.add(
        in: document.source, at: document.range(place).lowerBound, path: document.path(of: place),
        message, advice)
    }
    decoder.faults = faults
  }
}

internal import OneBoard

/// The ways out of a conflict as text for people, in 80 columns.
struct WaysOutText {
  /// The most ways that are listed; JSON has all.
  static let mostWays = 10
  /// The most changes of a way that are listed.
  static let mostChanges = 10

  private let found: WaysOut

  init(_ found: WaysOut) {
    self.found = found
  }

  /// The lines of the text.
  var lines: [String] {
    guard !found.ways.isEmpty else {
      return found.isComplete
        ? ["No change of the numbers of these rules and pools gives a plan."]
        : ["No way out was found within the limits."]
    }
    var lines = ["Ways out, each planned again and audited; fewest posts first:"]
    for (index, way) in found.ways.prefix(Self.mostWays).enumerated() {
      let number = "\(index + 1). "
      let measure = way.posts.map { NumberText.count($0, "post") } ?? "not counted in posts"
      let rest = way.changes.count - Self.mostChanges
      let more = rest > 0 ? "; and \(rest) more, listed with --format json" : ""
      let text =
        way.changes.prefix(Self.mostChanges).map(Self.text).joined(separator: "; ") + more
        + " (\(measure))"
      for (part, line) in text.printable.wrapped(to: 74).enumerated() {
        lines.append(
          "  " + (part == 0 ? number : String(repeating: " ", count: number.count)) + line)
      }
      let settings = way.changes.filter { !$0.thaws }.compactMap(\.setting)
      guard rest <= 0, settings.count == way.changes.count else { continue }
      // An argument is never broken, so that it can be copied.
      for setting in settings { lines.append("     --set \(Self.quoted(setting.description))") }
    }
    if found.ways.count > Self.mostWays {
      lines.append("\(found.ways.count - Self.mostWays) more with --format json.")
    }
    if !found.isComplete { lines.append("A limit ended the search; there may be others.") }
    return lines
  }

  private static func text(_ change: WayOut.Change) -> String {
    let place =
      switch change.place {
      case .rule(let id): "rule \(id)"
      case .pool(let id): "pool \(id)"
      case .line(let id): "line \(id)"
      }
    if change.thaws {
      return
        "\(place), a frozen line: \(change.field) \(change.after) instead of \(change.before); leave the line out of --freeze"
    }
    if change.setting == nil { return "\(place) left out of the file" }
    return "\(place): \(change.field) \(change.after) instead of \(change.before)"
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      word.printable == word
      && word.unicodeScalars.allSatisfy {
        !$0.isASCII || $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "._=-+:/,@%".unicodeScalars.contains($0)
      }
    if isPlain { return word }
    return "'"
      + word.printable.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

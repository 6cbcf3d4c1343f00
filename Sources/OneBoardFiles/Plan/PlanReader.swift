import JSONText
import OneBoard

/// Reads what a plan does with each line, from `plan.json` or from a CSV file.
struct PlanReader {
  /// What a file states about one line; what it leaves out is absent.
  struct Statement {
    var released: Int?
    var granted: Int?
    var purchased: Int?
    var final: Int?
  }

  /// The approved posts of each line that exists.
  let approved: [String: Int]
  /// Whether `final` counts even where it disagrees with the approved posts and the other numbers,
  /// as it may in a plan that was made before the approved posts changed.
  let allowsOtherApproved: Bool
  /// The faults found so far.
  var faults = FaultList()
  private var seen: Set<String> = []
  private var posts: [PlannedPosts] = []

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - approved: The approved posts of each line that exists.
  ///   - allowsOtherApproved: Whether `final` counts where numbers disagree.
  init(approved: [String: Int], allowsOtherApproved: Bool = false) {
    self.approved = approved
    self.allowsOtherApproved = allowsOtherApproved
  }

  /// Reads a plan; a text that starts with a bracket is JSON.
  ///
  /// - Parameter source: The file.
  /// - Returns: The stated lines in id order; `nil` if there are faults.
  mutating func read(_ source: SourceText) -> [PlannedPosts]? {
    let head = source.bytes[source.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if source.file.lowercased().hasSuffix(".json") || head == UInt8(ascii: "{")
      || head == UInt8(ascii: "[")
    {
      readJSON(source)
    } else {
      readTable(source)
    }
    return faults.count == 0 ? posts.sorted { $0.id < $1.id } : nil
  }

  /// Takes what a file states about a line.
  ///
  /// - Parameters:
  ///   - statement: What it states.
  ///   - id: The line's id.
  ///   - report: Adds a fault at the id (`false`) or at `final` (`true`).
  mutating func take(
    _ statement: Statement, id: String,
    report: (inout FaultList, _ atFinal: Bool, _ message: String, _ advice: String) -> Void
  ) {
    guard let approved = approved[id] else {
      let hint = faults.isFull ? "" : Suggestion.sentence(for: id, among: nearIds(to: id))
      report(
        &faults, false, "No line has the id \(id.quoted).", hint + "Use the ids of the posts.")
      return
    }
    guard seen.insert(id).inserted else {
      report(&faults, false, "The id \(id.quoted) stands twice.", "Keep one of the two lines.")
      return
    }
    let released = statement.released ?? 0
    let granted = statement.granted ?? 0
    let reached = approved - released + granted
    var line = PlannedPosts(
      id: id, released: released, granted: granted, purchased: statement.purchased ?? 0,
      final: reached)
    if let final = statement.final, final != reached {
      let stated = statement.released != nil || statement.granted != nil
      guard !stated || allowsOtherApproved else {
        report(
          &faults, true,
          "final is \(final), but \(approved) approved − \(released) released + \(granted) granted "
            + "is \(reached).",
          "Write \(reached), or correct the other numbers.")
        return
      }
      line.final = final
      line.released = max(0, approved - final)
      line.granted = max(0, final - approved)
    }
    posts.append(line)
  }

  /// Some ids of similar length, so that a search among a million stays cheap.
  private func nearIds(to id: String) -> [String] {
    guard approved.count <= 10_000 else { return [] }
    let length = id.utf8.count
    return approved.keys.filter { abs($0.utf8.count - length) <= 2 }.sorted()
  }
}

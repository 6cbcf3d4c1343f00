internal import OneBoard
internal import Reconciliation

/// Everything that `oneboard reconcile` found.
struct ReconciliationResult: Sendable {
  /// The files of the registers, in the order of `Register`.
  let files: [String]
  /// The report.
  let report: ReconciliationReport
  /// The lines of posts as they were given.
  let posts: [PostLine]?
  /// The lines as the registers prove them.
  let correction: InPostCorrection?

  /// Whether there is nothing to put right.
  var agrees: Bool { report.agrees && correction?.unplaced.isEmpty ?? true }

  /// The corrected lines; `nil` as long as somebody is on no line, which would look like a vacancy.
  var correctedPosts: [PostLine]? {
    guard let correction, correction.unplaced.isEmpty else { return nil }
    return correction.posts
  }

  /// A place in a file of a register.
  ///
  /// - Parameters:
  ///   - register: The register.
  ///   - line: The line.
  /// - Returns: For example `payroll.csv:17`.
  func place(_ register: Register, _ line: Int?) -> String {
    let file =
      files.indices.contains(register.position) ? files[register.position] : register.rawValue
    return file + (line.map { ":\($0)" } ?? "")
  }
}

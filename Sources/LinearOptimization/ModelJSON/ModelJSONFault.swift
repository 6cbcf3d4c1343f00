/// One thing wrong with a JSON model: where, what was found, and what to do.
public struct ModelJSONFault: Hashable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters (Unicode scalars), counted from 1.
  public let column: Int
  /// The place in the file, such as `columns.lower[3]`; empty for the file as a whole and where the
  /// text is no JSON.
  public let path: String
  /// What was found, and the next step.
  public let text: String
}

extension ModelJSONFault: CustomStringConvertible {
  /// Line, column, path and text.
  public var description: String {
    "line \(line), column \(column): " + (path.isEmpty ? "" : path + ": ") + text
  }
}

/// A JSON model that was refused.
public struct ModelJSONError: Error, Hashable, Sendable {
  /// The first faults, at most 50, in the order of the file.
  public let faults: [ModelJSONFault]
  /// How many faults there are, those beyond the stored ones included.
  public let faultCount: Int
}

extension ModelJSONError: CustomStringConvertible {
  /// The faults, one a line, and how many more there are.
  public var description: String {
    var lines = ["The JSON model is refused."] + faults.map(\.description)
    if faultCount > faults.count { lines.append("… and \(faultCount - faults.count) more.") }
    return lines.joined(separator: "\n")
  }
}

/// A remark on one place of an MPS file.
public struct MPSNotice: Hashable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// The first byte of the place in its line, counted from 1.
  public let column: Int
  /// What was found there, and what to write instead.
  public let text: String
}

extension MPSNotice: CustomStringConvertible {
  /// Line, column and text.
  public var description: String { "line \(line), column \(column): \(text)" }
}

/// An MPS file that was refused.
public struct MPSError: Error, Hashable, Sendable {
  /// The first faults, at most 50, in the order of the file.
  public let faults: [MPSNotice]
}

extension MPSError: CustomStringConvertible {
  /// The faults, one a line.
  public var description: String {
    "The MPS file is refused.\n" + faults.map(\.description).joined(separator: "\n")
  }
}

/// What an MPS file says.
public struct MPSDocument: Sendable {
  /// The model.
  public let model: Model
  /// Places where the format leaves room and the reader had to choose; at most 100.
  public let warnings: [MPSNotice]
  /// How many warnings there are, those beyond the stored ones included.
  public let warningCount: Int
  /// How the lines are cut into fields.
  public let layout: MPSLayout
}

/// How the lines of an MPS file are cut into fields.
public enum MPSLayout: String, Sendable {
  /// At blanks.
  case free
  /// At fixed columns, so that names can contain blanks.
  case fixed
}

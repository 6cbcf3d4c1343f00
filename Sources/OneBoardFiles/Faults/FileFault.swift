/// One thing wrong with a file: where, what was found, and what to write instead.
public struct FileFault: Sendable, Hashable {
  /// The file, as the user named it or as the scenario refers to it.
  public let file: String
  /// The line, counted from 1; `nil` where the fault is the file as a whole.
  public let line: Int?
  /// The column in characters (Unicode scalars), counted from 1.
  public let column: Int?
  /// The place inside a JSON file, such as `rules[3].where.sector[0]`.
  public let path: String?
  /// What was found.
  public let message: String
  /// The next step.
  public let advice: String

  /// Makes a fault.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - line: The line, counted from 1.
  ///   - column: The column in characters, counted from 1.
  ///   - path: The place inside a JSON file.
  ///   - message: What was found.
  ///   - advice: The next step.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, path: String? = nil, message: String,
    advice: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
    self.advice = advice
  }
}

extension FileFault: CustomStringConvertible {
  /// The fault on one line: `file:line:column: path: message advice`.
  public var description: String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    text += ": "
    if let path, !path.isEmpty { text += path + ": " }
    text += message
    if let last = message.last, !".!?".contains(last) { text += "." }
    return advice.isEmpty ? text : text + " " + advice
  }
}

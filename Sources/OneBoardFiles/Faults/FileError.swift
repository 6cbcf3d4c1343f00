/// Files that could not be read or written, with every fault that was found.
public struct FileError: Error, Sendable, Hashable {
  /// What kind of failure it was.
  public enum Kind: Sendable, Hashable {
    /// A file does not exist.
    case missing
    /// A file exists but cannot be read, such as a directory.
    case unreadable
    /// A file was read and holds bad data.
    case invalid
    /// A file could not be written.
    case unwritable
  }

  /// The most faults that are kept.
  public static let maximumFaults = 50

  /// What kind of failure it was.
  public let kind: Kind
  /// The faults, file by file and in the order of their places; at most ``maximumFaults``.
  public let faults: [FileFault]
  /// How many more faults were found; reading stops where there are very many.
  public let omitted: Int

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - kind: What kind of failure it was.
  ///   - faults: The faults.
  ///   - omitted: How many more faults there are.
  public init(kind: Kind, faults: [FileFault], omitted: Int = 0) {
    self.kind = kind
    self.faults = faults
    self.omitted = omitted
  }
}

extension FileError: CustomStringConvertible {
  /// The faults, one a line, and how many more there are.
  public var description: String {
    var lines = faults.map(\.description)
    if omitted > 0 { lines.append("and \(omitted) more \(omitted == 1 ? "fault" : "faults")") }
    return lines.joined(separator: "\n")
  }
}

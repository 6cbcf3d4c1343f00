import FoundationEssentials
import JSONText

/// Reads whole files and refuses what is no UTF-8 text.
enum InputFile {
  /// The greatest size of a file, in bytes.
  static let maximumBytes = 2_000_000_000

  /// Whether a path names a directory; links are followed.
  ///
  /// - Parameter path: The path.
  /// - Returns: Whether it is one.
  static func isDirectory(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  /// A path as seen from the directory of another file.
  ///
  /// - Parameters:
  ///   - path: The path; an absolute one stays as it is.
  ///   - file: The file from which it is seen.
  /// - Returns: The path from where the process stands.
  static func path(_ path: String, from file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  /// Reads a file.
  ///
  /// - Parameter path: The path, which also names the file in faults.
  /// - Returns: The text, known to be UTF-8.
  /// - Throws: ``FileError`` if the file is missing, no regular file, too large, unreadable, or no
  ///   UTF-8 text.
  static func read(_ path: String) throws(FileError) -> SourceText {
    func refusal(_ kind: FileError.Kind, _ message: String, _ advice: String) -> FileError {
      FileError(
        kind: kind,
        faults: [FileFault(file: path.shortened(to: 400), message: message, advice: advice)])
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw refusal(.missing, "This is no file name.", "Name a file that exists.")
    }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw refusal(.missing, "There is no such file.", "Check the name and the directory.")
    }
    if isDirectory {
      throw refusal(.unreadable, "This is a directory, not a file.", "Name a file in it.")
    }
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
    guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
      throw refusal(
        .unreadable, "This is no regular file.", "Copy its content into a file and name that.")
    }
    let size = (attributes[.size] as? any BinaryInteger).map { Int(clamping: $0) } ?? 0
    guard size <= maximumBytes else {
      throw refusal(
        .invalid, "The file has \(size) bytes, more than \(maximumBytes).",
        "Split the scenario into smaller ones.")
    }
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: target))
    } catch {
      throw refusal(
        .unreadable, "The file cannot be read.", "Check that you are allowed to read it.")
    }
    return try text(bytes, file: path)
  }

  /// Checks that bytes are UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - file: The name under which faults show them.
  /// - Returns: The text.
  /// - Throws: ``FileError`` at the first byte that is not UTF-8.
  static func text(_ bytes: [UInt8], file: String) throws(FileError) -> SourceText {
    let source = SourceText(file: file, bytes: bytes)
    guard bytes.count <= maximumBytes else {
      throw FileError(
        kind: .invalid,
        faults: [
          FileFault(
            file: file, message: "The text has \(bytes.count) bytes, more than \(maximumBytes).",
            advice: "Split the scenario into smaller ones.")
        ])
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return source
    } catch {
      var faults = FaultList()
      let save = "Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
      switch ForeignText(bytes) {
      case .utf16: faults.add(in: source, at: 0, "The file is UTF-16 text.", save)
      case .gb18030:
        faults.add(
          in: source, at: error.byteOffsets.lowerBound,
          "The text is not UTF-8 here; all of it fits GB18030 (GBK), as Chinese spreadsheets save "
            + "CSV.",
          save + " Or run iconv -f GB18030 -t UTF-8 on it.")
      case nil:
        faults.add(
          in: source, at: error.byteOffsets.lowerBound, "The text is not UTF-8 here.", save)
      }
      throw faults.error ?? FileError(kind: .invalid, faults: [])
    }
  }
}

import FoundationEssentials

/// Writes whole files into a directory.
enum OutputFile {
  /// Writes files; each appears whole or not at all, and replaces one of its name.
  ///
  /// - Parameters:
  ///   - files: The name and the content of each file.
  ///   - directory: Where they go; it is made if it does not exist.
  /// - Throws: ``FileError`` of kind ``FileError/Kind/unwritable``.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], toDirectory directory: String
  ) throws(FileError) {
    guard !directory.utf8.contains(0) else {
      throw refusal("the directory", "The name has a NUL character in it.")
    }
    let folder = URL(filePath: directory.isEmpty ? "." : directory, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw refusal(directory, "The directory cannot be made.")
    }
    for (name, bytes) in files {
      do {
        try Data(bytes).write(to: folder.appending(path: name), options: .atomic)
      } catch {
        throw refusal(directory + "/" + name, "The file cannot be written.")
      }
    }
  }

  private static func refusal(_ file: String, _ message: String) -> FileError {
    FileError(
      kind: .unwritable,
      faults: [
        FileFault(
          file: file, message: message,
          advice: "Check that you may write there and that the disk has room.")
      ])
  }
}

internal import Foundation

/// Whether a path leads to a folder.
///
/// - Parameter path: The path.
/// - Returns: `nil` if nothing is there.
func isFolder(_ path: String) -> Bool? {
  let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
  return try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
}

/// The contents of a file.
///
/// - Parameter path: The file's path.
/// - Returns: Its bytes.
/// - Throws: ``CommandFailure`` if there is no such file or it cannot be read.
func contents(of path: String) throws -> [UInt8] {
  switch isFolder(path) {
  case nil: throw CommandFailure(.fileMissing, "\(path): there is no such file. Check the path.")
  case true?: throw CommandFailure(.fileMissing, "\(path) is a folder. Name a file in it.")
  case false?: break
  }
  do {
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw CommandFailure(
      .fileMissing, "\(path): the file cannot be read. Check that you may read it.")
  }
}

/// Writes a file, or leaves the one that was there as it is.
///
/// - Parameters:
///   - bytes: The contents.
///   - path: The file's path.
/// - Throws: ``CommandFailure`` if it cannot be written.
func writeContents(_ bytes: [UInt8], to path: String) throws {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw CommandFailure(
      .fileMissing,
      "\(path): the file cannot be written. Check that the folder exists and that you may write.")
  }
}

internal import Foundation

/// The contents of a file.
///
/// - Parameter path: The file's path.
/// - Returns: Its bytes.
/// - Throws: ``CommandFailure`` if there is no such file or it cannot be read.
func contents(of path: String) throws -> [UInt8] {
  var isDirectory: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
    throw CommandFailure(.fileMissing, "\(path): there is no such file. Check the path.")
  }
  if isDirectory.boolValue {
    throw CommandFailure(.fileMissing, "\(path) is a folder. Name a file in it.")
  }
  do {
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw CommandFailure(
      .fileMissing, "\(path): the file cannot be read. Check that you may read it.")
  }
}

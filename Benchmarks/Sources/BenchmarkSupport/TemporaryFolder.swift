private import Foundation

/// A folder that is deleted when the last reference to it goes.
public final class TemporaryFolder: Sendable {
  private let url: URL

  /// Makes an empty folder.
  ///
  /// - Throws: What Foundation throws where it cannot be made.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "oneboard-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The folder's path.
  public var path: String { url.path }

  /// The size of a file, or of all files.
  ///
  /// - Parameter name: The file; all of them if not given.
  /// - Returns: Bytes.
  /// - Throws: What Foundation throws where the size cannot be read.
  public func byteCount(of name: String? = nil) throws -> Int {
    let names = try name.map { [$0] } ?? FileManager.default.contentsOfDirectory(atPath: path)
    return try names.reduce(0) { sum, name in
      let values = try url.appending(path: name).resourceValues(forKeys: [.fileSizeKey])
      return sum + (values.fileSize ?? 0)
    }
  }
}

import Foundation
import Gzip

/// The published instances, found by the environment variable `ONEBOARD_SUITES`.
enum Suites {
  static let root: String? = {
    let root = ProcessInfo.processInfo.environment["ONEBOARD_SUITES"]
    if root == nil {
      print("ONEBOARD_SUITES is not set; the tests on published instances are skipped.")
    }
    return root
  }()

  static var areHere: Bool { root != nil }

  struct Entry: Sendable, CustomStringConvertible {
    var file: String
    var rows: Int
    var columns: Int
    var coefficients: Int
    var integers: Int
    var description: String { file }
  }

  /// The entries of `index.csv` that give sizes; the fields before them contain no quotes.
  static let entries: [Entry] = {
    guard let root, let text = try? String(contentsOfFile: root + "/index.csv", encoding: .utf8)
    else { return [] }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 6, fields[0].contains(".mps"), let rows = Int(fields[2]),
        let columns = Int(fields[3]), let coefficients = Int(fields[4]),
        let integers = Int(fields[5])
      else { return nil }
      return Entry(
        file: fields[0], rows: rows, columns: columns, coefficients: coefficients,
        integers: integers)
    }
  }()

  static func files(in folder: String) -> [String] {
    guard let root else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.sorted().map { "\(folder)/\($0)" }
  }

  static func bytes(of file: String) throws -> [UInt8] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(root ?? "")/\(file)"))
    let bytes = [UInt8](data)
    return GzipStream.isCompressed(bytes)
      ? try GzipStream.decompress(bytes, limit: 1 << 28) : bytes
  }
}

internal import Foundation
internal import Gzip

/// The published instances, found by the environment variable `ONEBOARD_SUITES`.
public enum Suites {
  /// The folder of the suites; `nil` where it is absent, which is said once.
  public static let root: String? = {
    let root = ProcessInfo.processInfo.environment["ONEBOARD_SUITES"]
    if root == nil {
      print("ONEBOARD_SUITES is not set; the tests on published instances are skipped.")
    }
    return root
  }()

  /// Whether the suites are there.
  public static var areHere: Bool { root != nil }

  /// One line of `index.csv` that names an MPS file.
  public struct Entry: Sendable, CustomStringConvertible {
    /// The file, relative to the suites.
    public var file: String
    /// The rows, without the objective.
    public var rows: Int
    /// The columns.
    public var columns: Int
    /// The coefficients outside the objective.
    public var coefficients: Int
    /// The whole columns.
    public var integers: Int
    /// `optimal`, `infeasible` or `unbounded`.
    public var status: String
    /// The published optimum.
    public var optimum: Double?
    /// The file's name.
    public var description: String { file }
  }

  /// The entries of `index.csv` that give sizes; the fields before them contain no quotes.
  public static let entries: [Entry] = {
    guard let root, let text = try? String(contentsOfFile: root + "/index.csv", encoding: .utf8)
    else { return [] }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 8, fields[0].contains(".mps"), let rows = Int(fields[2]),
        let columns = Int(fields[3]), let coefficients = Int(fields[4]),
        let integers = Int(fields[5])
      else { return nil }
      return Entry(
        file: fields[0], rows: rows, columns: columns, coefficients: coefficients,
        integers: integers, status: fields[7], optimum: Double(fields[8]))
    }
  }()

  /// The files whose publishers expect them to be refused.
  public static let mustBeRefused: Set<String> = {
    guard let root, let text = try? String(contentsOfFile: root + "/index.csv", encoding: .utf8)
    else { return [] }
    return Set(
      text.split(whereSeparator: \.isNewline).compactMap { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return fields.count > 7 && fields[7].hasPrefix("reject") ? fields[0] : nil
      })
  }()

  /// The files of a folder of the suites, by name.
  ///
  /// - Parameter folder: The folder, relative to the suites.
  /// - Returns: The files, relative to the suites.
  public static func files(in folder: String) -> [String] {
    guard let root else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.sorted().map { "\(folder)/\($0)" }
  }

  /// The bytes of a file, unpacked.
  ///
  /// - Parameter file: The file, relative to the suites.
  /// - Returns: The bytes.
  /// - Throws: What reading and unpacking throw.
  public static func bytes(of file: String) throws -> [UInt8] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(root ?? "")/\(file)"))
    let bytes = [UInt8](data)
    return GzipStream.isCompressed(bytes)
      ? try GzipStream.decompress(bytes, limit: 1 << 28) : bytes
  }
}

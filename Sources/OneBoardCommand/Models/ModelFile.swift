internal import Gzip
internal import LinearOptimization

/// A model file by its path, whose end tells the format: `.mps`, `.lp` or `.json`, and `.gz` after it for
/// a file that is compressed with gzip.
struct ModelFile {
  /// The most bytes that a compressed file may unpack to.
  private static let unpackedLimit = 4 << 30

  let path: String
  /// The format that the path tells; `nil` if it tells none.
  let format: ModelFormat?
  private let isCompressed: Bool

  init(_ path: String) {
    self.path = path
    var name = path.lowercased()
    isCompressed = name.hasSuffix(".gz")
    if isCompressed { name.removeLast(3) }
    format = ModelFormat.allCases.first { name.hasSuffix($0.suffix) }
  }

  /// The ends of names that tell a format.
  static var suffixes: String {
    let suffixes = ModelFormat.allCases.map(\.suffix)
    return (suffixes + suffixes.map { $0 + ".gz" }).joined(separator: ", ")
  }

  /// Reads the model; a file whose name tells no format is read as MPS, and any file that starts as
  /// gzip data do is unpacked.
  ///
  /// - Returns: The model, and the places where the reader had to choose.
  /// - Throws: ``CommandFailure`` if the file cannot be read or is refused.
  func read() throws -> (model: Model, warnings: [String]) {
    var bytes = try contents(of: path)
    do {
      if GzipStream.isCompressed(bytes) {
        bytes = try GzipStream.decompress(bytes, limit: Self.unpackedLimit)
      }
      return try (format ?? .mps).read(bytes)
    } catch let error as ModelRefusal {
      throw CommandFailure(.badData, error.texts.map { "\(path): \($0)" }.joined(separator: "\n"))
    } catch {
      throw CommandFailure(.badData, "\(path): \(error)")
    }
  }

  /// What a file of this format does not keep of a model.
  ///
  /// - Parameter model: The model.
  /// - Returns: The losses, each in a sentence.
  /// - Throws: ``ModelError`` if the model is refused; ``ModelRefusal`` if the file would be.
  func losses(of model: Model) throws -> [String] {
    let format = format ?? .mps
    if format == .json { return [] }
    let bytes = try format.write(model, forOtherSolvers: false)
    return ModelLoss.texts(model, written: try format.read(bytes).model)
  }

  /// Writes a model, or leaves the file that was there as it is.
  ///
  /// - Parameters:
  ///   - model: The model; written as MPS if the file's name tells no format.
  ///   - forOtherSolvers: Whether an MPS file keeps to what all solvers read alike.
  /// - Returns: What was written.
  /// - Throws: ``ModelError`` if the model is refused; ``CommandFailure`` if the file cannot be
  ///   written.
  func write(_ model: Model, forOtherSolvers: Bool) throws -> WrittenModel {
    var bytes = try (format ?? .mps).write(model, forOtherSolvers: forOtherSolvers)
    if isCompressed {
      do {
        bytes = try GzipStream.compress(bytes)
      } catch {
        throw CommandFailure(.internalFault, "\(path): \(error)")
      }
    }
    try writeContents(bytes, to: path)
    return WrittenModel(
      model, coefficients: (try? model.compiled())?.values.count ?? model.entryCount, file: path,
      isNegated: forOtherSolvers)
  }
}

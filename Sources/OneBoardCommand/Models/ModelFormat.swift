internal import LinearOptimization

/// A format of model files: everything that depends on it is decided here.
enum ModelFormat: CaseIterable {
  case mps
  case lp
  case json

  /// How a file's name ends that has the format; `.gz` may follow.
  var suffix: String {
    switch self {
    case .mps: ".mps"
    case .lp: ".lp"
    case .json: ".json"
    }
  }

  /// Reads a model.
  ///
  /// - Parameter bytes: The contents of the file, not compressed.
  /// - Returns: The model, and the places where the reader had to choose.
  /// - Throws: ``ModelRefusal`` with the places of the faults.
  func read(_ bytes: [UInt8]) throws(ModelRefusal) -> (model: Model, warnings: [String]) {
    switch self {
    case .mps:
      do {
        let document = try MPSReader.read(bytes)
        return (
          document.model, Self.texts(of: document.warnings, count: document.warningCount)
        )
      } catch {
        throw ModelRefusal(texts: error.faults.map(\.description))
      }
    case .lp:
      do {
        let document = try LPFormatReader.read(bytes)
        return (
          document.model, Self.texts(of: document.warnings, count: document.warningCount)
        )
      } catch {
        throw ModelRefusal(texts: error.faults.map(\.description))
      }
    case .json:
      do {
        return (try ModelJSONReader.read(bytes), [])
      } catch {
        let more = error.faultCount - error.faults.count
        throw ModelRefusal(
          texts: error.faults.map(\.description) + (more > 0 ? ["and \(more) more faults."] : []))
      }
    }
  }

  /// Writes a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - forOtherSolvers: Whether an MPS or LP file keeps to what all solvers read alike.
  /// - Returns: The contents of the file, not compressed.
  /// - Throws: ``ModelError`` with all faults of the model.
  func write(_ model: Model, forOtherSolvers: Bool) throws(ModelError) -> [UInt8] {
    switch self {
    case .mps: try MPSWriter.write(model, forOtherSolvers: forOtherSolvers)
    case .lp: try LPFormatWriter.write(model, forOtherSolvers: forOtherSolvers)
    case .json: try ModelJSONWriter.write(model)
    }
  }

  private static func texts(
    of warnings: [some CustomStringConvertible], count: Int
  ) -> [String] {
    let more = count - warnings.count
    return warnings.map(\.description) + (more > 0 ? ["\(more) more warnings."] : [])
  }
}

/// Why the contents of a model file were refused.
struct ModelRefusal: Error {
  /// The faults with their places.
  var texts: [String]
}

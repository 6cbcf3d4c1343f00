internal import JSONText

/// Reads models that ``ModelJSONWriter`` or another program wrote as JSON.
///
/// The root is an object:
///
/// | key | value |
/// |---|---|
/// | `oneboardModel` | 1, the version of the format |
/// | `name` | the model's name; may be left out |
/// | `sense` | `"minimize"` or `"maximize"` |
/// | `objectiveConstant` | a number; may be left out for 0 |
/// | `columns` | an object with the lists `lower`, `upper` and `costs`, of one length |
/// | `rows` | an object with the lists `lower` and `upper`, of one length |
/// | `coefficients` | an object with the lists `rows`, `columns` and `values`, of one length |
///
/// A bound that is absent is `null`. `columns` may also have `integers`, the positions of the whole
/// columns in ascending order. `columns` and `rows` may have `names`, a list as long as the others
/// with a text or `null`. Positions count from 0. Several coefficients in one place are summed.
///
/// Nothing is guessed: unknown and repeated keys, wrong types, lists of other lengths, positions
/// outside the model and numbers beyond a double are refused. Bounds that cross are kept, since that
/// is for ``Model/compiled()`` to report.
public enum ModelJSONReader {
  private static let maximumBytes = 4_000_000_000

  /// Reads a model.
  ///
  /// - Parameter bytes: The whole file, not compressed.
  /// - Returns: The model.
  /// - Throws: ``ModelJSONError`` with the places of the first faults.
  /// - Complexity: O(bytes).
  public static func read(_ bytes: [UInt8]) throws(ModelJSONError) -> Model {
    let source = SourceText(file: "", bytes: bytes)
    guard bytes.count <= maximumBytes else {
      throw refusal(
        source, at: 0,
        "The file has \(bytes.count) bytes, more than \(maximumBytes). Split the model.")
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw refusal(
        source, at: error.byteOffsets.lowerBound,
        "The text is not UTF-8 here. Save the file as UTF-8.")
    }
    let document: JSONDocument
    do {
      document = try JSONParser.parse(source)
    } catch {
      throw refusal(source, at: error.offset, error.message + " " + error.advice)
    }
    var decoder = ModelJSONDecoder(document)
    let model = decoder.model()
    if let error = decoder.error { throw error }
    return model
  }

  private static func refusal(
    _ source: SourceText, at offset: Int, _ text: String
  ) -> ModelJSONError {
    let faults = source.places(ofAscending: [offset]).map {
      ModelJSONFault(line: $0.line, column: $0.column, path: "", text: text)
    }
    return ModelJSONError(faults: faults, faultCount: 1)
  }
}

/// Reads linear and mixed-integer models in the LP format of CPLEX.
///
/// The file names the sense of the objective, the objective, `subject to`, rows, and then sections of
/// bounds and of whole columns, up to `end`. Where readers of LP files disagree, this one does this:
///
/// - Constants and variables may stand on both sides of a comparison; repeated terms are summed.
/// - A row may have two sides: `-3 <= x + y <= 5`.
/// - After a comparison a number at the end of a line ends the row; before it, its variable may
///   follow in the next line.
/// - Columns stand in the order in which they occur first, and lie in 0…∞ unless bounds say other.
/// - A negative upper bound alone leaves the lower bound at 0, as in GLPK and HiGHS.
/// - Binary columns lie in 0…1; bounds can only narrow that.
/// - Bounds and sides of 1e30 and more are infinite, and so are `inf` and `infinity`.
///
/// Choices leave a warning. Quadratic terms, semi-continuous columns and special ordered sets are
/// refused by name.
public enum LPFormatReader {
  /// Reads a model.
  ///
  /// - Parameter bytes: The whole file, not compressed.
  /// - Returns: The model, and what had to be chosen.
  /// - Throws: ``LPFormatError`` with the places of the first faults.
  /// - Complexity: O(bytes).
  public static func read(_ bytes: [UInt8]) throws(LPFormatError) -> LPFormatDocument {
    var parser = LPFormatParser(bytes)
    parser.parse()
    if !parser.faults.isEmpty { throw LPFormatError(faults: parser.faults) }
    return LPFormatDocument(
      model: parser.finishedModel(), warnings: parser.warnings, warningCount: parser.warningCount)
  }
}

/// What an LP file says.
public struct LPFormatDocument: Sendable {
  /// The model.
  public let model: Model
  /// Places where the format leaves room and the reader had to choose; at most 100.
  public let warnings: [MPSNotice]
  /// How many warnings there are, those beyond the stored ones included.
  public let warningCount: Int
}

/// An LP file that was refused.
public struct LPFormatError: Error, Hashable, Sendable {
  /// The first faults, at most 50, in the order of the file.
  public let faults: [MPSNotice]
}

extension LPFormatError: CustomStringConvertible {
  /// The faults, one a line.
  public var description: String {
    "The LP file is refused.\n" + faults.map(\.description).joined(separator: "\n")
  }
}

/// Writes linear and mixed-integer models in the LP format of CPLEX.
///
/// ``LPFormatReader`` gives back the same model: order, every number to its last digit, whole
/// columns, constant, sense and names. The same model always gives the same bytes. What the format
/// cannot say is this:
///
/// - Names that are missing, longer than 255 bytes, not ASCII, not words of the format or occur twice
///   are replaced by `R` or `C` and the position, counted from 1, as ``MPSWriter`` does.
/// - The model's own name stands in a comment, as CPLEX writes it: `\Problem name: …`.
/// - Numbers of 1e30 and more mean infinity where they are bounds or sides.
///
/// Neither `glpsol` 5.0 nor HiGHS 1.16 reads a row with two sides, and `glpsol` reads no constant in
/// the objective. So in a file for other solvers a row with two sides is two rows, the constant is
/// the cost of a column fixed at 1, and rows without sides are left out.
public enum LPFormatWriter {
  /// Writes a model.
  ///
  /// - Parameters:
  ///   - compiled: The model.
  ///   - forOtherSolvers: Whether the file keeps to what all solvers read alike.
  /// - Returns: The bytes of the file.
  /// - Complexity: O(rows + columns + coefficients).
  public static func write(_ compiled: CompiledModel, forOtherSolvers: Bool = false) -> [UInt8] {
    var file = LPFormatFile(compiled, forOtherSolvers: forOtherSolvers)
    return file.written()
  }

  /// Checks and writes a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - forOtherSolvers: Whether the file keeps to what all solvers read alike.
  /// - Returns: The bytes of the file.
  /// - Throws: ``ModelError`` with all faults of the model.
  /// - Complexity: O(rows + columns + coefficients).
  public static func write(
    _ model: Model, forOtherSolvers: Bool = false
  ) throws(ModelError) -> [UInt8] {
    write(try model.compiled(), forOtherSolvers: forOtherSolvers)
  }

  /// Whether a name can stand in an LP file as it is.
  static func isFit(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 255 else { return false }
    let isLetter = (first | 0x20) >= UInt8(ascii: "a") && (first | 0x20) <= UInt8(ascii: "z")
    guard isLetter || first == UInt8(ascii: "_") else { return false }
    guard name.utf8.allSatisfy({ $0 < 0x80 && LPFormatLexer.isNameByte($0) }) else { return false }
    // `3 e7` is a number to some readers.
    if first | 0x20 == UInt8(ascii: "e"), let second = name.utf8.dropFirst().first,
      (48...57).contains(second)
    {
      return false
    }
    return !LPFormatSection.isReserved(name)
  }
}

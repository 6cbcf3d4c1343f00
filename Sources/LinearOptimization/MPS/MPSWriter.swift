/// Writes linear and mixed-integer models in the free MPS format.
///
/// ``MPSReader`` gives back the same model: order, every number to its last digit, whole columns,
/// constant, sense and names. The same model always gives the same bytes. What the format cannot
/// say is this:
///
/// - Names that are missing, longer than 255 bytes, contain blanks or control characters, start
///   with `$`, `*` or a quotation mark, or occur twice are replaced by `R` or `C` and the position,
///   counted from 1, with as many underscores as make it unique.
/// - Numbers of 1e30 and more mean infinity where they are bounds, sides or the constant.
/// - A two-sided row is one side and the distance to the other. Where no double is that distance,
///   the other side is off by at most the distance's last digit.
///
/// A maximum is stated in a section `OBJSENSE`, and the constant, negated, as right-hand side of the
/// objective. Not all solvers read these alike: `glpsol` 5.0 refuses the section and takes the
/// constant without the minus; CLP 1.17 reads the section and minimises all the same. So a file for
/// other solvers is a minimum, with a comment that tells so if the costs had to be negated, and its
/// constant is the cost of a column fixed at 1. Rows without sides, which the exact form writes as
/// at most 1e30, are of type `N` there.
public enum MPSWriter {
  /// Writes a model.
  ///
  /// - Parameters:
  ///   - compiled: The model.
  ///   - forOtherSolvers: Whether the file keeps to what all solvers read alike.
  /// - Returns: The bytes of the file.
  /// - Complexity: O(rows + columns + coefficients).
  public static func write(_ compiled: CompiledModel, forOtherSolvers: Bool = false) -> [UInt8] {
    var file = MPSFile(compiled, forOtherSolvers: forOtherSolvers)
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
}

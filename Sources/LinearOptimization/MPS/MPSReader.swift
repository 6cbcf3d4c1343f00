/// Reads linear and mixed-integer models in MPS format, fixed or free.
///
/// Lines are cut at blanks; if that leaves faults, they are cut at the fixed columns of the original
/// format, where names may contain blanks. Where writers of MPS files disagree, the reader does this:
///
/// - The objective is the first `N` row, or the one that `OBJNAME` names; other `N` rows are dropped.
/// - The constant of the objective is minus its right-hand side, unless told to ignore it.
/// - Of several right-hand sides, ranges or bound sets the first is taken.
/// - Several entries in one place are summed; of several right-hand sides of a row, the last holds.
/// - An integer column of a marker block without any bound lies in 0…1, as in GLPK and HiGHS.
/// - A negative upper bound alone leaves the lower bound at 0, as in GLPK and HiGHS.
/// - Bounds and right-hand sides of 1e30 and more are infinite.
///
/// Each such choice leaves a warning. Whatever is not linear is refused by name, and so is a file
/// without `ENDATA`.
public enum MPSReader {
  /// What a right-hand side of the objective row means.
  public enum ObjectiveRightHandSide: Sendable {
    /// Minus it is the constant of the objective, as in most solvers.
    case negatedConstant
    /// Nothing, as in the published optimum of Netlib's e226.
    case ignored
  }

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, not compressed.
  ///   - objectiveRightHandSide: What a right-hand side of the objective row means.
  /// - Returns: The model, and what had to be chosen.
  /// - Throws: ``MPSError`` with the places of the first faults.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], objectiveRightHandSide: ObjectiveRightHandSide = .negatedConstant
  ) throws(MPSError) -> MPSDocument {
    var free = MPSParser(bytes, layout: .free, objectiveRightHandSide)
    free.parse()
    if free.faults.isEmpty { return free.document }
    var fixed = MPSParser(bytes, layout: .fixed, objectiveRightHandSide)
    fixed.parse()
    if fixed.faults.isEmpty { return fixed.document }
    // The layout with fewer faults is likely the one that was meant.
    throw MPSError(faults: fixed.faults.count < free.faults.count ? fixed.faults : free.faults)
  }
}

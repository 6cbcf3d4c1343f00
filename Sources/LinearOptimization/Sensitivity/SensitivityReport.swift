/// How far single costs, bounds and right-hand sides may move while the final basis stays optimal.
///
/// Each range belongs to one number of the model, all others being as they are. Inside it the same
/// columns and rows stay basic: with a moved cost the values stay as they are, with a moved side or
/// bound the prices do. A range is exact for the basis. At a degenerate vertex several bases give the
/// same answer, and the answer may hold beyond the range of this one; ``Range/isDegenerate`` says so.
///
/// Source: the ratio tests of the simplex method; see Chvátal, Linear Programming (1983), chapter 10.
public struct SensitivityReport: Sendable {
  /// A column or row of the model, by index.
  public enum Member: Hashable, Sendable {
    /// A column.
    case column(Int)
    /// A row.
    case row(Int)
  }

  /// A closed interval of one number of the model.
  public struct Range: Hashable, Sendable {
    /// The least value; −∞ without a limit.
    public var lower: Double
    /// The greatest value; ∞ without a limit.
    public var upper: Double
    /// What would enter or leave the basis below ``lower``; `nil` without a limit.
    public var lowerLimit: Member?
    /// What would enter or leave the basis above ``upper``; `nil` without a limit.
    public var upperLimit: Member?
    /// Whether an end is where it is only because the vertex or its prices are degenerate.
    public var isDegenerate: Bool

    /// Makes a range.
    ///
    /// - Parameters:
    ///   - lower: The least value.
    ///   - upper: The greatest value.
    ///   - lowerLimit: What would enter or leave below.
    ///   - upperLimit: What would enter or leave above.
    ///   - isDegenerate: Whether an end comes from degeneracy.
    public init(
      _ lower: Double = -.infinity, _ upper: Double = .infinity, lowerLimit: Member? = nil,
      upperLimit: Member? = nil, isDegenerate: Bool = false
    ) {
      self.lower = lower
      self.upper = upper
      self.lowerLimit = lowerLimit
      self.upperLimit = upperLimit
      self.isDegenerate = isDegenerate
    }
  }

  /// The ranges of one column.
  public struct Column: Hashable, Sendable {
    /// Its cost.
    public var cost: Range
    /// Its lower bound; `nil` without one.
    public var lowerBound: Range?
    /// Its upper bound; `nil` without one.
    ///
    /// For a fixed column both bounds move as one.
    public var upperBound: Range?
  }

  /// The ranges of one row.
  public struct Row: Hashable, Sendable {
    /// Its lower side; `nil` without one.
    public var lowerSide: Range?
    /// Its upper side; `nil` without one.
    ///
    /// For an equation both sides move as one.
    public var upperSide: Range?
  }

  /// The ranges of each column, in the model's order.
  public let columns: [Column]
  /// The ranges of each row, in the model's order.
  public let rows: [Row]
  /// The solution whose basis the ranges belong to, with prices and reduced costs.
  public let solution: Solution

  package init(columns: [Column], rows: [Row], solution: Solution) {
    self.columns = columns
    self.rows = rows
    self.solution = solution
  }

  /// The ranges of a variable.
  ///
  /// - Parameter variable: A variable of the model.
  /// - Returns: Its ranges; `nil` for a variable outside the model.
  public func column(_ variable: Variable) -> Column? {
    columns.indices.contains(variable.index) ? columns[variable.index] : nil
  }

  /// The ranges of a row.
  ///
  /// - Parameter constraint: A row of the model.
  /// - Returns: Its ranges; `nil` for a row outside the model.
  public func row(_ constraint: Constraint) -> Row? {
    rows.indices.contains(constraint.index) ? rows[constraint.index] : nil
  }
}

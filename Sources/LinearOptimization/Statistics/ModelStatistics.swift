/// What a model is made of: counts, ranges of numbers, parts and recognised structure.
///
/// All figures are of the compiled model, so duplicates are merged and zeros dropped.
public struct ModelStatistics: Hashable, Sendable {
  /// Rows by their sides.
  public struct Rows: Hashable, Sendable {
    /// All rows.
    public var count = 0
    /// Rows with equal sides.
    public var equal = 0
    /// Rows with an upper side only.
    public var atMost = 0
    /// Rows with a lower side only.
    public var atLeast = 0
    /// Rows with two different sides.
    public var ranged = 0
    /// Rows without sides.
    public var free = 0
    /// Rows without coefficients.
    public var empty = 0
    /// Rows with one coefficient: bounds in disguise.
    public var singleton = 0
    /// Rows whose coefficients are exactly those of an earlier row that is not empty.
    public var duplicate = 0
  }

  /// Columns by their kind and bounds.
  public struct Columns: Hashable, Sendable {
    /// All columns.
    public var count = 0
    /// Columns that take any number.
    public var continuous = 0
    /// Whole columns between 0 and 1.
    public var binary = 0
    /// Whole columns with other bounds.
    public var integer = 0
    /// Columns with equal bounds.
    public var fixed = 0
    /// Columns without bounds.
    public var free = 0
    /// Columns without coefficients.
    public var empty = 0
    /// Columns with one coefficient: slacks in disguise.
    public var singleton = 0
    /// Columns with a cost.
    public var priced = 0
  }

  /// The least and the greatest size of numbers other than zero and infinity.
  public struct Range: Hashable, Sendable {
    /// The least size.
    public var least: Double
    /// The greatest size.
    public var greatest: Double

    /// Makes a range.
    ///
    /// - Parameters:
    ///   - least: The least size.
    ///   - greatest: The greatest size.
    public init(least: Double, greatest: Double) {
      self.least = least
      self.greatest = greatest
    }
  }

  /// Rows of kinds that solvers and people know, over binary columns only.
  ///
  /// The names are those of the MIPLIB 2017 collection. Each row is counted once.
  public struct RowClasses: Hashable, Sendable {
    /// Exactly one of some.
    public var setPartitioning = 0
    /// At most one of some.
    public var setPacking = 0
    /// At least one of some.
    public var setCovering = 0
    /// A number, at most a number or at least a number of some, other than one.
    public var cardinality = 0
    /// At most a capacity of some with different positive weights.
    public var knapsack = 0
  }

  /// A reason for which all square submatrices have determinant 0, 1 or −1.
  ///
  /// Then every vertex is whole where the sides and bounds are (Hoffman and Kruskal 1956). Each test
  /// is sufficient and none is necessary. Rows and columns with one coefficient of size 1 are left
  /// out first, again and again, because they change nothing.
  public enum Unimodularity: String, Hashable, Sendable {
    /// Nothing is left after rows and columns with one coefficient.
    case triangular
    /// Each column has at most one 1 and one −1: nodes and arcs.
    case network
    /// Rows can be split so that each column's two coefficients obey Heller and Tompkins (1956).
    case columnPairs
    /// The same of the transposed matrix.
    case rowPairs
    /// The ones of each column stand in consecutive rows of those left, in the order given.
    case intervalColumns
    /// The ones of each row stand in consecutive columns of those left, in the order given.
    case intervalRows
  }

  /// The rows.
  public internal(set) var rows = Rows()
  /// The columns.
  public internal(set) var columns = Columns()
  /// The number of coefficients.
  public internal(set) var coefficientCount = 0
  /// The sizes of the coefficients; `nil` without any.
  public internal(set) var matrixRange: Range?
  /// The sizes of the costs; `nil` without any.
  public internal(set) var costRange: Range?
  /// The sizes of the bounds of columns; `nil` without any.
  public internal(set) var boundRange: Range?
  /// The sizes of the sides of rows; `nil` without any.
  public internal(set) var sideRange: Range?
  /// Whether every coefficient is 1 or −1.
  public internal(set) var hasUnitCoefficients = false
  /// Parts that share no row and no column; a row or column without coefficients is one of its own.
  public internal(set) var componentCount = 0
  /// The most columns in one part.
  public internal(set) var largestComponentColumns = 0
  /// The rows of known kinds.
  public internal(set) var rowClasses = RowClasses()
  /// Why the matrix is known to be totally unimodular; `nil` where no test recognises it.
  public internal(set) var unimodularity: Unimodularity?

  init() {}
}

extension Model {
  /// Counts and recognises what the model is made of.
  ///
  /// - Returns: The statistics.
  /// - Throws: ``ModelError`` with all faults.
  /// - Complexity: O(rows + columns + coefficients), nearly.
  public func statistics() throws(ModelError) -> ModelStatistics {
    ModelStatistics(of: try compiled())
  }
}

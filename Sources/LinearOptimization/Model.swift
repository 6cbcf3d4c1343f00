private import Synchronization

/// A linear or mixed-integer model: a plain value in columns.
///
/// The model is `minimize` or `maximize` c·x + constant, subject to
/// `rowLower ≤ A x ≤ rowUpper` and `columnLower ≤ x ≤ columnUpper`, some columns whole. Every row is
/// two-sided; an absent side is ±infinity. Building never fails: faults are collected and all
/// reported at once by ``compiled()``, which every solver calls first.
public struct Model: Sendable {
  /// A name for reports; may be empty.
  public var name: String
  /// The direction of the objective.
  public var sense: ObjectiveSense = .minimize
  /// The constant term of the objective.
  public var objectiveConstant: Double = 0

  /// Lower bounds of the columns, −infinity where there is none.
  public internal(set) var columnLower: [Double] = []
  /// Upper bounds of the columns, +infinity where there is none.
  public internal(set) var columnUpper: [Double] = []
  /// Objective coefficients of the columns.
  public internal(set) var costs: [Double] = []
  /// Whether each column is continuous or whole.
  public internal(set) var kinds: [VariableKind] = []
  /// Lower sides of the rows, −infinity where there is none.
  public internal(set) var rowLower: [Double] = []
  /// Upper sides of the rows, +infinity where there is none.
  public internal(set) var rowUpper: [Double] = []

  // Coefficients in order of arrival; `compiled()` sorts and merges them once.
  package internal(set) var entryRows: [Int32] = []
  package internal(set) var entryColumns: [Int32] = []
  package internal(set) var entryValues: [Double] = []

  package internal(set) var columnNames: [Int32: String] = [:]
  package internal(set) var rowNames: [Int32: String] = [:]
  // Faults of building; `compiled()` reports them before its own.
  var pendingFaults = FaultList()
  package let identity: UInt64

  private static let nextIdentity = Atomic<UInt64>(1)

  /// Makes an empty model.
  ///
  /// - Parameter name: A name for reports; may be empty.
  public init(name: String = "") {
    self.name = name
    identity = Self.nextIdentity.wrappingAdd(1, ordering: .relaxed).oldValue
  }

  /// The number of columns.
  public var columnCount: Int { columnLower.count }
  /// The number of rows.
  public var rowCount: Int { rowLower.count }
  /// The number of coefficients as entered, before duplicates are merged.
  public var entryCount: Int { entryValues.count }
  /// Whether any column is whole.
  public var isMixedInteger: Bool { kinds.contains(.integer) }

  /// The name of a column, or `x` and its position.
  ///
  /// - Parameter index: The column's position, counted from 0.
  /// - Returns: The name.
  public func columnName(_ index: Int) -> String {
    columnNames[Int32(clamping: index)] ?? "x\(index)"
  }

  /// The name of a row, or `r` and its position.
  ///
  /// - Parameter index: The row's position, counted from 0.
  /// - Returns: The name.
  public func rowName(_ index: Int) -> String { rowNames[Int32(clamping: index)] ?? "r\(index)" }

  /// The handle of the column at a position.
  ///
  /// - Parameter index: The column's position, counted from 0.
  /// - Returns: The handle; using it is reported as a fault if there is no such column.
  public func variable(at index: Int) -> Variable {
    Variable(column: Int32(clamping: index), model: identity)
  }

  /// The handle of the row at a position.
  ///
  /// - Parameter index: The row's position, counted from 0.
  /// - Returns: The handle; using it is reported as a fault if there is no such row.
  public func constraint(at index: Int) -> Constraint {
    Constraint(row: Int32(clamping: index), model: identity)
  }
}

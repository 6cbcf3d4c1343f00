/// A handle to one column of a ``Model``.
///
/// A handle is valid in the model that made it and in copies of that model. Used in another model
/// it is reported as a foreign variable, never taken for the wrong column.
public struct Variable: Hashable, Sendable {
  package let column: Int32
  package let model: UInt64

  package init(column: Int32, model: UInt64) {
    self.column = column
    self.model = model
  }

  /// The position of the column in its model, counted from 0.
  public var index: Int { Int(column) }
}

/// A handle to one row of a ``Model``.
public struct Constraint: Hashable, Sendable {
  package let row: Int32
  package let model: UInt64

  package init(row: Int32, model: UInt64) {
    self.row = row
    self.model = model
  }

  /// The position of the row in its model, counted from 0.
  public var index: Int { Int(row) }
}

/// What values a variable may take.
public enum VariableKind: UInt8, Sendable {
  /// Any real number within the bounds.
  case continuous
  /// Whole numbers within the bounds.
  case integer
}

/// The direction in which an objective is better.
public enum ObjectiveSense: UInt8, Sendable {
  /// Less is better.
  case minimize
  /// More is better.
  case maximize
}

/// Where a column or row stands in a simplex basis.
public enum BasisStatus: UInt8, Sendable {
  /// In the basis.
  case basic
  /// Out of the basis, at the lower bound.
  case atLower
  /// Out of the basis, at the upper bound.
  case atUpper
  /// Out of the basis and without bounds, at zero.
  case free
  /// Out of the basis, lower and upper bound equal.
  case fixed
}

/// A simplex basis: as many basic columns and rows as the model has rows.
public struct Basis: Hashable, Sendable {
  /// The status of each column.
  public var columns: [BasisStatus]
  /// The status of each row.
  public var rows: [BasisStatus]

  /// Makes a basis.
  ///
  /// - Parameters:
  ///   - columns: The status of each column.
  ///   - rows: The status of each row.
  public init(columns: [BasisStatus], rows: [BasisStatus]) {
    self.columns = columns
    self.rows = rows
  }
}

/// The key and the seats of a row or column of a matrix.
public struct MatrixTotal<Key: Comparable & Sendable>: Sendable {
  /// What breaks ties.
  ///
  /// Keys are unique among rows, and among columns.
  public var key: Key
  /// The seats of the row or column.
  public var seats: Int

  /// Makes a total.
  ///
  /// - Parameters:
  ///   - key: What breaks ties.
  ///   - seats: The seats of the row or column.
  public init(key: Key, seats: Int) {
    self.key = key
    self.seats = seats
  }
}

/// A cell of a matrix, by the positions of its row and column.
public struct MatrixCell: Sendable, Hashable {
  /// The position of the row.
  public var row: Int
  /// The position of the column.
  public var column: Int

  /// Makes a cell.
  ///
  /// - Parameters:
  ///   - row: The position of the row.
  ///   - column: The position of the column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// Whole seats in a matrix, in the order in which rows and columns were given.
public struct MatrixAllocation: Sendable, Hashable {
  /// The seats of each cell, row by row.
  public var seats: [[Int]]
  /// The cells between which only keys decided, by row and column; empty where the seats are unique.
  public var tied: [MatrixCell]

  /// Makes an allocation.
  ///
  /// - Parameters:
  ///   - seats: The seats of each cell, row by row.
  ///   - tied: The cells between which only keys decided.
  public init(seats: [[Int]], tied: [MatrixCell] = []) {
    self.seats = seats
    self.tied = tied
  }
}

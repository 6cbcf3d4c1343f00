/// Reads and writes a basis by names, in the MPS basis format (`.bas`).
///
/// A line `XU column row` or `XL column row` says that the column is in the basis and the row out of
/// it, at its upper or lower side; `UL column` and `LL column` say that the column is out of the basis
/// at a bound. What is not named is a row in the basis or a column at its lower bound, or at its upper
/// bound or free where it has no lower one. Names contain no blanks.
public enum BasisFile {
  /// Reads a basis.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, not compressed.
  ///   - model: The model whose names it uses.
  /// - Returns: A basis with as many basic columns and rows as the model has rows.
  /// - Throws: ``BasisFileError/refused(_:)`` with the places of the faults.
  /// - Complexity: O(bytes + columns + rows).
  public static func read(
    _ bytes: [UInt8], for model: Model
  ) throws(BasisFileError) -> Basis {
    var parser = BasisFileParser(model)
    parser.parse(bytes)
    if !parser.faults.isEmpty { throw .refused(parser.faults) }
    return parser.basis
  }

  /// Writes a basis; the same basis gives the same text.
  ///
  /// - Parameters:
  ///   - basis: A basis of the model.
  ///   - model: The model whose names are used.
  /// - Returns: The text of the file.
  /// - Throws: ``BasisFileError/unwritable(_:)`` for a basis of another size, or for names that are
  ///   empty, occur twice or contain blanks.
  public static func write(
    _ basis: Basis, for model: Model
  ) throws(BasisFileError) -> String {
    guard basis.columns.count == model.columnCount, basis.rows.count == model.rowCount,
      (basis.columns + basis.rows).count(where: { $0 == .basic }) == model.rowCount
    else {
      throw .unwritable([
        "The basis does not fit the model of \(model.columnCount) columns and \(model.rowCount) "
          + "rows. Give a basis of this model."
      ])
    }
    var lines = ["NAME"]
    var columnsUsed: [String] = []
    var rowsUsed: [String] = []
    var row = 0
    for column in 0..<model.columnCount {
      let name = model.columnName(column)
      let status = basis.columns[column]
      if status == .basic {
        while row < model.rowCount, basis.rows[row] == .basic { row += 1 }
        // There are as many basic columns as rows out of the basis.
        guard row < model.rowCount else { break }
        let key = basis.rows[row] == .atUpper ? "XU" : "XL"
        lines.append(" \(key) \(name) \(model.rowName(row))")
        columnsUsed.append(name)
        rowsUsed.append(model.rowName(row))
        row += 1
      } else if status == .atUpper {
        lines.append(" UL \(name)")
        columnsUsed.append(name)
      }
    }
    lines.append("ENDATA")
    let faults =
      unwritable(columnsUsed, "column", (0..<model.columnCount).map(model.columnName))
      + unwritable(rowsUsed, "row", (0..<model.rowCount).map(model.rowName))
    if !faults.isEmpty { throw .unwritable(faults) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func unwritable(
    _ used: [String], _ kind: String, _ all: [String]
  ) -> [String] {
    var counts: [String: Int] = [:]
    for name in all { counts[name, default: 0] += 1 }
    var faults: [String] = []
    for name in used where faults.count < 50 {
      if name.isEmpty || name.utf8.contains(where: { $0 <= 0x20 }) {
        faults.append("The name “\(name)” of a \(kind) is empty or contains blanks. Rename it.")
      } else if counts[name, default: 0] > 1 {
        faults.append("The name “\(name)” belongs to several \(kind)s. Rename all but one.")
      }
    }
    return faults
  }
}

/// A basis file that was refused, or a basis that cannot be written as one.
public enum BasisFileError: Error, Hashable, Sendable {
  /// The faults of a file, at most 50, in its order.
  case refused([MPSNotice])
  /// Why a basis cannot be written, in sentences.
  case unwritable([String])
}

extension BasisFileError: CustomStringConvertible {
  /// The faults, one a line.
  public var description: String {
    switch self {
    case .refused(let faults):
      "The basis file is refused.\n" + faults.map(\.description).joined(separator: "\n")
    case .unwritable(let sentences):
      "The basis cannot be written.\n" + sentences.joined(separator: "\n")
    }
  }
}

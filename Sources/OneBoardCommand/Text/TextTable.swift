/// A table for a terminal: aligned columns, as wide as their contents, within a width.
package struct TextTable {
  /// The side of a column on which its cells stand.
  package enum Alignment: Sendable {
    case left
    case right
  }

  /// One column: its heading, its alignment, and whether it gives way when the table is too wide.
  package struct Column {
    let heading: String
    let alignment: Alignment
    let shrinks: Bool

    /// A column of texts.
    ///
    /// - Parameters:
    ///   - heading: The heading.
    ///   - shrinks: Whether cells are cut when the table is too wide.
    /// - Returns: The column, aligned left.
    package static func text(_ heading: String, shrinks: Bool = false) -> Column {
      Column(heading: heading, alignment: .left, shrinks: shrinks)
    }

    /// A column of numbers.
    ///
    /// - Parameter heading: The heading.
    /// - Returns: The column, aligned right.
    package static func number(_ heading: String) -> Column {
      Column(heading: heading, alignment: .right, shrinks: false)
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []
  private static let gap = "  "
  private static let leastWidth = 6

  /// Makes an empty table.
  ///
  /// - Parameter columns: The columns.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Parameter cells: One cell for each column; missing cells are empty.
  package mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { cells.indices.contains($0) ? cells[$0].printable : "" })
  }

  /// Writes the table.
  ///
  /// - Parameter width: The most columns of the terminal to use; shrinking columns give way.
  /// - Returns: The heading and the rows, without spaces at their ends.
  package func lines(width: Int = 80) -> [String] {
    let widths = fittingWidths(width)
    return ([columns.map(\.heading)] + rows).map { cells in
      var line = ""
      for (index, column) in columns.enumerated() {
        let cell = cells[index].truncated(to: widths[index])
        if index > 0 { line += Self.gap }
        line += cell.padded(to: widths[index], column.alignment)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func fittingWidths(_ width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].heading.displayWidth) { max($0, $1[index].displayWidth) }
    }
    let gaps = Self.gap.count * max(0, columns.count - 1)
    var excess = widths.reduce(gaps, +) - width
    while excess > 0 {
      // The widest of the shrinking columns gives way first.
      let candidates = columns.indices.filter {
        columns[$0].shrinks && widths[$0] > Self.leastWidth
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

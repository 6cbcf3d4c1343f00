/// Takes rows and columns that stand alone off a basis, until none is left.
///
/// A row with one variable left determines it before all others; a variable with one row left is
/// determined after all others of that row.
struct SingletonElimination {
  struct Pivot {
    var row: Int32
    var variable: Int32
    var value: Double
  }

  /// Rows that stood alone, in the order of solving.
  private(set) var first: [Pivot] = []
  /// Variables that stood alone; solved last, in reverse.
  private(set) var last: [Pivot] = []
  private let variables: [Int32]
  private var columnStarts = [0]
  private var columnRows: [Int32] = []
  private var columnValues: [Double] = []
  private var rowStarts: [Int] = []
  private var rowColumns: [Int32] = []
  private var rowCounts: [Int32] = []
  private var columnCounts: [Int32] = []
  private var isRowOpen: [Bool] = []
  private var isColumnOpen: [Bool] = []

  init(of variables: [Int32], in matrix: AugmentedMatrix) {
    self.variables = variables
    let rowCount = matrix.rowCount
    rowCounts = Array(repeating: 0, count: rowCount)
    columnStarts.reserveCapacity(variables.count + 1)
    for variable in variables {
      matrix.forEachEntry(of: variable) { row, value in
        columnRows.append(row)
        columnValues.append(value)
        rowCounts[Int(row)] += 1
      }
      columnCounts.append(Int32(columnRows.count - columnStarts[columnStarts.count - 1]))
      columnStarts.append(columnRows.count)
    }
    rowStarts = Array(repeating: 0, count: rowCount + 1)
    for row in 0..<rowCount { rowStarts[row + 1] = rowStarts[row] + Int(rowCounts[row]) }
    rowColumns = Array(repeating: 0, count: columnRows.count)
    var next = rowStarts
    for column in variables.indices {
      for entry in columnStarts[column]..<columnStarts[column + 1] {
        let row = Int(columnRows[entry])
        rowColumns[next[row]] = Int32(column)
        next[row] += 1
      }
    }
    isRowOpen = Array(repeating: true, count: rowCount)
    isColumnOpen = Array(repeating: true, count: variables.count)
  }

  var nucleusRows: [Int32] { isRowOpen.indices.filter { isRowOpen[$0] }.map { Int32($0) } }
  var nucleusVariables: [Int32] {
    variables.indices.filter { isColumnOpen[$0] }.map { variables[$0] }
  }

  mutating func run() {
    var columnQueue = columnCounts.indices.filter { columnCounts[$0] == 1 }
    var rowQueue = rowCounts.indices.filter { rowCounts[$0] == 1 }
    while true {
      if let column = columnQueue.popLast() {
        guard isColumnOpen[column], columnCounts[column] == 1 else { continue }
        guard let entry = openEntry(ofColumn: column) else { continue }
        let row = Int(columnRows[entry])
        last.append(
          Pivot(row: Int32(row), variable: variables[column], value: columnValues[entry]))
        isColumnOpen[column] = false
        isRowOpen[row] = false
        for index in rowStarts[row]..<rowStarts[row + 1] {
          let other = Int(rowColumns[index])
          guard isColumnOpen[other] else { continue }
          columnCounts[other] -= 1
          if columnCounts[other] == 1 { columnQueue.append(other) }
        }
      } else if let row = rowQueue.popLast() {
        guard isRowOpen[row], rowCounts[row] == 1 else { continue }
        guard
          let index = (rowStarts[row]..<rowStarts[row + 1]).first(where: {
            isColumnOpen[Int(rowColumns[$0])]
          })
        else { continue }
        let column = Int(rowColumns[index])
        guard
          let entry = (columnStarts[column]..<columnStarts[column + 1]).first(where: {
            Int(columnRows[$0]) == row
          })
        else { continue }
        first.append(
          Pivot(row: Int32(row), variable: variables[column], value: columnValues[entry]))
        isColumnOpen[column] = false
        isRowOpen[row] = false
        for index in columnStarts[column]..<columnStarts[column + 1] {
          let other = Int(columnRows[index])
          guard isRowOpen[other] else { continue }
          rowCounts[other] -= 1
          if rowCounts[other] == 1 { rowQueue.append(other) }
        }
      } else {
        return
      }
    }
  }

  private func openEntry(ofColumn column: Int) -> Int? {
    (columnStarts[column]..<columnStarts[column + 1]).first { isRowOpen[Int(columnRows[$0])] }
  }
}

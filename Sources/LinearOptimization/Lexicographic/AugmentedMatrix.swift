/// The columns of a model followed by one variable for each row, so that A x − r = 0.
struct AugmentedMatrix {
  let compiled: CompiledModel

  var rowCount: Int { compiled.model.rowCount }
  var columnCount: Int { compiled.model.columnCount }
  var variableCount: Int { rowCount + columnCount }

  func lower(_ variable: Int) -> Double {
    variable < columnCount
      ? compiled.model.columnLower[variable] : compiled.model.rowLower[variable - columnCount]
  }

  func upper(_ variable: Int) -> Double {
    variable < columnCount
      ? compiled.model.columnUpper[variable] : compiled.model.rowUpper[variable - columnCount]
  }

  /// Calls a closure with the row and value of each entry of a variable.
  func forEachEntry(of variable: Int32, _ body: (Int32, Double) -> Void) {
    let index = Int(variable)
    if index >= columnCount {
      body(Int32(index - columnCount), -1)
      return
    }
    for entry in compiled.starts[index]..<compiled.starts[index + 1] {
      body(compiled.rows[entry], compiled.values[entry])
    }
  }
}

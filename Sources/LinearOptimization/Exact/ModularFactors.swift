/// Triangular factors of a square sparse matrix modulo a prime.
///
/// A step eliminates one row and one column. Its lower part says which multiples of the row are
/// taken from other rows; its upper part is what is left of the row.
struct ModularFactors {
  struct Step {
    var row: Int32
    var column: Int32
    /// The inverse of the pivot.
    var inverse: UInt64
    /// Where the parts of the step end; they start where those of the step before end.
    var lowerEnd: Int
    var upperEnd: Int
  }

  struct Entry {
    var index: Int32
    var value: UInt64
  }

  let field: PrimeField
  var steps: [Step] = []
  var lower: [Entry] = []
  var upper: [Entry] = []

  init(field: PrimeField) { self.field = field }

  mutating func append(row: Int32, column: Int32, inverse: UInt64) {
    steps.append(
      Step(
        row: row, column: column, inverse: inverse, lowerEnd: lower.count, upperEnd: upper.count))
  }

  /// Solves B x = v; `v` is spent, and columns without a pivot stay as they are in `x`.
  func solve(_ vector: inout [UInt64], into result: inout [UInt64]) {
    var start = 0
    for step in steps {
      let value = vector[Int(step.row)]
      if value != 0 {
        for position in start..<step.lowerEnd {
          let entry = lower[position]
          let row = Int(entry.index)
          vector[row] = field.subtract(vector[row], field.multiply(value, entry.value))
        }
      }
      start = step.lowerEnd
    }
    var number = steps.count - 1
    while number >= 0 {
      let step = steps[number]
      var value = vector[Int(step.row)]
      for position in (number == 0 ? 0 : steps[number - 1].upperEnd)..<step.upperEnd {
        let entry = upper[position]
        let known = result[Int(entry.index)]
        if known != 0 { value = field.subtract(value, field.multiply(known, entry.value)) }
      }
      result[Int(step.column)] = field.multiply(value, step.inverse)
      number -= 1
    }
  }

  /// Solves Bᵀ y = v; `v` is spent.
  func solveTransposed(_ vector: inout [UInt64], into result: inout [UInt64]) {
    var start = 0
    for step in steps {
      let value = field.multiply(vector[Int(step.column)], step.inverse)
      result[Int(step.row)] = value
      if value != 0 {
        for position in start..<step.upperEnd {
          let entry = upper[position]
          let column = Int(entry.index)
          vector[column] = field.subtract(vector[column], field.multiply(value, entry.value))
        }
      }
      start = step.upperEnd
    }
    var number = steps.count - 1
    while number >= 0 {
      let step = steps[number]
      var value = result[Int(step.row)]
      for position in (number == 0 ? 0 : steps[number - 1].lowerEnd)..<step.lowerEnd {
        let entry = lower[position]
        let known = result[Int(entry.index)]
        if known != 0 { value = field.subtract(value, field.multiply(known, entry.value)) }
      }
      result[Int(step.row)] = value
      number -= 1
    }
  }
}

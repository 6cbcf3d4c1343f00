/// A square matrix of doubles, made whole: each row times a power of two.
struct IntegerMatrix {
  let size: Int
  let starts: [Int]
  let rows: [Int32]
  let mantissas: [Int64]
  /// Powers of two of the entries.
  let shifts: [Int32]
  /// For each row, the power of two that its true numbers have beyond those here.
  let exponents: [Int]

  /// Takes the part of a model's matrix in some rows and columns.
  init(of compiled: CompiledModel, rows chosenRows: [Int32], columns: [Int32]) {
    size = columns.count
    var place = [Int32](repeating: -1, count: compiled.model.rowCount)
    for (position, row) in chosenRows.enumerated() { place[Int(row)] = Int32(position) }
    var exponents = [Int](repeating: Int.max, count: chosenRows.count)
    var starts = [0]
    var rows: [Int32] = []
    var numbers: [Dyadic] = []
    for column in columns {
      for index in compiled.starts[Int(column)]..<compiled.starts[Int(column) + 1] {
        let row = place[Int(compiled.rows[index])]
        guard row >= 0 else { continue }
        let number = Dyadic(compiled.values[index])
        rows.append(row)
        numbers.append(number)
        exponents[Int(row)] = min(exponents[Int(row)], number.exponent)
      }
      starts.append(rows.count)
    }
    self.starts = starts
    self.rows = rows
    mantissas = numbers.map(\.mantissa)
    shifts = rows.indices.map { Int32(numbers[$0].exponent - exponents[Int(rows[$0])]) }
    self.exponents = exponents.map { $0 == Int.max ? 0 : $0 }
  }

  private init(
    size: Int, starts: [Int], rows: [Int32], mantissas: [Int64], shifts: [Int32], exponents: [Int]
  ) {
    self.size = size
    self.starts = starts
    self.rows = rows
    self.mantissas = mantissas
    self.shifts = shifts
    self.exponents = exponents
  }

  /// The part in some rows and as many columns, each ascending.
  func part(rows kept: [Int32], columns: [Int32]) -> IntegerMatrix {
    var place = [Int32](repeating: -1, count: size)
    for (position, row) in kept.enumerated() { place[Int(row)] = Int32(position) }
    var starts = [0]
    var indices: [Int] = []
    for column in columns {
      for index in self.starts[Int(column)]..<self.starts[Int(column) + 1]
      where place[Int(rows[index])] >= 0 {
        indices.append(index)
      }
      starts.append(indices.count)
    }
    return IntegerMatrix(
      size: columns.count, starts: starts, rows: indices.map { place[Int(rows[$0])] },
      mantissas: indices.map { mantissas[$0] }, shifts: indices.map { shifts[$0] },
      exponents: kept.map { exponents[Int($0)] })
  }

  /// The most bits that the sum of the magnitudes in a row can have.
  func rowSumBits(transposed: Bool) -> Int {
    var bits = [Int](repeating: 0, count: size)
    var counts = [Int](repeating: 0, count: size)
    for column in 0..<size {
      for index in starts[column]..<starts[column + 1] {
        let line = transposed ? column : Int(rows[index])
        let size = Int64.bitWidth - mantissas[index].magnitude.leadingZeroBitCount
        bits[line] = max(bits[line], size + Int(shifts[index]))
        counts[line] += 1
      }
    }
    var most = 0
    for line in 0..<size {
      most = max(most, bits[line] + Int.bitWidth - counts[line].leadingZeroBitCount)
    }
    return most
  }

  /// The values modulo a prime, in Montgomery's form.
  func values(in field: PrimeField) -> [UInt64] {
    mantissas.indices.map { field.enter(mantissas[$0], shift: Int(shifts[$0])) }
  }
}

@_spi(Benchmarks) import GLPK
import LinearOptimization

/// A matrix by columns, as the C program has it, but counted from 0.
struct Columns {
  let rowCount: Int
  var upper: [Double] = []
  var costs: [Double] = []
  var rowUpper: [Double] = []
  var starts = [0]
  var rows: [Int32] = []
  var values: [Double] = []

  init(count: Int, rows rowCount: Int, perColumn: Int, seed: UInt64) {
    self.rowCount = rowCount
    let draw = Draw(seed: seed)
    let block = rowCount / perColumn
    let entries = count * perColumn
    rows.reserveCapacity(entries)
    values.reserveCapacity(entries)
    starts.reserveCapacity(count + 1)
    upper.reserveCapacity(count)
    costs.reserveCapacity(count)
    for column in 0..<count {
      upper.append(Double(1 + draw(3, column) % 20))
      costs.append(Double(1 + draw(4, column) % 9))
      for term in 0..<perColumn {
        let entry = column * perColumn + term
        rows.append(Int32(term * block + draw(1, entry) % block))
        values.append(Double(1 + draw(2, entry) % 16) / 4)
      }
      starts.append(rows.count)
    }
    rowUpper = (0..<rowCount).map { Double(10 + draw(5, $0) % 90) }
  }

  func model() -> Model {
    var model = Model(name: "hand-over")
    model.addRows(
      lower: [Double](repeating: -.infinity, count: rowUpper.count), upper: rowUpper)
    model.addColumns(
      lower: [Double](repeating: 0, count: upper.count), upper: upper, costs: costs,
      starts: starts, rows: rows, values: values)
    return model
  }
}

/// Builds a model in bulk, checks it and hands it to GLPK.
func measureHandOver(columns: Int, rows: Int, perColumn: Int, seed: UInt64) async throws {
  var report = Report()
  let compiled = try compiledModel(columns, rows, perColumn, seed, &report)
  report.add("checksum", checksum(of: compiled))
  let solver = GLPKSolver()
  report.add("before", Usage.resident)
  let start = Usage.now
  let end = try await solver.handOver(compiled) { (Usage.now, Usage.resident) }
  guard let end else { throw Fault(text: "The hand-over was cancelled.") }
  report.add("handOver", from: start, to: end.0)
  report.add("after", end.1)
  report.add("peak", end.0.peak)
  report.print()
}

// A function of its own, so that the arrays are gone when the model is handed over.
private func compiledModel(
  _ columns: Int, _ rows: Int, _ perColumn: Int, _ seed: UInt64, _ report: inout Report
) throws -> CompiledModel {
  let arrays = Columns(count: columns, rows: rows, perColumn: perColumn, seed: seed)
  let start = Usage.now
  let model = arrays.model()
  let built = Usage.now
  let compiled = try model.compiled()
  report.add("building", from: start, to: built)
  report.add("checking", from: built, to: .now)
  return compiled
}

private func checksum(of compiled: CompiledModel) -> Double {
  var sum = 0.0
  for column in 0..<compiled.model.columnCount {
    sum += compiled.model.costs[column] + compiled.model.columnUpper[column]
    for entry in compiled.starts[column]..<compiled.starts[column + 1] {
      sum += compiled.values[entry] * Double(1 + compiled.rows[entry] % 7)
    }
  }
  return compiled.model.rowUpper.reduce(sum, +)
}

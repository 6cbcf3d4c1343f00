internal import LinearOptimization

/// A part without the shared rows, and what its columns put into them.
struct SharedPart: Sendable {
  let part: ComponentPlan.Part
  private var entryColumns: [Int32] = []
  private var entryRows: [Int32] = []
  private var entryValues: [Double] = []

  /// Makes the part; `places` has for each row of the model its place among the shared ones, or −1.
  init(_ part: ComponentPlan.Part, _ compiled: CompiledModel, places: [Int32]) {
    self.part = part
    for (place, column) in part.columns.enumerated() {
      for index in compiled.starts[Int(column)]..<compiled.starts[Int(column) + 1] {
        let row = places[Int(compiled.rows[index])]
        if row < 0 { continue }
        entryColumns.append(Int32(clamping: place))
        entryRows.append(row)
        entryValues.append(compiled.values[index])
      }
    }
  }

  /// The part's program where the shared rows have prices.
  func priced(_ prices: [Double]) -> Model {
    var costs: [Int: Double] = [:]
    for index in entryColumns.indices {
      let price = prices[Int(entryRows[index])]
      if price == 0 { continue }
      let column = Int(entryColumns[index])
      costs[column, default: part.model.costs[column]] -= price * entryValues[index]
    }
    var model = part.model
    for (column, cost) in costs { model.setCost(cost, of: model.variable(at: column)) }
    return model
  }

  /// What values put into the shared rows.
  func activities(of values: [Double], count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for index in entryColumns.indices {
      result[Int(entryRows[index])] += entryValues[index] * values[Int(entryColumns[index])]
    }
    return result
  }

  /// What values cost at the part's own costs.
  func cost(of values: [Double]) -> Double {
    var sum = 0.0
    for (cost, value) in zip(part.model.costs, values) { sum += cost * value }
    return sum
  }

  /// The entries of each column in the shared rows, for a program of several parts.
  func sharedEntries() -> [[(row: Int32, value: Double)]] {
    var result = [[(row: Int32, value: Double)]](repeating: [], count: part.columns.count)
    for index in entryColumns.indices {
      result[Int(entryColumns[index])].append((entryRows[index], entryValues[index]))
    }
    return result
  }
}

/// An answer of a part: a vertex, by its basis.
struct SharedProposal: Sendable {
  let part: Int
  let cost: Double
  let activities: [Double]
  let basis: Basis

  /// What the answer costs where the shared rows have prices.
  func value(at prices: [Double]) -> Double {
    var value = cost
    for (price, activity) in zip(prices, activities) { value -= price * activity }
    return value
  }
}

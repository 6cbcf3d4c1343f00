/// Exchanges of basic variables since a basis was factored, as elementary matrices in order.
struct ExchangeFile {
  private var slots: [Int32] = []
  private var pivots: [Double] = []
  private var starts = [0]
  private var entries: [Int32] = []
  private var values: [Double] = []

  /// Adds the exchange at a slot; the direction is the entering column's answer by slot.
  mutating func append(slot: Int32, direction: SparseVector) {
    slots.append(slot)
    pivots.append(direction.values[Int(slot)])
    for other in direction.touched where other != slot {
      let value = direction.values[Int(other)]
      if value != 0 {
        entries.append(other)
        values.append(value)
      }
    }
    starts.append(entries.count)
  }

  /// Carries an answer for the factored basis over to the present one.
  func apply(to answer: inout SparseVector) {
    for index in slots.indices {
      let slot = slots[index]
      let value = answer.values[Int(slot)]
      if value == 0 { continue }
      let step = value / pivots[index]
      for entry in starts[index]..<starts[index + 1] {
        answer.add(-step * values[entry], at: entries[entry])
      }
      answer.set(step, at: slot)
    }
  }
}

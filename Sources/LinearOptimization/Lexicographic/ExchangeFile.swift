/// Exchanges of basic variables since a basis was factored, as elementary matrices in order.
struct ExchangeFile {
  private var slots: [Int32] = []
  private var pivots: [Double] = []
  private var starts = [0]
  private var entries: [Int32] = []
  private var values: [Double] = []
  /// For each slot its first and its last exchange, or −1.
  private var first: [Int32]
  private var last: [Int32]
  /// For each exchange the next one at its slot, or −1.
  private var next: [Int32] = []

  /// How many entries answers have passed so far.
  private(set) var visits = 0

  /// Has no exchanges yet.
  ///
  /// - Parameter count: The number of slots.
  init(count: Int) {
    first = Array(repeating: -1, count: count)
    last = first
  }

  /// Adds the exchange at a slot; the direction is the entering column's answer by slot.
  mutating func append(slot: Int32, direction: SparseVector) {
    let index = Int32(clamping: slots.count)
    let before = last[Int(slot)]
    if before < 0 { first[Int(slot)] = index } else { next[Int(before)] = index }
    last[Int(slot)] = index
    next.append(-1)
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
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - heap: Empty; room for the exchanges that the answer reaches.
  mutating func apply(to answer: inout SparseVector, heap: inout RowHeap) {
    if slots.isEmpty { return }
    for slot in answer.touched where first[Int(slot)] >= 0 { heap.push(first[Int(slot)]) }
    while let index = heap.top {
      heap.pop()
      let exchange = Int(index)
      if next[exchange] >= 0 { heap.push(next[exchange]) }
      let slot = slots[exchange]
      let value = answer.values[Int(slot)]
      if value == 0 { continue }
      let step = value / pivots[exchange]
      visits += starts[exchange + 1] - starts[exchange]
      for entry in starts[exchange]..<starts[exchange + 1]
      where answer.add(-step * values[entry], at: entries[entry]) {
        // Reached for the first time: earlier exchanges found a zero there.
        var later = first[Int(entries[entry])]
        while later >= 0, later <= index { later = next[Int(later)] }
        if later >= 0 { heap.push(later) }
      }
      answer.set(step, at: slot)
    }
  }

  /// Carries costs by slot of the present basis over to the factored one.
  func applyTransposed(to costs: inout [Double]) {
    for index in slots.indices.reversed() {
      let slot = Int(slots[index])
      var rest = costs[slot]
      for entry in starts[index]..<starts[index + 1] {
        rest -= values[entry] * costs[Int(entries[entry])]
      }
      costs[slot] = rest / pivots[index]
    }
  }
}

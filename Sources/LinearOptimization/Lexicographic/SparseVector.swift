/// A vector that remembers where it may differ from zero.
struct SparseVector {
  private(set) var values: [Double]
  /// Positions that were written; each once.
  private(set) var touched: [Int32] = []
  private var isTouched: [Bool]

  init(count: Int) {
    values = Array(repeating: 0, count: count)
    isTouched = Array(repeating: false, count: count)
  }

  /// Adds to an entry.
  ///
  /// - Returns: Whether the entry was written for the first time.
  @discardableResult
  mutating func add(_ value: Double, at position: Int32) -> Bool {
    let index = Int(position)
    values[index] += value
    if isTouched[index] { return false }
    isTouched[index] = true
    touched.append(position)
    return true
  }

  mutating func set(_ value: Double, at position: Int32) {
    add(0, at: position)
    values[Int(position)] = value
  }

  mutating func clear() {
    for position in touched {
      values[Int(position)] = 0
      isTouched[Int(position)] = false
    }
    touched.removeAll(keepingCapacity: true)
  }
}

/// A heap of places in an order of rows; the least is on top.
struct RowHeap {
  private var places: [Int32] = []

  var top: Int32? { places.first }

  mutating func push(_ place: Int32) {
    places.append(place)
    var child = places.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if places[parent] <= places[child] { return }
      places.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() {
    guard let last = places.popLast(), !places.isEmpty else { return }
    places[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= places.count { return }
      if child + 1 < places.count, places[child + 1] < places[child] { child += 1 }
      if places[parent] <= places[child] { return }
      places.swapAt(parent, child)
      parent = child
    }
  }
}

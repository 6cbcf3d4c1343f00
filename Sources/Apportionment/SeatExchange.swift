/// Seats that are exchanged until no refused claim is stronger than an accepted one.
///
/// The start is a guess in floating point; what is added, taken and exchanged afterwards is decided
/// by exact comparisons in a strict order of (quotient, key), which has one outcome only.
struct SeatExchange {
  private let method: DivisorMethod
  private let table: ConstituencyTable
  private(set) var seats: [Int]

  /// The claim of a constituency on the seat after `after` seats.
  private struct Entry {
    var position: Int
    var rank: Int
    var after: Int
    var quotient: SeatQuotient

    static func isStronger(_ left: Entry, _ right: Entry) -> Bool {
      if right.quotient < left.quotient { return true }
      if left.quotient < right.quotient { return false }
      return left.rank < right.rank
    }
  }

  init(method: DivisorMethod, table: ConstituencyTable) {
    self.method = method
    self.table = table
    seats = table.floors
    guess()
  }

  private func entry(_ position: Int, after: Int) -> Entry {
    Entry(
      position: position, rank: table.ranks[position], after: after,
      quotient: method.quotient(of: table.populations[position], after: after))
  }

  /// The strongest claim that a constituency has left.
  private func refused(_ position: Int) -> Entry? {
    guard table.populations[position] > 0, seats[position] < table.caps[position] else {
      return nil
    }
    return entry(position, after: seats[position])
  }

  /// The weakest claim of a constituency that was met.
  private func accepted(_ position: Int) -> Entry? {
    guard seats[position] > table.floors[position] else { return nil }
    return entry(position, after: seats[position] - 1)
  }

  /// Starts near the outcome by bisecting the divisor.
  private mutating func guess() {
    let populations = table.populations.filter { $0 > 0 }
    guard let least = populations.min(), let greatest = populations.max() else { return }
    // Positive doubles are in the order of their bit patterns.
    var low = (Double(least) / (4 * Double(table.seats) + 8)).bitPattern
    var high = (4 * Double(greatest) + 4).bitPattern
    while low < high, high - low > 1 {
      let middle = low + (high - low) / 2
      let divisor = Double(bitPattern: middle)
      var total = 0.0
      for position in seats.indices { total += Double(estimate(position, divisor)) }
      if total > Double(table.seats) { low = middle } else { high = middle }
      if total == Double(table.seats) { break }
    }
    let divisor = Double(bitPattern: high)
    for position in seats.indices { seats[position] = estimate(position, divisor) }
  }

  private func estimate(_ position: Int, _ divisor: Double) -> Int {
    let population = table.populations[position]
    let floor = table.floors[position]
    guard population > 0 else { return floor }
    return max(
      floor,
      method.estimatedSeats(
        atQuota: Double(population) / divisor, cap: table.caps[position]))
  }

  /// Adds the strongest or takes the weakest seats until the number is right.
  mutating func fill() {
    var total = seats.reduce(0, +)
    if total < table.seats {
      var heap = BinaryHeap(seats.indices.compactMap { refused($0) }, precedes: Entry.isStronger)
      while total < table.seats, let best = heap.popFirst() {
        seats[best.position] += 1
        total += 1
        if let next = refused(best.position) { heap.insert(next) }
      }
    } else if total > table.seats {
      var heap = BinaryHeap(seats.indices.compactMap { accepted($0) }) {
        Entry.isStronger($1, $0)
      }
      while total > table.seats, let worst = heap.popFirst() {
        seats[worst.position] -= 1
        total -= 1
        if let next = accepted(worst.position) { heap.insert(next) }
      }
    }
  }

  /// Exchanges the weakest accepted seat for the strongest refused one while that is stronger.
  mutating func settle() {
    var wanting = BinaryHeap(seats.indices.compactMap { refused($0) }, precedes: Entry.isStronger)
    var holding = BinaryHeap(seats.indices.compactMap { accepted($0) }) {
      Entry.isStronger($1, $0)
    }
    while let best = wanting.first, let worst = holding.first {
      if best.after != seats[best.position] {
        _ = wanting.popFirst()
      } else if worst.after != seats[worst.position] - 1 {
        _ = holding.popFirst()
      } else if Entry.isStronger(best, worst) {
        _ = wanting.popFirst()
        _ = holding.popFirst()
        seats[best.position] += 1
        seats[worst.position] -= 1
        for position in [best.position, worst.position] {
          if let next = refused(position) { wanting.insert(next) }
          if let next = accepted(position) { holding.insert(next) }
        }
      } else {
        return
      }
    }
  }

  /// The positions between whose claims on the last seat only the key decided.
  func tiedPositions() -> [Int] {
    let refusals = seats.indices.compactMap { refused($0) }
    let acceptances = seats.indices.compactMap { accepted($0) }
    guard let best = refusals.map(\.quotient).max(),
      let worst = acceptances.map(\.quotient).min(), best == worst
    else { return [] }
    let equal = (refusals + acceptances).filter { $0.quotient == best }
    return Set(equal.map(\.position)).sorted()
  }
}

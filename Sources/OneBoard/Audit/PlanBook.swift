/// A plan as columns of numbers in the order of the board's lines.
struct PlanBook {
  /// Numbers beyond this are reported and replaced, so that sums never overflow.
  static let limit = 1_000_000_000_000

  private(set) var released: [Int]
  private(set) var granted: [Int]
  private(set) var purchased: [Int]
  /// approved − released + granted, whatever the plan states.
  private(set) var final: [Int]
  /// What is wrong with the plan itself.
  private(set) var faults: [Violation] = []

  /// Reads a plan; lines that it does not name do not change.
  init(board: Board, posts: [PlannedPosts]) {
    let count = board.lines.count
    released = Array(repeating: 0, count: count)
    granted = Array(repeating: 0, count: count)
    purchased = Array(repeating: 0, count: count)
    final = board.lines.map(\.approved)
    var search = LineSearch(board.lines)
    var isNamed = Array(repeating: false, count: count)
    for entry in posts {
      guard let index = search.position(of: entry.id) else {
        fault("unknownLine", entry.id, 0, "The plan names \(entry.id), which no line has as id.")
        continue
      }
      if isNamed[index] {
        fault(
          "duplicateLine", entry.id, 0,
          "The plan names the line \(entry.id) more than once; the first entry was checked.")
        continue
      }
      isNamed[index] = true
      released[index] = read(entry.released, "released", entry.id)
      granted[index] = read(entry.granted, "granted", entry.id)
      purchased[index] = read(entry.purchased, "purchased", entry.id)
      let approved = board.lines[index].approved
      final[index] = approved - released[index] + granted[index]
      let difference = (Int128(entry.final) - Int128(final[index])).magnitude
      if difference != 0 {
        fault(
          "finalPosts", entry.id, Int128(difference),
          "The line \(entry.id) is stated to end with \(entry.final) posts, but \(approved) "
            + "− \(released[index]) + \(granted[index]) = \(final[index]).")
      }
    }
  }

  private mutating func read(_ value: Int, _ name: String, _ id: String) -> Int {
    if value < 0 {
      fault(
        "number", id, Int128(value.magnitude), "On the line \(id), \(name) is \(value), below 0.")
    } else if value > Self.limit {
      fault(
        "number", id, Int128(value - Self.limit),
        "On the line \(id), \(name) is \(value), more than any number of posts.")
    }
    return min(max(value, -Self.limit), Self.limit)
  }

  private mutating func fault(
    _ invariant: String, _ place: String, _ amount: Int128, _ message: String
  ) {
    faults.append(
      Violation(rule: invariant, place: place, amount: .posts(amount), message: message))
  }

  /// The quantity that a bound or share counts, on one line.
  func quantity(_ quantity: Bound.Quantity, at position: Int) -> Int128 {
    switch quantity {
    case .granted: Int128(granted[position])
    case .released: Int128(released[position])
    case .net: Int128(granted[position]) - Int128(released[position])
    case .final: Int128(final[position])
    case .purchased: Int128(purchased[position])
    }
  }

  /// Posts and bought places together.
  func service(at position: Int) -> Int { final[position] + purchased[position] }
}

/// Finds lines by their ids among lines in id order; fast where ids are asked for in order too.
private struct LineSearch {
  private let lines: [PostLine]
  private var next = 0

  init(_ lines: [PostLine]) { self.lines = lines }

  mutating func position(of id: String) -> Int? {
    let end = min(next + Self.steps, lines.count)
    while next < end, lines[next].id < id { next += 1 }
    if next == end || lines[next].id != id {
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if lines[middle].id < id { low = middle + 1 } else { high = middle }
      }
      next = low
    }
    guard next < lines.count, lines[next].id == id else { return nil }
    return next
  }

  private static var steps: Int { 64 }
}

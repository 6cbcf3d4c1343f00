/// Rows or columns in lists by how many entries they have, for Markowitz's search.
struct CountBuckets {
  private var heads: [Int32]
  private var next: [Int32]
  private var previous: [Int32]
  private(set) var counts: [Int32]

  init(counts: [Int32], active: [Bool], limit: Int) {
    self.counts = counts
    heads = [Int32](repeating: -1, count: limit + 1)
    next = [Int32](repeating: -1, count: counts.count)
    previous = [Int32](repeating: -1, count: counts.count)
    // From the back, so that each list starts with its first item.
    for item in counts.indices.reversed() where active[item] { insert(Int32(item)) }
  }

  func first(withCount count: Int) -> Int32 { heads[count] }
  func following(_ item: Int32) -> Int32 { next[Int(item)] }
  var limit: Int { heads.count - 1 }

  private mutating func insert(_ item: Int32) {
    let count = Int(counts[Int(item)])
    let head = heads[count]
    next[Int(item)] = head
    previous[Int(item)] = -1
    if head >= 0 { previous[Int(head)] = item }
    heads[count] = item
  }

  mutating func remove(_ item: Int32) {
    let (before, after) = (previous[Int(item)], next[Int(item)])
    if before >= 0 {
      next[Int(before)] = after
    } else {
      heads[Int(counts[Int(item)])] = after
    }
    if after >= 0 { previous[Int(after)] = before }
  }

  mutating func setCount(of item: Int32, to count: Int) {
    guard Int(counts[Int(item)]) != count else { return }
    remove(item)
    counts[Int(item)] = Int32(count)
    insert(item)
  }
}

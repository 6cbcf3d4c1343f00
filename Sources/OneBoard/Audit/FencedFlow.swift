/// Released and granted posts of one category, collected into classes by ring fences.
///
/// A post released under a set of fences may serve a grant that lies inside all of them. The opening
/// reserve is a class under no fence.
struct FencedFlow {
  private var supplyClass: [[Int]: Int] = [[]: 0]
  private var supplies: [(fences: Set<Int>, posts: Int128)]
  private var demandClass: [[Int]: Int] = [:]
  private var demands: [(fences: Set<Int>, posts: Int128)] = []

  init(reserve: Int128) {
    supplies = [([], reserve)]
  }

  mutating func addSupply(_ posts: Int128, obeying fences: [Int]) {
    if let known = supplyClass[fences] {
      supplies[known].posts += posts
    } else {
      supplyClass[fences] = supplies.count
      supplies.append((Set(fences), posts))
    }
  }

  mutating func addDemand(_ posts: Int128, inside fences: [Int]) {
    if let known = demandClass[fences] {
      demands[known].posts += posts
    } else {
      demandClass[fences] = demands.count
      demands.append((Set(fences), posts))
    }
  }

  /// How many more posts are granted than the pool has.
  var overdraft: Int128 {
    let supply = supplies.reduce(Int128(0)) { $0 + $1.posts }
    let demand = demands.reduce(Int128(0)) { $0 + $1.posts }
    return max(0, demand - supply)
  }

  /// The posts granted outside a fence, and the posts that are free to go there.
  func sums(outside fence: Int) -> (granted: Int128, free: Int128) {
    let granted = demands.reduce(Int128(0)) { $1.fences.contains(fence) ? $0 : $0 + $1.posts }
    let free = supplies.reduce(Int128(0)) { $1.fences.contains(fence) ? $0 : $0 + $1.posts }
    return (granted, free)
  }

  /// The granted posts that no assignment can serve, and the fences that stand in the way.
  ///
  /// The greatest flow is found by shortest augmenting paths (Edmonds and Karp 1972).
  func unserved() -> (posts: Int128, blocking: [Int]) {
    let mayServe = supplies.map { supply in
      demands.map { supply.fences.isSubset(of: $0.fences) }
    }
    var left = supplies.map(\.posts)
    var open = demands.map(\.posts)
    var sent = supplies.map { _ in demands.map { _ in Int128(0) } }
    // Sources under many fences have the fewest ways out, so they are sent first.
    for source in supplies.indices.sorted(by: {
      (supplies[$0].fences.count, $0) > (supplies[$1].fences.count, $1)
    }) {
      for sink in demands.indices where mayServe[source][sink] {
        let posts = min(left[source], open[sink])
        sent[source][sink] += posts
        left[source] -= posts
        open[sink] -= posts
      }
    }
    while let path = augmentingPath(mayServe, left, open, sent) {
      var posts = min(left[path.first], open[path.last])
      for back in path.backward { posts = min(posts, sent[back.source][back.sink]) }
      for step in path.forward { sent[step.source][step.sink] += posts }
      for step in path.backward { sent[step.source][step.sink] -= posts }
      left[path.first] -= posts
      open[path.last] -= posts
    }
    let missing = open.reduce(Int128(0), +)
    return (missing, missing > 0 ? blocking(mayServe, left, open, sent) : [])
  }

  private struct Path {
    var first: Int
    var last: Int
    var forward: [(source: Int, sink: Int)] = []
    var backward: [(source: Int, sink: Int)] = []
  }

  /// A shortest path from a source with posts left to a sink that still lacks some.
  private func augmentingPath(
    _ mayServe: [[Bool]], _ left: [Int128], _ open: [Int128], _ sent: [[Int128]]
  ) -> Path? {
    var sinkFrom: [Int?] = Array(repeating: nil, count: demands.count)
    var sourceFrom: [Int?] = Array(repeating: nil, count: supplies.count)
    var isReached = left.map { $0 > 0 }
    var queue = supplies.indices.filter { left[$0] > 0 }
    var next = 0
    while next < queue.count {
      let source = queue[next]
      next += 1
      for sink in demands.indices where mayServe[source][sink] && sinkFrom[sink] == nil {
        sinkFrom[sink] = source
        if open[sink] > 0 { return trace(sink, sinkFrom, sourceFrom) }
        for other in supplies.indices where !isReached[other] && sent[other][sink] > 0 {
          isReached[other] = true
          sourceFrom[other] = sink
          queue.append(other)
        }
      }
    }
    return nil
  }

  private func trace(_ last: Int, _ sinkFrom: [Int?], _ sourceFrom: [Int?]) -> Path? {
    guard var source = sinkFrom[last] else { return nil }
    var path = Path(first: source, last: last, forward: [(source, last)])
    while let sink = sourceFrom[source], let earlier = sinkFrom[sink] {
      path.backward.append((source, sink))
      path.forward.append((earlier, sink))
      source = earlier
    }
    path.first = source
    return path
  }

  /// The fences between sources with posts left and the sinks that compete for too few posts.
  private func blocking(
    _ mayServe: [[Bool]], _ left: [Int128], _ open: [Int128], _ sent: [[Int128]]
  ) -> [Int] {
    var isShort = open.map { $0 > 0 }
    var queue = demands.indices.filter { open[$0] > 0 }
    var next = 0
    while next < queue.count {
      let sink = queue[next]
      next += 1
      for source in supplies.indices where mayServe[source][sink] {
        for other in demands.indices where !isShort[other] && sent[source][other] > 0 {
          isShort[other] = true
          queue.append(other)
        }
      }
    }
    var fences: Set<Int> = []
    for source in supplies.indices where left[source] > 0 {
      for sink in queue {
        fences.formUnion(supplies[source].fences.subtracting(demands[sink].fences))
      }
    }
    return fences.sorted()
  }
}

/// Cheapest paths along some arcs, with costs as exact products of fractions.
struct ExactPaths {
  private struct PricedArc {
    var arc: MatrixArc
    var from: Int
    var to: Int
    var price: SeatQuotient
  }

  private var arcs: [PricedArc]
  private var products: [Int: PathProduct] = [:]

  init(_ arcs: [MatrixArc], in transfers: MatrixTransfers) {
    let table = transfers.table
    self.arcs = arcs.map { arc in
      let weight = table.weights[arc.row][arc.column]
      let count = transfers.seats[arc.row][arc.column]
      let quotient = table.method.quotient(of: weight, after: arc.gives ? count : count - 1)
      let price =
        arc.gives ? SeatQuotient(quotient.denominator, over: quotient.numerator) : quotient
      return PricedArc(arc: arc, from: arc.from(table), to: arc.to(table), price: price)
    }
    for arc in self.arcs { products[arc.from] = PathProduct() }
    for arc in self.arcs { products[arc.to] = PathProduct() }
  }

  /// A cycle whose product is below 1; `nil` if there is none, and then all paths are cheapest.
  mutating func negativeCycle() -> [MatrixArc]? {
    var parents: [Int: Int] = [:]
    while true {
      var changed = false
      for (index, arc) in arcs.enumerated() {
        guard let before = products[arc.from], let present = products[arc.to] else { continue }
        let product = before.times(arc.price)
        if product < present {
          products[arc.to] = product
          parents[arc.to] = index
          changed = true
        }
      }
      if !changed { return nil }
      if let cycle = cycle(in: parents) { return cycle }
    }
  }

  /// A cycle of last arcs, which is always a cheap one.
  private func cycle(in parents: [Int: Int]) -> [MatrixArc]? {
    var origin: [Int: Int] = [:]
    for start in parents.keys.sorted() where origin[start] == nil {
      var node = start
      while origin[node] == nil, let index = parents[node] {
        origin[node] = start
        node = arcs[index].from
      }
      guard origin[node] == start, parents[node] != nil else { continue }
      var cycle: [MatrixArc] = []
      var current = node
      repeat {
        guard let index = parents[current] else { break }
        cycle.append(arcs[index].arc)
        current = arcs[index].from
      } while current != node
      return cycle
    }
    return nil
  }

  /// The arcs that lie on cheapest paths.
  func tightArcs() -> [MatrixArc] {
    arcs.filter { arc in
      guard let before = products[arc.from], let present = products[arc.to] else { return false }
      return !(present < before.times(arc.price))
    }.map(\.arc)
  }
}

internal import LinearOptimization

extension Sifter {
  /// Solves the first sample whole, what it lacks paid for at a high price.
  mutating func solveFirstSample() async throws(SiftingFailure) {
    grow(to: layout.heavyCount + size)
    sumUp()
    let penalty = layout.couplingSizes.map { 10 * BlockLayout.greatestCost / max($0, 1e-9) }
    try await solve(
      Array(0..<active), box: WorkingProgram.Box(above: penalty, below: penalty.map { -$0 }),
      .automatic, isWarm: false)
  }

  /// Moves the box until its columns are not needed.
  ///
  /// - Parameter greatest: The most positions of the box.
  /// - Throws: ``SiftingFailure``.
  mutating func boxRounds(_ greatest: Int) async throws(SiftingFailure) {
    var isFirst = true
    var reach = BoxReach(count: layout.couplingCount)
    for _ in 0..<greatest {
      var margins = try await price()
      let (chosen, width) = choose(&margins)
      var blocks = chosen
      let centre = prices
      var box = makeBox(around: centre, width: width, reach, keepsBasics: isFirst)
      var used = try await solve(blocks, box: box, isFirst ? .dualSimplex : .primalSimplex)
      isFirst = false
      var joins = 0
      while joins < Self.greatestJoins {
        let movers = try await movers()
        if movers.isEmpty { break }
        if movers.count > Self.greatestCrowd * size, joins < 2 {
          // The prices went where too many blocks answer otherwise: half way back.
          reach.shrink()
          box = makeBox(around: centre, width: width, reach, keepsBasics: false)
        } else {
          blocks = merge(blocks, movers)
        }
        used = try await solve(blocks, box: box, .primalSimplex)
        joins += 1
      }
      trace?(
        "sifting: \(active) blocks, round \(rounds), \(blocks.count) in the program, width \(width),"
          + " \(joins) joins, box used by \(used), \(iterations) iterations")
      if used == 0 { break }
      reach.adapt(to: boxDirections)
    }
  }

  /// Ends with the true costs and without a box.
  mutating func finish() async throws(SiftingFailure) {
    for row in 0..<layout.couplingCount {
      // A box column is the row's activity but for its bounds, so that may stand in for it.
      for place in [2 * row, 2 * row + 1] where boxStatus[place] == .basic {
        if couplingStatus[row] == .basic { throw .handOver("two columns of a box were basic") }
        boxStatus[place] = .atLower
        couplingStatus[row] = .basic
      }
    }
    var margins = try await price()
    var (blocks, _) = choose(&margins)
    costs = layout.costs
    sumUp()
    var isWarm = rounds > 0
    while true {
      try await solve(blocks, box: nil, .primalSimplex, isWarm: isWarm)
      isWarm = true
      let movers = try await movers()
      trace?(
        "sifting: \(blocks.count) of \(layout.blockCount) blocks in the program, "
          + "\(movers.count) want to join, round \(rounds), \(passes) passes, \(iterations) iterations"
      )
      if movers.isEmpty { return }
      blocks = merge(blocks, movers)
      if blocks.count > max(4 * size, layout.blockCount / 2) {
        throw .handOver("more than half of the blocks are undecided")
      }
    }
  }

  /// Prices the active blocks but the undecided ones and takes their answers over.
  ///
  /// - Returns: The margin of each active block.
  @discardableResult
  mutating func price() async throws(SiftingFailure) -> [Double] {
    let priced = try await pricedBlocks(findsAnswers: true, isSkipped: isUndecided)
    var margins: [Double] = []
    margins.reserveCapacity(active)
    for part in priced {
      margins += part.margins
      apply(part.answers)
    }
    return margins
  }

  /// The blocks outside the working program that want to change their answer.
  mutating func movers() async throws(SiftingFailure) -> [Int] {
    try await pricedBlocks(findsAnswers: false, isSkipped: isWorking).flatMap {
      $0.answers.blocks.map(Int.init)
    }
  }

  private mutating func pricedBlocks(
    findsAnswers: Bool, isSkipped: [Bool]
  ) async throws(SiftingFailure) -> [PricedBlocks] {
    try check()
    passes += 1
    let pricing = pricing(findsAnswers: findsAnswers)
    let parts: [PricedBlocks]
    if settings.workers > 1, layout.blockColumns[active] >= settings.leastParallelColumns {
      let state = state
      let active = active
      let workers = settings.workers
      parts = await withTaskGroup(of: (Int, PricedBlocks).self) { group in
        for worker in 0..<workers {
          let range = active * worker / workers..<active * (worker + 1) / workers
          group.addTask { (worker, pricing.price(range, state, isSkipped: isSkipped)) }
        }
        var parts = [PricedBlocks](repeating: PricedBlocks(margins: []), count: workers)
        for await (worker, part) in group { parts[worker] = part }
        return parts
      }
    } else {
      parts = [pricing.price(0..<active, state, isSkipped: isSkipped)]
    }
    for case let failure? in parts.map(\.failure) { throw .handOver(failure) }
    return parts
  }

  /// The undecided blocks and those of least margin, and the margin of the last.
  func choose(_ margins: inout [Double]) -> (blocks: [Int], width: Double) {
    var light: [Double] = []
    light.reserveCapacity(active)
    for block in 0..<active where !isUndecided[block] { light.append(margins[block]) }
    let width = light.count > size ? smallest(size, of: &light) : .infinity
    var blocks: [Int] = []
    var room = size
    for block in 0..<active {
      if isUndecided[block] {
        blocks.append(block)
      } else if margins[block] <= width, room > 0, margins[block] < .infinity || light.count <= size
      {
        blocks.append(block)
        room -= 1
      }
    }
    return (blocks, min(max(width, Self.leastWidth), BlockLayout.greatestCost))
  }

  /// The number at a place of the sorted list (Hoare 1961).
  private func smallest(_ place: Int, of list: inout [Double]) -> Double {
    var low = 0
    var high = list.count - 1
    while low < high {
      let pivot = list[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while list[left] < pivot { left += 1 }
        while list[right] > pivot { right -= 1 }
        if left <= right {
          list.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { break }
    }
    return list[place]
  }

  private func makeBox(
    around centre: [Double], width: Double, _ reach: BoxReach, keepsBasics: Bool
  ) -> WorkingProgram.Box {
    var box = WorkingProgram.Box(above: centre, below: centre)
    for row in prices.indices {
      let reach =
        min(width * reach.factors[row], BlockLayout.greatestCost)
        / max(layout.couplingSizes[row], 1e-9)
      // A basic box column that costs what its row is worth leaves the other prices as they are.
      if !keepsBasics || boxStatus[2 * row] != .basic { box.above[row] += reach }
      if !keepsBasics || boxStatus[2 * row + 1] != .basic { box.below[row] -= reach }
    }
    return box
  }

  func merge(_ first: [Int], _ second: [Int]) -> [Int] {
    var merged: [Int] = []
    merged.reserveCapacity(first.count + second.count)
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      if right == second.count || left < first.count && first[left] < second[right] {
        merged.append(first[left])
        left += 1
      } else {
        merged.append(second[right])
        right += 1
      }
    }
    return merged
  }

  private static var greatestJoins: Int { 5 }
  private static var greatestCrowd: Int { 2 }
  private static var leastWidth: Double { 1e-4 }
}

/// How far the box reaches in each row, as a multiple of its width.
///
/// Prices that stay at the same edge go on in longer steps; those that turn back in shorter ones
/// (Riedmiller and Braun 1993).
struct BoxReach {
  private(set) var factors: [Double]
  private var last: [Int8]

  init(count: Int) {
    factors = Array(repeating: 1, count: count)
    last = Array(repeating: 0, count: count)
  }

  mutating func adapt(to directions: [Int8]) {
    for row in factors.indices where directions[row] != 0 {
      factors[row] *= directions[row] == -last[row] ? 0.5 : 8
      last[row] = directions[row]
    }
  }

  mutating func shrink() {
    for row in factors.indices { factors[row] /= 8 }
  }
}

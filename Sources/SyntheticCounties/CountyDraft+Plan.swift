import OneBoard

extension CountyDraft {
  /// How many hundredths of a percent of the shortage the supply covers.
  private var covered: Int { max(1, Int((settings.tightness * 10_000).rounded())) }

  /// Sets the needs by the supply, and finds a plan that is legal under the rules made from it.
  mutating func settle() {
    for pool in Pool.allCases {
      let members = marks.indices.filter { marks[$0].pool == pool }
      setNeeds(of: members)
      grant(to: members)
    }
    purchase()
    setLeaders()
  }

  /// Posts that the reclaim rules free, by lines with and without a fence.
  func supply(of pool: Pool) -> (free: Int, fenced: Int) {
    var supply = (free: 0, fenced: 0)
    for mark in marks where mark.pool == pool {
      if mark.role == .shell {
        supply.fenced += mark.released
      } else {
        supply.free += mark.released
      }
    }
    return supply
  }

  private mutating func setNeeds(of members: [Int]) {
    let supply = members.reduce(0) { $0 + marks[$1].released }
    let technicians = members.filter { marks[$0].role == .technician }
      .reduce(0) { $0 + lines[$1].need - lines[$1].approved }
    let sinks = members.filter { marks[$0].role == .sink }
    let gaps = Self.spread(
      max(0, supply * 10_000 / covered - technicians), over: sinks.map { marks[$0].weight })
    for (sink, gap) in zip(sinks, gaps) {
      let gap = min(gap, 1_000_000)
      lines[sink].need = lines[sink].approved + gap
      // Some schools may not grow to their need at once.
      if sink % 16 == 5, gap >= 2 { lines[sink].max = lines[sink].approved + gap / 2 }
    }
  }

  private mutating func grant(to members: [Int]) {
    var free = 0
    var fenced = 0
    for member in members {
      if marks[member].role == .shell {
        fenced += marks[member].released
      } else {
        free += marks[member].released
      }
    }
    let technicians = members.filter { marks[$0].role == .technician }
    for round in 1...2 where technicians.count <= free / round {
      for technician in technicians { marks[technician].granted += 1 }
      free -= technicians.count
    }
    let sinks = members.filter { marks[$0].role == .sink }
    let inside = sinks.filter { marks[$0].sector == .education }
    let outside = sinks.filter { marks[$0].sector != .education }
    let insideCaps = inside.map(grantable)
    let outsideCaps = outside.map(grantable)
    let (insideCap, outsideCap) = (insideCaps.reduce(0, +), outsideCaps.reduce(0, +))
    let all = min(free + fenced, insideCap + outsideCap)
    let even = insideCap + outsideCap == 0 ? 0 : Self.part(all, outsideCap, insideCap + outsideCap)
    let given = min(even, free)
    grant(given, to: outside, caps: outsideCaps)
    grant(min(all - given, insideCap), to: inside, caps: insideCaps)
  }

  /// Grants posts to lines, to townships at five thirds of the rate of the county seat, while their
  /// needs last; so the share of townships is not one that comes by itself.
  private mutating func grant(_ posts: Int, to sinks: [Int], caps: [Int]) {
    let isTownship = sinks.map { marks[$0].town != nil }
    let weights = zip(caps, isTownship).map { $1 ? 5 * $0 : 3 * $0 }
    let parts: [Int]
    if 5 * posts <= weights.reduce(0, +) {
      parts = Self.spread(posts, over: weights)
    } else {
      let township = zip(caps, isTownship).map { $1 ? $0 : 0 }
      let others = zip(caps, isTownship).map { $1 ? 0 : $0 }
      let rest = Self.spread(posts - township.reduce(0, +), over: others)
      parts = zip(township, rest).map { $0 + $1 }
    }
    for (sink, part) in zip(sinks, parts) { marks[sink].granted = part }
  }

  private func grantable(_ index: Int) -> Int {
    let line = lines[index]
    return max(0, min(line.need, line.max ?? line.need) - line.approved)
  }

  /// Buys a fifth of what is still lacking where there is a service.
  private mutating func purchase() {
    let buyers = lines.indices.filter { lines[$0].service != nil && marks[$0].role == .sink }
    let lacking = buyers.map { max(0, lines[$0].need - lines[$0].approved - marks[$0].granted) }
    let places = min(lacking.reduce(0, +) / 5, CountyRules.mostPlaces)
    for (buyer, bought) in zip(buyers, Self.spread(places, over: lacking)) {
      marks[buyer].purchased = bought
    }
  }

  /// States leaders for the institutions with vacancies, as many as the table gives after the
  /// release, or one fewer.
  private mutating func setLeaders() {
    for index in lines.indices where lines[index].tags.first == "over-supplied" {
      let final = lines[index].approved - marks[index].released
      let most = CountyRules.leaders(of: final)
      lines[index].leaders = max(1, most - index % 2)
    }
  }

  /// Whole numbers in proportion to weights that add up to a total exactly; none is more than its
  /// weight if the total is at most the sum of the weights.
  static func spread(_ total: Int, over weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0, total > 0 else { return Array(repeating: 0, count: weights.count) }
    var parts: [Int] = []
    parts.reserveCapacity(weights.count)
    var (passed, given) = (0, 0)
    for weight in weights {
      passed += weight
      let reached = part(total, passed, sum)
      parts.append(reached - given)
      given = reached
    }
    return parts
  }

  /// ⌊total × share / sum⌋, where share ≤ sum.
  private static func part(_ total: Int, _ share: Int, _ sum: Int) -> Int {
    let (product, overflow) = total.multipliedReportingOverflow(by: share)
    return overflow ? Int(Int128(total) * Int128(share) / Int128(sum)) : product / sum
  }
}

/// Who receives seats: a state, a party, a line of posts.
public struct Constituency<Key: Comparable & Sendable>: Sendable {
  /// What breaks ties: of equal claims the lesser key comes first.
  ///
  /// Keys are unique.
  public var key: Key
  /// The weight in whose proportion seats are given.
  public var population: Int
  /// The least seats.
  public var floor: Int
  /// The most seats; `nil` for no limit.
  public var cap: Int?

  /// Makes a constituency.
  ///
  /// - Parameters:
  ///   - key: What breaks ties.
  ///   - population: The weight in whose proportion seats are given.
  ///   - floor: The least seats.
  ///   - cap: The most seats; `nil` for no limit.
  public init(key: Key, population: Int, floor: Int = 0, cap: Int? = nil) {
    self.key = key
    self.population = population
    self.floor = floor
    self.cap = cap
  }
}

/// The numbers of constituencies, checked, with the place of each key in key order.
struct ConstituencyTable {
  var seats: Int
  var populations: [Int]
  var floors: [Int]
  /// Caps, at most the number of seats.
  var caps: [Int]
  var ranks: [Int]

  init<Key>(
    seats: Int, constituencies: [Constituency<Key>]
  ) throws(ApportionmentError) {
    try ApportionmentLimits.check(seats, "The number of seats", atMost: ApportionmentLimits.seats)
    ranks = try keyRanks(constituencies.map(\.key))
    self.seats = seats
    populations = constituencies.map(\.population)
    floors = constituencies.map(\.floor)
    caps = constituencies.map { Swift.min($0.cap ?? seats, seats) }
    var least: Int128 = 0
    var most: Int128 = 0
    for constituency in constituencies {
      let name = "of \(constituency.key)"
      try ApportionmentLimits.check(
        constituency.population, "The population \(name)", atMost: ApportionmentLimits.population)
      try ApportionmentLimits.check(
        constituency.floor, "The floor \(name)", atMost: ApportionmentLimits.seats)
      if let cap = constituency.cap {
        try ApportionmentLimits.check(cap, "The cap \(name)", atMost: ApportionmentLimits.seats)
        if cap < constituency.floor {
          throw .impossible(
            "The floor \(name) is \(constituency.floor), above its cap \(cap); lower the floor.")
        }
      }
      least += Int128(constituency.floor)
      let receives = constituency.population > 0
      most += Int128(receives ? constituency.cap ?? seats : constituency.floor)
    }
    if least > Int128(seats) {
      throw .impossible(
        "The floors sum to \(least), above \(seats) seats; lower floors or add seats.")
    }
    if most < Int128(seats) {
      throw .impossible(
        "The constituencies take at most \(most) of \(seats) seats, for nobody goes above a cap, "
          + "nor above the floor without a population; raise caps or give fewer seats.")
    }
  }
}

/// The place of each key in key order.
func keyRanks<Key: Comparable>(_ keys: [Key]) throws(ApportionmentError) -> [Int] {
  let order = keys.indices.sorted { keys[$0] < keys[$1] }
  var ranks = Array(repeating: 0, count: keys.count)
  for (rank, position) in order.enumerated() {
    if rank > 0, keys[order[rank - 1]] == keys[position] {
      throw .invalidArgument("Two keys are \(keys[position]); give each a key of its own.")
    }
    ranks[position] = rank
  }
  return ranks
}

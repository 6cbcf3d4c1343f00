/// Families of cutting planes.
public struct CutFamilies: OptionSet, Hashable, Sendable {
  /// The families as bits.
  public let rawValue: Int

  /// Makes a set of families.
  ///
  /// - Parameter rawValue: The families as bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Mixed-integer cuts of Gomory (1960), from rows of the optimal tableau.
  public static let gomory = CutFamilies(rawValue: 1)
  /// Mixed-integer rounding cuts (Marchand and Wolsey 2001), from sums of rows.
  public static let mixedIntegerRounding = CutFamilies(rawValue: 2)
  /// Cover cuts (Balas 1975), from rows that are knapsacks.
  public static let cover = CutFamilies(rawValue: 4)
  /// Clique cuts, from binary columns of which one at most is 1.
  public static let clique = CutFamilies(rawValue: 8)
  /// All families.
  public static let all: CutFamilies = [.gomory, .mixedIntegerRounding, .cover, .clique]
}

/// Searches for whole points besides branching.
public struct Heuristics: OptionSet, Hashable, Sendable {
  /// The searches as bits.
  public let rawValue: Int

  /// Makes a set of searches.
  ///
  /// - Parameter rawValue: The searches as bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The feasibility pump (Fischetti, Glover and Lodi 2005), for the first point.
  public static let feasibilityPump = Heuristics(rawValue: 1)
  /// Proximity search (Fischetti and Monaci 2014), for better points near the best.
  ///
  /// Only where all whole columns are binary. GLPK does not hear a cancellation while it runs; it
  /// takes three seconds at most.
  public static let proximitySearch = Heuristics(rawValue: 2)
}

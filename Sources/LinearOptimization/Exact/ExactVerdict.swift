internal import BigInt

/// What rational arithmetic says of a basis; nothing in it is rounded.
///
/// The numbers of the model are taken as the dyadic fractions that doubles are. Whole columns count
/// as continuous: a basis is one of the relaxation.
public enum ExactVerdict: Sendable {
  /// The basis is optimal.
  case optimal(ExactBasicSolution)
  /// The basis misses a bound or has a price of the wrong sign; the solution says how far.
  case notOptimal(ExactBasicSolution)
  /// No point satisfies the model; proven by exact multipliers of the rows.
  case infeasible(ExactProof)
  /// The basis is feasible and a direction from it improves without end.
  case unbounded(ExactProof)
  /// These basic columns depend on each other, so the basis has no solution of its own.
  case singular(columns: [String])
  /// The statuses are no basis of the model; the text says why.
  case invalidBasis(String)
  /// The answer was not reached.
  case undecided(Obstacle)

  /// What stood in the way of an answer.
  public enum Obstacle: String, Sendable, CaseIterable {
    /// The time ran out.
    case timeLimit
    /// The task was cancelled.
    case interrupted
    /// The numbers grew beyond the memory allowed.
    case storageLimit
    /// Every prime divides the determinant; with six primes of 60 bits this is no accident.
    case primesExhausted
  }
}

/// How long an exact verdict may take, and how far it may go from the basis given.
public struct ExactOptions: Sendable {
  /// The longest time; `nil` for none.
  public var timeLimit: Duration? = .seconds(10)
  /// The most exact simplex pivots to take from a basis that is not optimal.
  public var pivotLimit = 0

  /// Makes options with ten seconds and no pivots.
  public init() {}
}

/// By how much a row or column misses a condition, exactly.
public struct ExactMiss: Hashable, Sendable {
  /// A row or column, by its position counted from 0.
  public enum Place: Hashable, Sendable {
    /// A column.
    case column(Int)
    /// A row.
    case row(Int)
  }

  /// The row or column.
  public let place: Place
  /// Its name.
  public let name: String
  /// How far a bound is missed, or the size of a price of the wrong sign.
  public let amount: Rational
}

/// The one solution that belongs to a regular basis, as fractions.
public struct ExactBasicSolution: Sendable {
  /// The basis; after pivots not the one that was given.
  public internal(set) var basis: Basis
  /// The exact pivots that were taken.
  public internal(set) var pivots = 0
  /// The stated objective, constant included.
  public let objective: Rational
  /// The worst violation of a bound of a row or column; `nil` where all hold.
  public let primalMiss: ExactMiss?
  /// How many rows and columns violate a bound.
  public let primalMissCount: Int
  /// The worst reduced cost or price of the wrong sign; `nil` where all signs are right.
  public let dualMiss: ExactMiss?
  /// How many reduced costs and prices have the wrong sign.
  public let dualMissCount: Int

  let point: ExactPoint
  let prices: ExactPrices

  /// Whether all bounds hold and all signs are right.
  public var isOptimal: Bool { primalMiss == nil && dualMiss == nil }

  /// The value of a column.
  ///
  /// - Parameter column: The column's position, counted from 0.
  /// - Returns: The fraction; `nil` outside the model.
  public func value(ofColumn column: Int) -> Rational? {
    fraction(column, point.columns, point.denominator)
  }

  /// The activity of a row.
  ///
  /// - Parameter row: The row's position, counted from 0.
  /// - Returns: The fraction; `nil` outside the model.
  public func activity(ofRow row: Int) -> Rational? {
    fraction(row, point.rows, point.denominator)
  }

  /// The reduced cost of a column: change of the stated objective per unit of the column.
  ///
  /// - Parameter column: The column's position, counted from 0.
  /// - Returns: The fraction; `nil` outside the model.
  public func reducedCost(ofColumn column: Int) -> Rational? {
    fraction(column, prices.columns, prices.denominator)
  }

  /// The shadow price of a row: change of the stated objective per unit of right-hand side.
  ///
  /// - Parameter row: The row's position, counted from 0.
  /// - Returns: The fraction; `nil` outside the model.
  public func shadowPrice(ofRow row: Int) -> Rational? {
    fraction(row, prices.rows, prices.denominator)
  }

  private func fraction(_ index: Int, _ values: [BigDyadic], _ denominator: BigInt) -> Rational? {
    values.indices.contains(index) ? Rational(values[index], over: denominator) : nil
  }
}

/// Exact multipliers or an exact direction that were checked to prove what they claim.
public struct ExactProof: Sendable {
  let vector: [BigDyadic]
  /// The exact pivots after which the proof was found.
  public internal(set) var pivots = 0

  /// The number of components: one for each row, or for each column of a direction.
  public var count: Int { vector.count }

  /// A component, up to a common positive factor.
  ///
  /// - Parameter index: The position of the row or column, counted from 0.
  /// - Returns: The component; `nil` outside the model.
  public func component(_ index: Int) -> Rational? {
    vector.indices.contains(index) ? Rational(vector[index], over: 1) : nil
  }
}

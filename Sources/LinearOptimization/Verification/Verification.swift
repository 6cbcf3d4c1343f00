/// What a solution is worth by its model alone, recomputed in Swift.
///
/// Activities, reduced costs and the objective are computed anew, with compensated sums, from the
/// values and the row prices of the solution; nothing that the solver says of them is used. Prices y
/// are changes of the stated objective per unit of right-hand side, d = c − Aᵀy; for a minimum a
/// positive one needs a lower side, a negative one an upper side, for a maximum the signs turn
/// (Chvátal 1983, chapter 5).
public struct Verification: Sendable {
  /// What counts as satisfied.
  public struct Tolerances: Hashable, Sendable {
    /// The greatest violation of a row or bound, relative to the size of its terms.
    ///
    /// Solvers work to 1e-7 in their own scaling; ten times that is left for the scaling.
    public var primal = 1e-6
    /// The greatest price of the wrong sign, relative to the size of its terms.
    public var dual = 1e-6
    /// The greatest distance of a whole column from a whole number; GLPK rounds at 1e-5.
    public var integrality = 1e-5
    /// The greatest gap between the objective and its dual bound, relative to the objective's terms.
    ///
    /// Products of slack and price are measured against the same size.
    public var gap = 1e-6
    /// The greatest difference between stated and recomputed objective, relative to its terms.
    public var objective = 1e-9

    /// Makes the tolerances that are stated with each property.
    public init() {}
  }

  /// A condition at the row or column that misses it most.
  public struct Worst: Hashable, Sendable {
    /// The row's or column's name with the word before it, such as `row cap`; empty at zero.
    public var place = ""
    /// How far the condition is missed.
    public var absolute = 0.0
    /// The same, divided by the size of the terms or 1, whichever is greater.
    public var relative = 0.0

    /// Makes a condition that is not missed.
    public init() {}
  }

  /// The violation of rows and column bounds that is worst relative to its terms.
  public internal(set) var primal: Worst?
  /// The whole column that is farthest from a whole number; zero without whole columns.
  public internal(set) var integrality: Worst?
  /// The worst price of the wrong sign; `nil` without prices.
  public internal(set) var dual: Worst?
  /// The worst difference between a stated reduced cost and c − Aᵀy; `nil` where none is stated.
  public internal(set) var reducedCosts: Worst?
  /// The worst product of a slack and its price; `nil` without prices or point.
  public internal(set) var complementarity: Worst?
  /// The objective at the point, recomputed; `nil` without a point.
  public internal(set) var objective: Double?
  /// The difference between stated and recomputed objective; `nil` where one is missing.
  public internal(set) var objectiveDifference: Worst?
  /// What the prices prove of any point's objective, wrong signs left out; `nil` without prices.
  ///
  /// This is an estimate, not a rigorous bound: dropped terms of the wrong sign are in ``dual``.
  public internal(set) var dualObjective: Double?
  /// The difference between objective and dual objective; `nil` where one is missing.
  public internal(set) var gap: Worst?
  /// What counts as satisfied.
  public let tolerances: Tolerances
  /// Why the solution ended, as it says.
  public let termination: Termination
  /// Whether the model has whole columns, whose optimum the prices of a relaxation do not prove.
  public let isMixedInteger: Bool
  /// Whether the certificate was checked, and whether it holds; `nil` without one.
  public internal(set) var certificateHolds: Bool?

  /// Whether what was found agrees with what the solution claims, within ``tolerances``.
  ///
  /// A claim of optimality or feasibility needs a point that satisfies everything and an objective
  /// that is the one stated; a claim of optimality of a continuous model needs prices of the right
  /// sign and no gap as well. Infeasible and unbounded need a certificate that holds, except in
  /// whole numbers, where there is none in general. A solution that claims nothing is consistent if
  /// whatever it carries is.
  public var isConsistent: Bool { complaints.isEmpty }
}

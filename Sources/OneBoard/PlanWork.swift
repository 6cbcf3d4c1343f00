/// What making a plan cost, in counters that do not depend on the machine.
///
/// Everything that was done for the plan counts: all levels, the breaking of ties, passes that were
/// begun again, and the search for a conflict. The same scenario, solver and options without a time
/// limit give the same counters, whatever the order of lines and rules.
public struct PlanWork: Sendable, Hashable {
  /// Linear programs that were solved; the relaxation inside a branch and bound is not one of them.
  public var programs = 0
  /// Simplex iterations that the solver states, of linear programs and of branch and bound.
  public var iterations = 0
  /// Programs that needed branch and bound, because no whole vertex was found.
  public var branched = 0
  /// Branch-and-bound nodes.
  public var nodes = 0
  /// Runs over many objectives in order at once, instead of a program for each.
  public var orders = 0
  /// Exchanges and moves in those runs.
  public var exchanges = 0
  /// How often all columns and coefficients were gone through to make a program for the solver.
  public var passes = 0

  /// Makes counters at zero.
  public init() {}

  /// Adds the counters of further work.
  mutating func add(_ other: PlanWork) {
    programs += other.programs
    iterations += other.iterations
    branched += other.branched
    nodes += other.nodes
    orders += other.orders
    exchanges += other.exchanges
    passes += other.passes
  }
}

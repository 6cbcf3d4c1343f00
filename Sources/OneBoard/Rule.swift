/// One rule of a scenario, with the article it rests on.
public struct Rule: Sendable, Hashable {
  /// The rule's id, unique in its scenario.
  public var id: String
  /// What the rule says, for people.
  public var title: String?
  /// The article, standard or decision it rests on.
  public var basis: String?
  /// The lines it speaks about; for a ring fence the whole board.
  public var selection: Selector
  /// What it asks.
  public var kind: Kind
  /// `nil` for a hard rule, else the weight of a post of shortfall.
  public var softWeight: ExactDecimal?

  /// What a rule asks.
  public enum Kind: Sendable, Hashable {
    /// How many posts may, or must, be taken back.
    case reclaim(Reclaim)
    /// Where released posts may go.
    case ringFence(from: Selector, to: Selector)
    /// How many posts a group may have.
    case bound(Bound)
    /// What fraction of a larger selection the selection takes.
    case share(Share)
    /// Services that may be bought instead of posts.
    case purchase(Purchase)
    /// The most leadership posts by the number of final posts.
    case leadership([LeadershipStep])
    /// A minimum lot, a limit on units touched, or units closed as a whole.
    case discrete(DiscreteLimit)
    /// How what a group receives stands to what it gives.
    case exchange(Exchange)
    /// Moves that a higher office has to approve; it limits nothing.
    case approval(Approval)
  }

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - id: The rule's id, unique in its scenario.
  ///   - title: What the rule says.
  ///   - basis: The article it rests on.
  ///   - selection: The lines it speaks about.
  ///   - kind: What it asks.
  ///   - softWeight: `nil` for a hard rule, else the weight of a post of shortfall.
  public init(
    id: String, title: String? = nil, basis: String? = nil, where selection: Selector = .all,
    _ kind: Kind, softWeight: ExactDecimal? = nil
  ) {
    self.id = id
    self.title = title
    self.basis = basis
    self.selection = selection
    self.kind = kind
    self.softWeight = softWeight
  }
}

/// How many posts of a line are reclaimable.
public struct Reclaim: Sendable, Hashable {
  /// The formula; v is the line's vacancy.
  public enum Formula: Sendable, Hashable {
    /// v.
    case all
    /// v − τ · approved.
    case vacancyAbove(ExactDecimal)
    /// v where the vacancy has been idle for at least so many years, else 0.
    case idleYears(Int)
    /// φ · max(0, approved − need).
    case aboveNeed(ExactDecimal)
    /// k.
    case atMost(Int)
  }

  /// How a fraction becomes a whole number of posts.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    case down
    case up
    /// Halves round up.
    case nearest
  }

  /// The formula.
  public var formula: Formula
  /// How a fraction becomes whole.
  public var rounding: Rounding
  /// Whether all of it must be taken.
  public var must: Bool
  /// Whether people move with their posts: the cap is approved instead of the vacancy.
  public var withIncumbents: Bool

  /// Makes a reclaim formula.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - rounding: How a fraction becomes whole.
  ///   - must: Whether all of it must be taken.
  ///   - withIncumbents: Whether people move with their posts.
  public init(
    _ formula: Formula, rounding: Rounding = .down, must: Bool = false, withIncumbents: Bool = false
  ) {
    self.formula = formula
    self.rounding = rounding
    self.must = must
    self.withIncumbents = withIncumbents
  }
}

/// A two-sided limit on posts, one row for each group.
public struct Bound: Sendable, Hashable {
  /// What is counted.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    case granted
    case released
    /// Granted less released.
    case net
    case final
    case purchased
  }

  /// How the selected lines are grouped.
  public enum Grouping: String, Sendable, Hashable, CaseIterable {
    case all
    case line
    case unit
    case department
    case sector
    case town
    case tier
    case category
    case occupation
  }

  /// What is counted.
  public var quantity: Quantity
  /// How the selected lines are grouped; lines without the value form no group.
  public var grouping: Grouping
  /// The least number of posts of each group.
  public var atLeast: Int?
  /// The greatest number of posts of each group.
  public var atMost: Int?

  /// Makes a bound.
  ///
  /// - Parameters:
  ///   - quantity: What is counted.
  ///   - grouping: How the selected lines are grouped.
  ///   - atLeast: The least number of posts of each group.
  ///   - atMost: The greatest number of posts of each group.
  public init(
    of quantity: Quantity, per grouping: Grouping = .all, atLeast: Int? = nil, atMost: Int? = nil
  ) {
    self.quantity = quantity
    self.grouping = grouping
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

/// A limit on the fraction that the selection takes of a larger selection, for each group.
public struct Share: Sendable, Hashable {
  /// What is counted: granted or final.
  public var quantity: Bound.Quantity
  /// How the lines of both selections are grouped; lines without the value are left out.
  public var grouping: Bound.Grouping
  /// The larger selection.
  public var among: Selector
  /// The least fraction.
  public var atLeast: ExactDecimal?
  /// The greatest fraction.
  public var atMost: ExactDecimal?

  /// Makes a share.
  ///
  /// - Parameters:
  ///   - quantity: What is counted: granted or final.
  ///   - grouping: How the lines of both selections are grouped.
  ///   - among: The larger selection.
  ///   - atLeast: The least fraction.
  ///   - atMost: The greatest fraction.
  public init(
    of quantity: Bound.Quantity, per grouping: Bound.Grouping = .all, among: Selector = .all,
    atLeast: ExactDecimal? = nil, atMost: ExactDecimal? = nil
  ) {
    self.quantity = quantity
    self.grouping = grouping
    self.among = among
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

/// Services bought instead of posts.
public struct Purchase: Sendable, Hashable {
  /// The price of one place.
  public var unitCost: ExactDecimal
  /// The money of the rule, in the same unit.
  public var budget: ExactDecimal
  /// The most places of the rule; `nil` for no limit but the budget.
  public var atMost: Int?

  /// Makes a purchase.
  ///
  /// - Parameters:
  ///   - unitCost: The price of one place.
  ///   - budget: The money of the rule.
  ///   - atMost: The most places of the rule.
  public init(unitCost: ExactDecimal, budget: ExactDecimal, atMost: Int? = nil) {
    self.unitCost = unitCost
    self.budget = budget
    self.atMost = atMost
  }
}

/// One step of a leadership table: up to so many final posts, so many leaders.
public struct LeadershipStep: Sendable, Hashable {
  /// The step holds up to this many posts; `nil` on the last step.
  public var upToPosts: Int?
  /// The most leaders.
  public var leaders: Int

  /// Makes a step.
  ///
  /// - Parameters:
  ///   - upToPosts: The step holds up to this many posts; `nil` on the last step.
  ///   - leaders: The most leaders.
  public init(upToPosts: Int?, leaders: Int) {
    self.upToPosts = upToPosts
    self.leaders = leaders
  }
}

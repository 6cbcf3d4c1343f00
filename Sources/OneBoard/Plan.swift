/// A whole-number plan, with what was proven about it.
public struct Plan: Sendable, Hashable {
  /// What is known about the plan.
  public enum Status: String, Sendable, Hashable {
    /// Whole, legal, and proven best on every level.
    case optimal
    /// Whole and legal; the levels carry their bounds.
    case feasible
    /// Whole, as a strategy proposes it; only the audit says whether it is legal.
    case proposed
    /// No legal plan exists; see ``Plan/conflict``.
    case infeasible
    /// A limit stopped the work before a plan was found.
    case stopped
  }

  /// The scenario's name.
  public var scenario: String
  /// What is known about the plan.
  public var status: Status
  /// The value of each level, with the best value any legal plan could have.
  public var levels: [LevelResult] = []
  /// The balance of each category's pool, in id order.
  public var pools: [PoolBalance] = []
  /// What every line releases, receives and buys, in id order; empty without a plan.
  public var posts: [PlannedPosts] = []
  /// Which source gave to which sink.
  public var moves: [Move] = []
  /// What soft rules fall short of.
  public var shortfalls: [Shortfall] = []
  /// Why there is no legal plan.
  public var conflict: Conflict?
  /// How a legal plan could be had; `nil` where nobody asked, see ``Board/waysOut(of:using:timeLimit:)``.
  public var waysOut: WaysOut?
  /// Sentences on what was proven and how, such as which rule left the whole-number class.
  public var notes: [String] = []
  /// Wall-clock time of the whole work in seconds, reading of files included where there was any.
  public var seconds = 0.0
  /// What the plan cost, in counters that do not depend on the machine.
  public var work = PlanWork()
  /// Wall-clock time of planning in seconds, without reading and writing.
  public var solveSeconds = 0.0

  /// Makes a plan that carries only its status.
  ///
  /// - Parameters:
  ///   - scenario: The scenario's name.
  ///   - status: What is known about the plan.
  public init(scenario: String, status: Status) {
    self.scenario = scenario
    self.status = status
  }
}

/// What one line releases, receives and buys.
public struct PlannedPosts: Sendable, Hashable {
  /// The line's id.
  public var id: String
  /// Posts taken back.
  public var released: Int
  /// Posts given.
  public var granted: Int
  /// Service places bought instead of posts.
  public var purchased: Int
  /// Posts afterwards: approved − released + granted.
  public var final: Int

  /// Makes the plan of one line.
  ///
  /// - Parameters:
  ///   - id: The line's id.
  ///   - released: Posts taken back.
  ///   - granted: Posts given.
  ///   - purchased: Service places bought.
  ///   - final: Posts afterwards.
  public init(id: String, released: Int = 0, granted: Int = 0, purchased: Int = 0, final: Int) {
    self.id = id
    self.released = released
    self.granted = granted
    self.purchased = purchased
    self.final = final
  }

  /// Whether anything changes on the line.
  public var changes: Bool { released != 0 || granted != 0 || purchased != 0 }
}

/// The value of one objective level.
public struct LevelResult: Sendable, Hashable {
  /// `shortfall`, `benefit`, `coverage`, `released`, `cost`, `unitsTouched` or `changeFrom`.
  public var name: String
  /// The plan's value.
  public var value: Double
  /// No plan that keeps the earlier levels is better than this; `nil` when not known.
  public var bound: Double?

  /// Makes a result.
  ///
  /// - Parameters:
  ///   - name: The level's name in files.
  ///   - value: The plan's value.
  ///   - bound: The best value possible.
  public init(name: String, value: Double, bound: Double? = nil) {
    self.name = name
    self.value = value
    self.bound = bound
  }
}

/// The balance of one category's pool: opening + released = granted + closing.
public struct PoolBalance: Sendable, Hashable {
  /// The category's id.
  public var category: String
  /// Posts at the start.
  public var opening: Int
  /// Posts taken back.
  public var released: Int
  /// Posts given.
  public var granted: Int
  /// Posts left.
  public var closing: Int

  /// Makes a balance.
  ///
  /// - Parameters:
  ///   - category: The category's id.
  ///   - opening: Posts at the start.
  ///   - released: Posts taken back.
  ///   - granted: Posts given.
  ///   - closing: Posts left.
  public init(category: String, opening: Int, released: Int, granted: Int, closing: Int) {
    self.category = category
    self.opening = opening
    self.released = released
    self.granted = granted
    self.closing = closing
  }
}

/// Posts that went from one place to another.
public struct Move: Sendable, Hashable {
  /// A line's id, or `reserve:` and the category's id.
  public var from: String
  /// A line's id, or `reserve:` and the category's id.
  public var to: String
  /// How many.
  public var posts: Int
  /// The ids of the rules by which a higher office has to approve the move.
  public var approvals: [String]

  /// Makes a move.
  ///
  /// - Parameters:
  ///   - from: A line's id, or `reserve:` and the category's id.
  ///   - to: A line's id, or `reserve:` and the category's id.
  ///   - posts: How many.
  ///   - approvals: The ids of the rules by which a higher office has to approve the move.
  public init(from: String, to: String, posts: Int, approvals: [String] = []) {
    self.from = from
    self.to = to
    self.posts = posts
    self.approvals = approvals
  }
}

/// What one soft rule falls short of, for one group.
public struct Shortfall: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// The group's value, such as a town; `nil` where the rule has one row.
  public var group: String?
  /// The shortfall in posts; a fraction only for shares.
  public var posts: Double

  /// Makes a shortfall.
  ///
  /// - Parameters:
  ///   - rule: The rule's id.
  ///   - group: The group's value.
  ///   - posts: The shortfall in posts.
  public init(rule: String, group: String?, posts: Double) {
    self.rule = rule
    self.group = group
    self.posts = posts
  }
}

/// Rules and invariants that cannot hold together; without any one of them a plan exists.
public struct Conflict: Sendable, Hashable {
  /// The ids of rules, and of invariants such as `pool:institution`, in id order.
  public var members: [String]
  /// What they ask and why it cannot be, with the arithmetic.
  public var sentence: String
  /// Whether every member was shown to be needed.
  public var isMinimal: Bool

  /// Makes a conflict.
  ///
  /// - Parameters:
  ///   - members: The ids of rules and invariants.
  ///   - sentence: Why they cannot hold together.
  ///   - isMinimal: Whether every member was shown to be needed.
  public init(members: [String], sentence: String, isMinimal: Bool) {
    self.members = members
    self.sentence = sentence
    self.isMinimal = isMinimal
  }
}

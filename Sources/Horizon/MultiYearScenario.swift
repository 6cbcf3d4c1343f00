public import OneBoard

/// A scenario over several years: who leaves when, and what the turnover pools lend.
///
/// Years are counted from 0 in arrays and from 1 in texts.
public struct MultiYearScenario: Sendable {
  /// The greatest number of years.
  public static let maximumYears = 100

  /// The state before the first year, and the rules of every year.
  public var scenario: Scenario
  /// The number of years.
  public var years: Int
  /// Known leavers by line id, one number a year; a line that is not named has none.
  public var leavers: [String: [Int]]
  /// The turnover pools (周转池), at most one for each category.
  public var turnoverPools: [TurnoverPool]
  /// How lines over their quota may hire; `nil` for not at all.
  public var replacement: StaffReplacement?

  /// Makes a scenario over several years.
  ///
  /// - Parameters:
  ///   - scenario: The state before the first year, and the rules of every year.
  ///   - years: The number of years.
  ///   - leavers: Known leavers by line id, one number a year.
  ///   - turnoverPools: The turnover pools, at most one for each category.
  ///   - replacement: How lines over their quota may hire; `nil` for not at all.
  public init(
    scenario: Scenario, years: Int, leavers: [String: [Int]], turnoverPools: [TurnoverPool] = [],
    replacement: StaffReplacement? = nil
  ) {
    self.scenario = scenario
    self.years = years
    self.leavers = leavers
    self.turnoverPools = turnoverPools
    self.replacement = replacement
  }

  /// Everything that keeps the horizon from being planned, the scenario's own faults excepted.
  ///
  /// - Returns: The faults, in the order of the input; those of lines in id order.
  public func faults() -> [ScenarioFault] {
    guard (1...Self.maximumYears).contains(years) else {
      return [
        ScenarioFault(
          path: "years", message: "\(years) years cannot be planned.",
          advice: "Give from 1 to \(Self.maximumYears) years.")
      ]
    }
    var faults: [ScenarioFault] = []
    if let replacement, !replacement.isSound {
      faults.append(
        ScenarioFault(
          path: "replacement",
          message: "\(replacement.out) out and \(replacement.hired) in is no replacement.",
          advice: "Give fewer in than out, and at most \(StaffReplacement.maximumNumber) out."))
    }
    let inPost = Dictionary(
      scenario.posts.map { ($0.id, $0.inPost) }, uniquingKeysWith: { first, _ in first })
    for (id, numbers) in leavers.sorted(by: { $0.key < $1.key }) {
      faults += leaverFaults(id: id, numbers: numbers, inPost: inPost[id])
    }
    for rule in scenario.rules {
      guard case .reclaim(let reclaim) = rule.kind, reclaim.withIncumbents else { continue }
      faults.append(
        ScenarioFault(
          path: "rules.\(rule.id)", message: "People would move with their posts.",
          advice: "Over several years, leave out \"withIncumbents\"; nobody knows who moves where.")
      )
    }
    let categories = Set(scenario.categories.map(\.id))
    var seen: Set<String> = []
    for (position, pool) in turnoverPools.enumerated() {
      let path = "turnoverPools[\(position)]"
      if !categories.contains(pool.category) {
        faults.append(
          ScenarioFault(
            path: path, message: "There is no category \"\(pool.category)\".",
            advice: "Name a category of the scenario."))
      } else if !seen.insert(pool.category).inserted {
        faults.append(
          ScenarioFault(
            path: path, message: "Category \"\(pool.category)\" has a second turnover pool.",
            advice: "Give each category one pool."))
      }
      if !(0...PostLine.maximumPosts).contains(pool.posts) {
        faults.append(
          ScenarioFault(
            path: path, message: "\(pool.posts) posts are no size of a pool.",
            advice: "Give from 0 to \(PostLine.maximumPosts) posts."))
      }
      if !(1...Self.maximumYears).contains(pool.term) {
        faults.append(
          ScenarioFault(
            path: path, message: "A term of \(pool.term) years cannot be kept.",
            advice: "Give from 1 to \(Self.maximumYears) years."))
      }
    }
    return faults
  }

  private func leaverFaults(id: String, numbers: [Int], inPost: Int?) -> [ScenarioFault] {
    let path = "leavers.\(id)"
    guard let inPost else {
      return [
        ScenarioFault(
          path: path, message: "There is no line \"\(id)\".",
          advice: "Name a line of the scenario.")
      ]
    }
    guard numbers.count == years else {
      return [
        ScenarioFault(
          path: path, message: "\(numbers.count) numbers stand for \(years) years.",
          advice: "Give one number for every year.")
      ]
    }
    guard numbers.allSatisfy({ (0...PostLine.maximumPosts).contains($0) }) else {
      return [
        ScenarioFault(
          path: path, message: "A number of leavers is negative or too great.",
          advice: "Give whole numbers from 0 to \(PostLine.maximumPosts).")
      ]
    }
    // At most 100 numbers of at most a thousand million each: no overflow.
    let sum = numbers.reduce(0, +)
    guard sum <= inPost else {
      return [
        ScenarioFault(
          path: path, message: "\(sum) leave in all, but only \(inPost) are in post.",
          advice: "Known leavers are people in post at the start; give at most \(inPost).")
      ]
    }
    return []
  }
}

/// A turnover pool (周转池): posts of one category that are lent and come back.
public struct TurnoverPool: Sendable, Hashable {
  /// The category's id.
  public var category: String
  /// The posts of the pool, beside the category's reserve.
  public var posts: Int
  /// The term in years within which a post must be repaid.
  public var term: Int
  /// The lines that may borrow.
  public var borrowers: Selector

  /// Makes a pool.
  ///
  /// - Parameters:
  ///   - category: The category's id.
  ///   - posts: The posts of the pool, beside the category's reserve.
  ///   - term: The term in years within which a post must be repaid.
  ///   - borrowers: The lines that may borrow.
  public init(category: String, posts: Int, term: Int, borrowers: Selector) {
    self.category = category
    self.posts = posts
    self.term = term
    self.borrowers = borrowers
  }
}

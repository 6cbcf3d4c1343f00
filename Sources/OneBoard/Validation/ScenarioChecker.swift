/// Collects the faults of one scenario.
struct ScenarioChecker {
  /// The most faults that are kept.
  static let maximumFaults = 1_000
  /// The greatest limit or total, so that every sum is exact in binary floating point as well.
  static let maximumTotal = PostLine.maximumTotal
  /// The most names that are compared with misspelt ones, so that a large scenario with many slips
  /// is refused as fast as any other.
  private static let maximumComparisons = 300_000

  let scenario: Scenario
  private(set) var faults: [ScenarioFault] = []
  var occurring: OccurringValues
  /// The order of the lines' ids.
  let order: LineOrder
  private var comparisons = 0

  init(_ scenario: Scenario) {
    self.scenario = scenario
    order = LineOrder(scenario.posts)
    occurring = OccurringValues(scenario.posts)
  }

  /// Whether no more faults are kept.
  var isFull: Bool { faults.count >= Self.maximumFaults }

  mutating func fault(_ path: String, _ message: String, _ advice: String) {
    guard !isFull else { return }
    faults.append(ScenarioFault(path: path, message: message, advice: advice))
  }

  /// Asks whether a near name was meant, or gives an empty text.
  mutating func question(for name: String, among candidates: some Collection<String>) -> String {
    guard comparisons + candidates.count <= Self.maximumComparisons else { return "" }
    comparisons += candidates.count
    return NearName.question(for: name, among: candidates)
  }

  // MARK: Ids

  /// Finds empty and repeated ids.
  ///
  /// - Parameters:
  ///   - ids: The ids as written.
  ///   - list: The key of the list, such as `posts`.
  ///   - thing: What has the id, such as `line`.
  mutating func checkIDs(_ ids: some Sequence<String>, list: String, thing: String) {
    var first: [String: Int] = [:]
    for (index, id) in ids.enumerated() {
      if isFull { return }
      if id.isEmpty {
        fault("\(list)[\(index)].id", "The \(thing) has no id.", "Give it an id of its own.")
      } else if let earlier = first[id] {
        fault(
          "\(list)[\(index)].id",
          "The id \"\(id)\" is used twice; it first occurs at \(list)[\(earlier)].",
          "Give each \(thing) an id of its own, or remove the repeated \(thing).")
      } else {
        first[id] = index
      }
    }
  }

  // MARK: Numbers

  /// Finds a count that is negative or too great.
  mutating func checkCount(
    _ value: Int?, _ path: @autoclosure () -> String,
    atMost limit: Int = PostLine.maximumPosts
  ) {
    guard let value, value < 0 || value > limit else { return }
    if value < 0 {
      fault(path(), "The number \(value) is negative.", "Write a whole number of 0 or more.")
    } else {
      fault(
        path(), "The number \(value) is greater than \(limit).",
        "Check the digits; the greatest number allowed here is \(limit).")
    }
  }

  /// Finds a pair of limits that no number can meet.
  mutating func checkOrder<Number: Comparable>(
    _ low: Number?, _ high: Number?, _ path: @autoclosure () -> String, keys: (String, String)
  ) {
    guard let low, let high, low > high else { return }
    fault(
      path(), "\(keys.0) is \(low), above \(keys.1), which is \(high).",
      "Make \(keys.0) at most \(keys.1).")
  }

  /// Finds a decimal outside its range.
  mutating func checkDecimal(
    _ value: ExactDecimal?, _ path: @autoclosure () -> String, _ range: DecimalRange
  ) {
    guard let value else { return }
    let limit = Int128(ExactDecimal.maximumMagnitude) * Int128(value.denominator)
    if Int128(value.units).magnitude > limit.magnitude {
      fault(
        path(), "The number \(value) is beyond \(ExactDecimal.maximumMagnitude).",
        "Use a larger unit, such as thousands.")
      return
    }
    let holds =
      switch range {
      case .fraction: value >= .zero && value <= .one
      case .nonnegative: value >= .zero
      case .positive: value > .zero
      }
    if !holds {
      fault(path(), "The number \(value) is not \(range.rawValue).", range.advice)
    }
  }

  /// What a decimal may be.
  enum DecimalRange: String {
    case fraction = "a fraction from 0 to 1"
    case nonnegative = "0 or more"
    case positive = "above 0"

    var advice: String {
      switch self {
      case .fraction: "Write a fraction, such as 0.05 for 5 %."
      case .nonnegative: "Write 0 or a positive number."
      case .positive: "Write a positive number."
      }
    }
  }
}

internal import ArgumentParser
internal import LinearOptimization
internal import OneBoard

/// `oneboard compare`: what several ways of allocating do to one county.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Shows what each way of allocating does to a county.",
    discussion: """
      Every strategy's plan is audited and measured without the planner. The exit code is 0 also if \
      strategies break rules; without any plan it is 2 if none is legal, and 3 if a limit stopped \
      the work.

      Strategies: \(StandardStrategies.names.joined(separator: ", ")).

      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  /// How a comparison is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Names of strategies, separated by commas; all if not given.",
      valueName: "names"))
  var strategies: String?

  @Option(
    help: ArgumentHelp(
      "The measure to sort by; if not given, legal plans stand first, then the greatest benefit.",
      valueName: "measure"))
  var sort: String?

  @Flag(help: "Find what each hard rule costs in benefit.")
  var prices = false

  @Flag(help: "Run strategies again on changed boards: a larger reserve, another order, more need.")
  var properties = false

  @Option(
    help: ArgumentHelp(
      "The longest time for each strategy, for all its properties and for all prices, in seconds.",
      valueName: "seconds"))
  var timeLimit = 60.0

  @Option(help: "How the result is printed: text for people, json and csv for programs.")
  var format = Format.text

  func validate() throws {
    if !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError(
        "The time limit is \(timeLimit). Give a number of seconds that is 0 or more.")
    }
    _ = try chosenStrategies()
    _ = try sortMeasure()
  }

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      let measure = try sortMeasure()
      let comparison = try await Self.comparison(of: try chosenStrategies(), on: board, settings)
      switch format {
      case .text: try Console.write(ComparisonText(comparison, sortedBy: measure).text)
      case .json: try Console.write(jsonText(ComparisonDocument(comparison, sortedBy: measure)))
      case .csv: try Console.write(ComparisonTable(comparison, sortedBy: measure).csv)
      }
      return Self.status(of: comparison)
    }
  }

  private static func comparison(
    of strategies: [any AllocationStrategy], on board: Board, _ settings: ComparisonSettings
  ) async throws -> Comparison {
    try await cancelledByInterrupt {
      try await ProgressLine("comparing").show(if: Console.showsProgress) { line in
        var settings = settings
        settings.options.progress = {
          line.update("\($0.phase), step \($0.step) of \($0.steps)")
        }
        return await board.comparison(
          of: strategies, using: StandardSolver.make(), settings: settings)
      }
    }
  }

  private var settings: ComparisonSettings {
    var settings = ComparisonSettings()
    // A `Duration` holds more than a billion seconds, but not every number.
    settings.options.timeLimit = .seconds(min(timeLimit, 1e9))
    settings.findsRulePrices = prices
    if properties {
      var found = PropertySettings()
      if let limit = settings.options.timeLimit { found.timeLimit = limit }
      settings.properties = found
    }
    return settings
  }

  private func chosenStrategies() throws -> [any AllocationStrategy] {
    let known = StandardStrategies.all
    guard let strategies else { return known }
    var chosen: [any AllocationStrategy] = []
    for part in strategies.split(separator: ",") {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard let strategy = known.first(where: { $0.name == name }) else {
        let names = StandardStrategies.names
        throw ValidationError(
          "There is no strategy \"\(name.printable)\". "
            + NearName.question(for: name, among: names)
            + "Choose from \(names.joined(separator: ", ")).")
      }
      if !chosen.contains(where: { $0.name == name }) { chosen.append(strategy) }
    }
    if chosen.isEmpty {
      throw ValidationError("No strategy is named. Name some, or leave out --strategies for all.")
    }
    return chosen
  }

  private func sortMeasure() throws -> Measure? {
    guard let sort else { return nil }
    if let measure = Measure(rawValue: sort) { return measure }
    let names = Measure.allCases.map(\.rawValue)
    throw ValidationError(
      "There is no measure \"\(sort.printable)\". " + NearName.question(for: sort, among: names)
        + "Choose from \(names.joined(separator: ", ")).")
  }

  /// 0 as soon as there is any plan, legal or not.
  private static func status(of comparison: Comparison) -> ExitStatus {
    let entries = comparison.entries
    if entries.contains(where: { $0.measures != nil }) { return .done }
    if entries.contains(where: { $0.plan?.status == .infeasible }) { return .noLegalPlan }
    if entries.contains(where: { $0.plan == nil && !$0.wasCancelled }) { return .internalFault }
    return .stoppedWithoutPlan
  }
}

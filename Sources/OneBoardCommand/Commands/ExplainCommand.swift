internal import ArgumentParser
internal import Foundation
internal import OneBoard
internal import OneBoardFiles

/// `oneboard explain`: why each line got what it got, and what would change it.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why lines got what they got, and what one more post would take.",
    discussion: """
      Without --line the prices of pools, bounds and rules are shown, and lines that are short of their \
      need. Every price, loser and way is found by planning again.

      The exit code is that of the scenario: 2 if no plan is legal, 3 if a limit stopped the work \
      without a plan.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Option(
    name: .customLong("line"),
    help: ArgumentHelp("A line to explain; may be repeated.", valueName: "id"))
  var ids: [String] = []

  @Option(
    help: ArgumentHelp(
      "The language; that of the locale if not given.", valueName: "language"))
  var lang: ExplanationLanguage?

  @Option(
    help: ArgumentHelp(
      "The most lines that are explained without --line.", valueName: "count"))
  var most = 5

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func validate() throws {
    if most < 0 { throw ValidationError("--most is \(most). Give 0 or more.") }
  }

  func run() async throws {
    try await reportingFailures {
      let scenario = try FileAccess.scenario(at: scenario)
      let board = try FileAccess.board(at: self.scenario)
      try checkIDs(on: board)
      let options = options
      let plan = try await Self.planning(options) { options in
        try await board.plan(using: StandardSolver.make(), options: options)
      }
      try SolveCommand.check(plan, on: board)
      guard plan.status == .optimal else { return try refuse(plan, on: board) }
      let short = board.lines.filter { line in
        let posts = plan.posts.first { $0.id == line.id }
        return (posts.map { $0.final + $0.purchased } ?? line.approved) < line.need
      }.map(\.id)
      let shown = ids.isEmpty ? Array(short.prefix(most)) : ids
      let isWhole = ids.isEmpty
      let (prices, lines) = try await Self.planning(options) { options in
        let solver = StandardSolver.make()
        let prices = isWhole ? try await scenario.prices(using: solver, options: options) : nil
        var lines: [LineExplanation] = []
        for id in shown {
          lines.append(
            try await board.explanation(of: id, in: plan, using: solver, options: options))
        }
        return (prices, lines)
      }
      let language = lang ?? .standard(in: ProcessInfo.processInfo.environment)
      let text = ExplanationText(
        words: ExplanationWords(language: language, board: board), prices: prices, lines: lines,
        left: isWhole ? short.count - shown.count : 0)
      switch output.format {
      case .json: try Console.write(jsonText(ExplanationDocument(text)))
      case .text: try Console.write(text.text)
      }
      return .done
    }
  }

  private func checkIDs(on board: Board) throws {
    let known = Set(board.lines.map(\.id))
    for id in ids where !known.contains(id) {
      throw CommandFailure(
        .badData,
        "There is no line \(id). \(NearName.question(for: id, among: known.sorted()))"
          + "Use an id of the posts.")
    }
  }

  private var options: PlanOptions {
    var options = PlanOptions()
    options.timeLimit = limits.duration
    options.relativeGap = limits.gap
    return options
  }

  /// Shows the plan that there is; nothing is explained that is not proven.
  private func refuse(_ plan: Plan, on board: Board) throws -> ExitStatus {
    switch output.format {
    case .json: try Console.write(PlanFile.json(of: plan))
    case .text: try Console.write(PlanText(plan, of: board).text)
    }
    return plan.status == .infeasible ? .noLegalPlan : .stoppedWithoutPlan
  }

  private static func planning<Value: Sendable>(
    _ options: PlanOptions,
    _ work: @escaping @Sendable (PlanOptions) async throws -> Value
  ) async throws -> Value {
    try await reportingPlanErrors {
      try await cancelledByInterrupt {
        try await ProgressLine("explaining").show(if: Console.showsProgress) { line in
          var options = options
          options.progress = { line.update("\($0.phase), step \($0.step) of \($0.steps)") }
          do {
            return try await work(options)
          } catch let error as ExplanationError {
            switch error {
            case .plan(let error): throw error
            case .unknownLine(let id):
              throw CommandFailure(.badData, "There is no line \(id). Use an id of the posts.")
            case .illegalPlan:
              throw PlanError.internalFault("the plan to be explained does not pass the audit")
            }
          }
        }
      }
    }
  }
}

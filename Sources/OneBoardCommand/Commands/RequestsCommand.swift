internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard requests`: decides the units' requests for posts.
struct RequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: "Decides the units' requests for posts, each with its reason.",
    discussion: """
      The requests are a CSV file with the columns unit, line, posts, reason and date. The scenario is \
      planned, or the plan given with --plan is taken, and its posts are shared out among the requests. \
      A request changes neither a need nor the plan.

      The exit code is 1 if the plan given is not legal, 2 if no plan is, and 3 if a limit stopped the \
      work without a plan.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The file of requests.")
  var requests: String

  @Option(
    help: ArgumentHelp("A plan to decide by, instead of the best one.", valueName: "plan"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "A folder to write decisions.csv and open.csv to; made if needed.", valueName: "folder"))
  var out: String?

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      let asked = try FileAccess.requests(at: requests, for: board)
      let stated = try plan.map { try FileAccess.posts(at: $0, for: board) }
      var options = PlanOptions()
      options.timeLimit = limits.duration
      options.relativeGap = limits.gap
      var status: Plan.Status?
      var posts = stated ?? []
      if stated == nil {
        let best = try await Self.planning(options) { options in
          try await board.plan(using: StandardSolver.make(), options: options)
        }
        try SolveCommand.check(best, on: board)
        guard !best.posts.isEmpty || best.status == .optimal else {
          return try refuse(best, on: board)
        }
        status = best.status
        posts = best.posts
      }
      let known = posts
      let report = try await Self.planning(options) { options in
        try await board.decide(
          asked, under: known, using: StandardSolver.make(), options: options)
      }
      var written: [String] = []
      if let out { written = try FileAccess.write(report, to: out) }
      switch output.format {
      case .json:
        try Console.write(jsonText(RequestsDocument(report, of: board, status: status)))
      case .text:
        let text = RequestsText(report, of: board, status: status, plan: plan, written: written)
        try Console.write(text.text)
      }
      return .done
    }
  }

  /// Shows why there is no plan; nothing is decided.
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
        try await ProgressLine("planning").show(if: Console.showsProgress) { line in
          var options = options
          options.progress = { line.update("\($0.phase), step \($0.step) of \($0.steps)") }
          do {
            return try await work(options)
          } catch let error as RequestError {
            throw failure(error)
          }
        }
      }
    }
  }

  private static func failure(_ error: RequestError) -> any Error {
    switch error {
    case .plan(let error): return error
    case .stopped:
      return CommandFailure(
        .stoppedWithoutPlan, "Interrupted before every request was decided; nothing is written.")
    case .unknownLine(let request):
      return CommandFailure(
        .badData,
        "There is no line \(request.line) of the unit \(request.unit). Use the ids of the posts.")
    case .illegalPlan(let violations):
      let first = violations.first.map { "\($0.rule): \($0.message) " } ?? ""
      return CommandFailure(
        .violations,
        "The plan breaks \(NumberText.count(violations.count, "rule")). \(first)"
          + "Run oneboard audit for all of them, or leave out --plan.")
    }
  }
}

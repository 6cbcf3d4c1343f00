internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard audit`: checks a plan against a scenario.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Checks a plan against the rules of a scenario.",
    discussion: """
      The plan is a plan.json, a plan.csv, or a CSV made by hand with the columns id and any of \
      released, granted, purchased, or just final. The exit code is 1 if a rule is broken. Legal \
      flags are warnings and leave the exit code as it is.

      With --compare the plan is also measured: how far it is from the best plan on every level, \
      which legal plan changes it least, and whether a legal plan is better for everyone. The exit \
      code is then 2 if no legal plan exists, and 3 if a limit stopped the work without one.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The plan.")
  var plan: String

  @Flag(help: "Also measures the plan against the best, the nearest and better plans.")
  var compare = false

  @Option(
    help: ArgumentHelp(
      "A folder to write the nearest legal plan to, as plan.json and plan.csv; with --compare.",
      valueName: "folder"))
  var nearest: String?

  @Option(
    name: .customLong("allowed-service"),
    help: ArgumentHelp(
      "A service that may be bought; may be repeated. Others are flagged.", valueName: "service"))
  var allowedServices: [String] = []

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func validate() throws {
    if compare { return }
    if nearest != nil {
      throw ValidationError("--nearest is for a comparison. Give --compare as well.")
    }
    if limits.timeLimit != nil || limits.gap != 0 {
      throw ValidationError(
        "An audit solves nothing, so it has no limits. Give --compare as well, or leave them out.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      let posts = try FileAccess.posts(at: plan, for: board)
      let report = board.audit(posts)
      let levels = board.levelValues(of: posts)
      let flags = board.legalFlags(
        of: posts, allowing: allowedServices.isEmpty ? nil : Set(allowedServices))
      let review = compare ? try await Self.review(posts, of: board, limits) : nil
      var written: [String] = []
      if let nearest, let found = review?.nearest?.plan, !found.posts.isEmpty {
        written = try FileAccess.write(found, of: board, to: nearest)
      }
      switch output.format {
      case .json:
        let document = AuditDocument(report, levels: levels, flags: flags, of: board)
        try Console.write(jsonText(ReviewedAuditDocument(document, review)))
      case .text:
        var text = AuditText(report, levels: levels, flags: flags, ofPlan: plan, on: board).text
        if let review { text += "\n" + ReviewText(review, of: board, written: written).text }
        try Console.write(text)
      }
      return review?.exitStatus ?? (report.violations.isEmpty ? .done : .violations)
    }
  }

  private static func review(
    _ posts: [PlannedPosts], of board: Board, _ limits: LimitOptions
  ) async throws -> PlanReview {
    let review = try await reportingPlanErrors {
      try await cancelledByInterrupt {
        try await ProgressLine("comparing").show(if: Console.showsProgress) { line in
          var options = PlanOptions()
          options.timeLimit = limits.duration
          options.relativeGap = limits.gap
          options.progress = { line.update("\($0.phase), step \($0.step) of \($0.steps)") }
          return try await board.review(posts, using: StandardSolver.make(), options: options)
        }
      }
    }
    for plan in [review.best, review.nearest?.plan, review.improvement?.plan] {
      if let plan { try SolveCommand.check(plan, on: board) }
    }
    return review
  }
}

extension PlanReview {
  /// What the comparison makes of the exit code; `nil` where the audit alone decides.
  fileprivate var exitStatus: ExitStatus? {
    if best.status == .infeasible { return .noLegalPlan }
    guard let nearest, !best.posts.isEmpty, !nearest.plan.posts.isEmpty else {
      return .stoppedWithoutPlan
    }
    return nil
  }
}

internal import ArgumentParser
internal import LinearOptimization
internal import OneBoard
internal import OneBoardFiles

/// `oneboard solve`: makes the best plan of a scenario.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Makes the best plan of a scenario, and says what is proven.")

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Option(
    help: ArgumentHelp("A folder to write plan.json and plan.csv to.", valueName: "folder"))
  var out: String?

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let start = ContinuousClock.now
      let board = try FileAccess.board(at: scenario)
      var plan = try await Self.plan(for: board, limits)
      try Self.check(plan, on: board)
      plan.seconds = start.duration(to: .now) / .seconds(1)
      var written: [String] = []
      if let out { written = try FileAccess.write(plan, of: board, to: out) }
      switch output.format {
      case .json: try Console.write(PlanFile.json(of: plan))
      case .text: try Console.write(PlanText(plan, of: board, written: written).text)
      }
      return switch plan.status {
      case .optimal, .feasible, .proposed: .done
      case .infeasible: .noLegalPlan
      case .stopped: .stoppedWithoutPlan
      }
    }
  }

  private static func plan(for board: Board, _ limits: LimitOptions) async throws -> Plan {
    try await reportingPlanErrors {
      try await cancelledByInterrupt {
        try await ProgressLine("planning").show(if: Console.showsProgress) { line in
          var options = PlanOptions()
          options.timeLimit = limits.duration
          options.relativeGap = limits.gap
          options.progress = { line.update("\($0.phase), step \($0.step) of \($0.steps)") }
          let start = ContinuousClock.now
          var plan = try await board.plan(using: StandardSolver.make(), options: options)
          if let conflict = plan.conflict {
            line.update("ways out of the conflict")
            let spent = start.duration(to: .now)
            plan.waysOut = try await board.waysOut(
              of: conflict, using: StandardSolver.make(),
              timeLimit: options.timeLimit.map { max(.zero, $0 - spent) })
          }
          return plan
        }
      }
    }
  }

  /// Audits our own plan, so that an illegal one is never shown as fine.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - board: The board it was made for.
  /// - Throws: ``CommandFailure`` if the audit finds anything.
  static func check(_ plan: Plan, on board: Board) throws {
    if plan.posts.isEmpty, plan.status == .infeasible || plan.status == .stopped { return }
    let report = "This is a fault of ours; please report it with the scenario."
    guard plan.posts.map(\.id) == board.lines.map(\.id) else {
      throw CommandFailure(
        .internalFault, "the plan does not list every line in order. \(report)")
    }
    let violations =
      board.audit(plan.posts).violations
      + board.auditMoves(plan.moves, posts: plan.posts).violations
    if let first = violations.first {
      let place = first.place.map { " at \($0)" } ?? ""
      throw CommandFailure(
        .internalFault,
        "the plan that was found breaks \(NumberText.count(violations.count, "rule")), first "
          + "\(first.rule)\(place): \(first.message) \(report)")
    }
    let values = board.levelValues(of: plan.posts)
    for (stated, counted) in zip(plan.levels, values)
    where stated.name != counted.name || !stated.value.isNear(counted.value) {
      throw CommandFailure(
        .internalFault,
        "the plan states \(stated.value) for level \(stated.name), but \(counted.name) counts to "
          + "\(counted.value). \(report)")
    }
  }
}

extension Double {
  /// Whether two sums of the same terms may differ so by rounding alone.
  fileprivate func isNear(_ other: Double) -> Bool {
    abs(self - other) <= 1e-9 * max(1, abs(self), abs(other))
  }
}

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

  @Flag(
    help: "Add prices to plan.json by which oneboard verify proves the benefit without a solver.")
  var certificate = false

  @OptionGroup var replan: ReplanOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let start = ContinuousClock.now
      let (board, earlier) = try board()
      var plan = try await Self.plan(for: board, limits)
      try Self.check(plan, on: board)
      plan.seconds = start.duration(to: .now) / .seconds(1)
      let prices = certificate ? try await Self.certificate(of: plan, on: board) : nil
      var written: [String] = []
      if let out {
        written = try FileAccess.write(plan, of: board, certificate: prices, to: out)
      }
      switch output.format {
      case .json: try Console.write(PlanFile.json(of: plan, certificate: prices))
      case .text:
        try Console.write(PlanText(plan, of: board, written: written).text)
        if let earlier, !plan.posts.isEmpty {
          try Console.write("\n" + ChangeText(from: earlier, to: plan, on: board).text)
        }
      }
      return switch plan.status {
      case .optimal, .feasible, .proposed: .done
      case .infeasible: .noLegalPlan
      case .stopped: .stoppedWithoutPlan
      }
    }
  }

  /// The board, with the earlier plan if one was named.
  private func board() throws -> (Board, ReplanOptions.Earlier?) {
    if replan.changeFrom == nil { return (try FileAccess.board(at: scenario), nil) }
    let stated = try FileAccess.loaded(at: scenario)
    guard let earlier = try replan.earlier(for: stated.board) else { return (stated.board, nil) }
    do {
      let changed = try stated.scenario.replanned(
        from: earlier.posts, freezing: earlier.frozen, afterLevels: replan.changeAfter)
      return (try changed.validated(), earlier)
    } catch let error as ReplanError {
      throw CommandFailure(
        .badData, error.faults.map(\.description).joined(separator: "\n"))
    } catch let error as ScenarioError {
      let faults = error.faults.map { "\($0.path): \($0.message) \($0.advice)" }
      throw CommandFailure(.badData, faults.joined(separator: "\n"))
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

  /// The prices that prove a plan's benefit, if certificates cover the board.
  private static func certificate(
    of plan: Plan, on board: Board
  ) async throws -> BenefitCertificate? {
    guard plan.status == .optimal || plan.status == .feasible else { return nil }
    let certificate = try await reportingPlanErrors {
      try await cancelledByInterrupt {
        try await board.benefitCertificate(using: StandardSolver.make())
      }
    }
    if certificate == nil {
      Console.note("oneboard: warning: \(VerifyCommand.notCovered) The plan has no certificate.")
    }
    return certificate
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

internal import ArgumentParser
internal import Horizon
internal import OneBoard
internal import OneBoardFiles

/// `oneboard years`: plans several years, and what the turnover pools lend.
struct YearsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "years",
    abstract: "Plans several years: leavers, hires, and what turnover pools (周转池) lend.",
    discussion: """
      The file names a scenario, a number of years, a CSV file of known leavers or rates of leaving, and \
      turnover pools. Each year is planned from what the year before leaves; the pools are planned over \
      all years at once. The whole is audited before it is shown.

      The exit code is 2 if a year has no legal plan, and 3 if a limit stopped the work.
      """)

  @Argument(help: "The file of the years, such as horizon.json.")
  var horizon: String

  @Option(
    help: ArgumentHelp(
      "A folder to write a plan of each year and years.csv to; made if needed.",
      valueName: "folder"))
  var out: String?

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let loaded = try FileAccess.reporting { () throws(FileError) in
        try HorizonFile.load(path: horizon)
      }
      for warning in loaded.warnings { Console.note("oneboard: warning: \(warning)") }
      var options = PlanOptions()
      options.timeLimit = limits.duration
      options.relativeGap = limits.gap
      let plan = try await Self.planning(loaded.horizon, options)
      try Self.check(plan, of: loaded.horizon)
      var written: [String] = []
      if let out {
        let names = try FileAccess.reporting { () throws(FileError) in
          try HorizonFile.write(plan, toDirectory: out)
        }
        written = names.map { (out.hasSuffix("/") ? out : out + "/") + $0 }
      }
      switch output.format {
      case .json: try Console.write(jsonText(YearsDocument(plan, of: loaded.horizon)))
      case .text:
        let text = YearsText(
          horizon: loaded.horizon, plan: plan, forecasts: loaded.forecasts, written: written)
        try Console.write(text.text)
      }
      if plan.isComplete { return .done }
      return plan.years.last?.plan.status == .infeasible ? .noLegalPlan : .stoppedWithoutPlan
    }
  }

  /// Nothing is shown that the audits of the whole and of each year do not pass.
  private static func check(_ plan: MultiYearPlan, of horizon: MultiYearScenario) throws {
    guard plan.isComplete else { return }
    if let violation = horizon.audit(plan).first {
      throw PlanError.internalFault(
        "year \(violation.year), \(violation.place): \(violation.message)")
    }
    for (number, year) in plan.years.enumerated() {
      let board = try year.scenario.validated()
      if let violation = board.audit(year.plan.posts).violations.first {
        throw PlanError.internalFault("year \(number + 1): \(violation.message)")
      }
    }
  }

  private static func planning(
    _ horizon: MultiYearScenario, _ options: PlanOptions
  ) async throws -> MultiYearPlan {
    try await reportingPlanErrors {
      try await cancelledByInterrupt {
        try await ProgressLine("planning").show(if: Console.showsProgress) { line in
          var options = options
          options.progress = { line.update("\($0.phase), step \($0.step) of \($0.steps)") }
          do throws(HorizonError) {
            return try await horizon.plan(using: StandardSolver.make(), options: options)
          } catch {
            throw failure(error)
          }
        }
      }
    }
  }

  private static func failure(_ error: HorizonError) -> any Error {
    switch error {
    case .plan(_, let error): error
    case .solver(let error): PlanError.solver(error)
    case .internalFault(let text): PlanError.internalFault(text)
    case .faults(let faults):
      CommandFailure(
        .badData, faults.map { "\($0.path): \($0.message) \($0.advice)" }.joined(separator: "\n"))
    case .scenario(let year, let error):
      CommandFailure(
        .badData,
        "The state of year \(year) is refused. "
          + error.faults.map { "\($0.path): \($0.message) \($0.advice)" }.joined(separator: "\n"))
    }
  }
}

internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard what-if`: what other numbers would do to the best plan of a scenario.
struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Shows what other numbers would do to the best plan.",
    discussion: """
      Without --sweep the plan of the scenario stands beside that of the changed one. With --sweep \
      the scenario is planned at every value of one number, after --set.

      Paths are rule.ID.FIELD, pool.CATEGORY.FIELD and line.ID.FIELD; fields are the keys of the \
      scenario file, such as rule.vacancy-5.vacancyAbove, pool.institution.reserve or line.J1.need.

      The exit code is that of the changed scenario; of a sweep it is 0 if any value has a plan, 2 if \
      none is legal, and 3 if a limit stopped the work without a plan.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A number that is to be another; may be repeated.", valueName: "path=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "A number and its values, such as rule.x.atLeast=0..30, or 0..30:5 for every fifth.",
      valueName: "path=first..last"))
  var sweep: String?

  @Option(
    help: ArgumentHelp(
      "How many objective levels a sweep looks at, from the first; all if not given.",
      valueName: "count"))
  var levels: Int?

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func validate() throws {
    if settings.isEmpty, sweep == nil {
      throw ValidationError(
        "Nothing is to be other. Give --set path=value, --sweep path=first..last or both.")
    }
    if let levels, levels < 1 {
      throw ValidationError("The number of levels is \(levels). Give 1 or more.")
    }
    if levels != nil, sweep == nil {
      throw ValidationError("--levels is for a sweep. Give --sweep as well, or leave it out.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let changes = try Self.reporting { () throws(SettingError) in
        var changes: [Setting] = []
        for text in settings { changes.append(try Setting(text)) }
        return changes
      }
      let range = try sweep.map { text in
        try Self.reporting { () throws(SettingError) in try SweepRange(text) }
      }
      if let range, let both = changes.first(where: { $0.path == range.path }) {
        throw CommandFailure(
          .wrongUse, "\(both): The path is set and swept. Leave out one of the two.")
      }
      let base = try FileAccess.scenario(at: scenario)
      let changed = try Self.reporting { () throws(SettingError) in try base.applying(changes) }
      if let range { return try await show(range, of: changed) }
      return try await show(changes, of: base)
    }
  }

  private func show(_ changes: [Setting], of base: Scenario) async throws -> ExitStatus {
    let options = options
    let answer = try await Self.planning(options) { options in
      try await base.whatIf(changes, using: StandardSolver.make(), options: options)
    }
    let changed = try Self.reporting { () throws(SettingError) in try base.applying(changes) }
    try SolveCommand.check(answer.base, on: base.validated())
    try SolveCommand.check(answer.changed, on: changed.validated())
    switch output.format {
    case .json: try Console.write(jsonText(WhatIfDocument(answer, settings: changes)))
    case .text:
      try Console.write(WhatIfText(answer, of: base, settings: changes).text)
    }
    return switch answer.changed.status {
    case .optimal, .feasible, .proposed: .done
    case .infeasible: .noLegalPlan
    case .stopped: .stoppedWithoutPlan
    }
  }

  private func show(_ range: SweepRange, of scenario: Scenario) async throws -> ExitStatus {
    let (options, levels) = (options, levels)
    let curve = try await Self.planning(options) { options in
      try await scenario.sweep(
        range, levels: levels, using: StandardSolver.make(), options: options)
    }
    switch output.format {
    case .json: try Console.write(jsonText(SweepDocument(curve)))
    case .text: try Console.write(SweepText(curve).text)
    }
    if !curve.points.isEmpty { return .done }
    return curve.isComplete ? .noLegalPlan : .stoppedWithoutPlan
  }

  private var options: PlanOptions {
    var options = PlanOptions()
    options.timeLimit = limits.duration
    options.relativeGap = limits.gap
    return options
  }

  /// Plans with a progress line, and turns what is thrown into a failure of the command.
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
          } catch let error as WhatIfError {
            switch error {
            case .plan(let error): throw error
            case .setting(let error): throw failure(error)
            }
          }
        }
      }
    }
  }

  private static func reporting<Value>(
    _ work: () throws(SettingError) -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try work()
    } catch {
      throw failure(error)
    }
  }

  /// Wrong paths and values are wrong use; what a file may not state either is bad data.
  private static func failure(_ error: SettingError) -> CommandFailure {
    let isRefused = error.faults.allSatisfy { $0.kind == .refused }
    return CommandFailure(
      isRefused ? .badData : .wrongUse,
      error.faults.map(\.description).joined(separator: "\n"))
  }
}

internal import ArgumentParser
internal import LinearOptimization
internal import OneBoard

/// `oneboard formulate`: writes the linear program of a scenario.
struct FormulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formulate",
    abstract: "Writes the linear program of a scenario's first benefit level.",
    discussion: """
      The file is in free MPS format, or in JSON if its name ends with .json, and compressed with \
      gzip if it ends with .gz. Its optimum is the value of the benefit level or, without \
      --integer, at least that. Levels that come before, such as shortfalls of soft rules, are \
      solved first and kept. Columns are called granted:ID, released:ID, purchased:ID and \
      increment:ID:k, rows pool:CATEGORY, rule:ID:GROUP, need:ID and so on.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  @Flag(help: "Mark posts as whole numbers.")
  var integer = false

  @Flag(
    help: """
      Write a minimum with negated costs and the constant as a fixed column, which all solvers read \
      alike.
      """)
  var forOtherSolvers = false

  @Option(
    help: ArgumentHelp(
      "The longest time for the levels that come before, in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @OptionGroup var output: FormatOption

  func validate() throws {
    if let timeLimit, !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError(
        "The time limit is \(timeLimit). Give a number of seconds that is 0 or more.")
    }
    try validateForOtherSolvers(forOtherSolvers, ModelFile(out).format)
  }

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      switch try await benefitModel(of: board) {
      case .model(let model):
        try write(model)
        return .done
      case .noBenefitLevel:
        throw CommandFailure(
          .badData,
          "\(scenario): the objective has no benefit level. Add one, or solve the scenario.")
      case .infeasible:
        Console.note(
          "oneboard: no legal plan exists, so nothing was written. Run oneboard solve to see why.")
        return .noLegalPlan
      case .stopped:
        Console.note("oneboard: stopped by a limit, so nothing was written. Allow more time.")
        return .stoppedWithoutPlan
      }
    }
  }

  private func benefitModel(of board: Board) async throws -> BenefitModel {
    var options = PlanOptions()
    options.timeLimit = timeLimit.map { .seconds(min($0, 1e9)) }
    let isWhole = integer
    return try await reportingPlanErrors { [options] in
      try await cancelledByInterrupt {
        try await ProgressLine("formulating").show(if: Console.showsProgress) { _ in
          try await board.benefitModel(
            using: StandardSolver.make(), isWhole: isWhole, options: options)
        }
      }
    }
  }

  private func write(_ model: Model) throws {
    let written: WrittenModel
    do {
      written = try ModelFile(out).write(model, forOtherSolvers: forOtherSolvers)
    } catch let error as ModelError {
      throw CommandFailure(
        .internalFault, "the program is refused: \(error). Please report it with the scenario.")
    }
    try written.show(output.format)
  }
}

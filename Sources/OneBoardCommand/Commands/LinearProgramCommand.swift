internal import ArgumentParser
internal import LinearOptimization

/// `oneboard lp`: work on linear programs as such.
struct LinearProgramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lp", abstract: "Works on linear and mixed-integer programs.",
    subcommands: [
      ModelSolveCommand.self, ModelConvertCommand.self, ModelStructureCommand.self,
    ])
}

/// `oneboard lp solve`: solves a model file.
struct ModelSolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solves a linear or mixed-integer program.",
    discussion: """
      Prints why the solve ended, the objective, the bound and the work done. The exit code is 0 \
      whenever an outcome is reported, also for infeasible and unbounded models.
      """)

  @Argument(
    help: """
      The model: JSON if the name ends with .json, else MPS, fixed or free; may be compressed with \
      gzip.
      """)
  var file: String

  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: FormatOption

  func run() async throws {
    let path = file
    let limits = limits
    try await reportingFailures {
      let outcome = try await cancelledByInterrupt {
        try await ProgressLine("reading \(path)").show(if: Console.showsProgress) { line in
          try await Self.outcome(of: path, limits, line)
        }
      }
      switch output.format {
      case .json: try Console.write(jsonText(outcome))
      case .text: try Console.write(outcome.text(file: path))
      }
      return .done
    }
  }

  private static func outcome(
    of path: String, _ limits: LimitOptions, _ line: ProgressLine
  ) async throws -> ModelOutcome {
    let (model, warnings) = try ModelFile(path).read()
    line.update("solving \(path)")
    var options = SolveOptions()
    options.timeLimit = limits.duration
    options.relativeGap = limits.gap
    let solver = StandardSolver.make()
    do {
      let solution = try await solver.solve(model, options: options)
      var outcome = ModelOutcome(
        solution, of: model, solver: solver.name, warnings: warnings)
      if solution.termination == .infeasible {
        line.update("looking for the reason why \(path) is infeasible")
        var exact = ExactOptions()
        exact.timeLimit = min(limits.duration ?? reasonTime, reasonTime)
        let reason = try await solver.contradiction(in: model, options: exact)
        outcome.reason = reason?.sentence(for: model)
      }
      return outcome
    } catch {
      switch error.reason {
      case .invalidModel(let refusal) where refusal.isInfeasibility:
        return ModelOutcome(
          crossingBounds: refusal.faults.map(\.description), of: model,
          warnings: warnings)
      case .invalidModel(let refusal):
        throw CommandFailure(.badData, "\(path): \(refusal)")
      case .invalidOptions(let texts):
        throw CommandFailure(.wrongUse, texts.joined(separator: "\n"))
      case .engineFailure(let text):
        throw CommandFailure(
          .internalFault, "\(path): the solver failed: \(text). Please report this with the file.")
      }
    }
  }

  /// How long the exact reason of an infeasible model may take to find; it is a courtesy.
  private static let reasonTime = Duration.seconds(5)
}

extension ModelError {
  /// Whether nothing is wrong with the model but that no point can lie between its bounds.
  fileprivate var isInfeasibility: Bool {
    faults.count == faultCount && faults.allSatisfy(\.isCrossingBounds)
  }
}

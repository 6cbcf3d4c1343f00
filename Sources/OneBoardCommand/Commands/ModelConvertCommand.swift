internal import ArgumentParser
internal import LinearOptimization

/// `oneboard lp convert`: writes a model file in another format.
struct ModelConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Writes a model file in another format.",
    discussion: """
      The ends of the names tell the formats: \(ModelFile.suffixes). JSON keeps everything; MPS \
      and LP replace names that they cannot have. Remarks on what was read and what could not be kept go \
      to standard error. A file that cannot be converted leaves the output as it was.
      """)

  @Argument(help: "The model to read; as MPS if the end of its name tells no format.")
  var input: String

  @Argument(help: "The file to write.")
  var output: String

  @Flag(
    help: """
      Write what all solvers read alike, with the constant as a fixed column; an MPS file is then a \
      minimum with negated costs, and an LP file has two rows for a row with two sides.
      """)
  var forOtherSolvers = false

  @OptionGroup var printed: FormatOption

  func validate() throws {
    let format = ModelFile(output).format
    if format == nil {
      throw ValidationError(
        "The name \(output) tells no format. Let it end with one of \(ModelFile.suffixes).")
    }
    try validateForOtherSolvers(forOtherSolvers, format)
  }

  func run() async throws {
    try await reportingFailures {
      let (model, warnings) = try ModelFile(input).read()
      for warning in warnings { Console.note("oneboard: warning: \(input): \(warning)") }
      let target = ModelFile(output)
      let written: WrittenModel
      do {
        for loss in try target.losses(of: model) {
          Console.note("oneboard: warning: \(output): \(loss)")
        }
        written = try target.write(model, forOtherSolvers: forOtherSolvers)
      } catch let error as ModelError {
        throw CommandFailure(.badData, "\(input): \(error)")
      }
      try written.show(printed.format)
      return .done
    }
  }
}

/// Refuses the option `--for-other-solvers` for a format that does not know it.
///
/// - Parameters:
///   - isGiven: Whether the option is given.
///   - format: The format of the file to write.
/// - Throws: A message for people.
func validateForOtherSolvers(_ isGiven: Bool, _ format: ModelFormat?) throws {
  if isGiven, format == .json {
    throw ValidationError(
      "--for-other-solvers is for MPS and LP files. Leave it out, or let the name end with .mps.")
  }
}

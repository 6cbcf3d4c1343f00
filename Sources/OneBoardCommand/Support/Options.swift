internal import ArgumentParser

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// The format option that every command has.
struct FormatOption: ParsableArguments {
  @Option(help: "How the result is printed: text for people, json for programs.")
  var format = OutputFormat.text
}

/// Limits of a solve.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The longest time of the solve, in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      "The relative gap at which the search may stop, from 0 to 1; 0 asks for proof.",
      valueName: "fraction"))
  var gap = 0.0

  func validate() throws {
    if let timeLimit, !(timeLimit.isFinite && timeLimit >= 0) {
      throw ValidationError(
        "The time limit is \(timeLimit). Give a number of seconds that is 0 or more.")
    }
    if !(0...1).contains(gap) {
      throw ValidationError("The gap is \(gap). Give a fraction from 0 to 1.")
    }
  }

  /// The time limit; a `Duration` holds more than a billion seconds, but not every number.
  var duration: Duration? { timeLimit.map { .seconds(min($0, 1e9)) } }
}

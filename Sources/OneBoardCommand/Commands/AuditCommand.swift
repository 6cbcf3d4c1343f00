internal import ArgumentParser
internal import OneBoard

/// `oneboard audit`: checks a plan against a scenario.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Checks a plan against the rules of a scenario.",
    discussion: """
      The plan is a plan.json, a plan.csv, or a CSV made by hand with the columns id and any of \
      released, granted, purchased, or just final. The exit code is 1 if a rule is broken.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The plan.")
  var plan: String

  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      let report = board.audit(try FileAccess.posts(at: plan, for: board))
      switch output.format {
      case .json: try Console.write(jsonText(AuditDocument(report, of: board)))
      case .text: try Console.write(AuditText(report, ofPlan: plan, on: board).text)
      }
      return report.violations.isEmpty ? .done : .violations
    }
  }
}

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
      let posts = try FileAccess.posts(at: plan, for: board)
      let report = board.audit(posts)
      let levels = board.levelValues(of: posts)
      switch output.format {
      case .json: try Console.write(jsonText(AuditDocument(report, levels: levels, of: board)))
      case .text: try Console.write(AuditText(report, levels: levels, ofPlan: plan, on: board).text)
      }
      return report.violations.isEmpty ? .done : .violations
    }
  }
}

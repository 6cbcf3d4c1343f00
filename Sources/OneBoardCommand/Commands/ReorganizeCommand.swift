internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard reorganize`: moves functions between lines and merges small units.
struct ReorganizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reorganize",
    abstract: "Moves functions with their posts, staff and need, and merges small units.",
    discussion: """
      The reorganization is a JSON file with a CSV file of transfers, rules of mergers, or both. With --out the \
      scenario is written again as it is afterwards; plan it with `oneboard solve`.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The file of the reorganization.")
  var reorganization: String

  @Option(
    help: ArgumentHelp(
      "A folder to write scenario.json and posts.csv to; made if needed.", valueName: "folder"))
  var out: String?

  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let loaded = try FileAccess.loaded(at: scenario)
      let asked = try FileAccess.reporting { () throws(FileError) in
        try ReorganizationFile.load(path: reorganization)
      }
      let result: ReorganizedScenario
      do throws(ReorganizationError) {
        result = try loaded.board.reorganized(by: asked.reorganization)
      } catch {
        let file = error.transfer.map { "\(asked.places[$0]): " } ?? ""
        throw CommandFailure(
          .badData, "\(file)\(error.place): \(error.message) \(error.advice)")
      }
      do throws(ScenarioError) {
        _ = try result.scenario.validated()
      } catch {
        // Rules stand in the board's order here, so their ids tell more than their places.
        let faults = error.faults.map { fault in
          var path = fault.path
          for (index, rule) in result.scenario.rules.enumerated()
          where path.hasPrefix("rules[\(index)]") {
            path = "rule \(rule.id)" + path.dropFirst("rules[\(index)]".count)
          }
          return "\(path): \(fault.message) \(fault.advice)"
        }
        throw CommandFailure(
          .badData,
          "The scenario is not sound after the reorganization:\n" + faults.joined(separator: "\n"))
      }
      let balances = loaded.scenario.balances(against: result.scenario)
      guard balances.allSatisfy(\.isBalanced) else {
        throw CommandFailure(
          .internalFault, "The reorganization does not balance. Please report it.")
      }
      let written = try out.map { try FileAccess.write(result.scenario, to: $0) } ?? []
      let report = ReorganizationReport(
        board: loaded.board, reorganization: asked.reorganization, result: result,
        balances: balances)
      switch output.format {
      case .json: try Console.write(jsonText(ReorganizationDocument(report)))
      case .text:
        try Console.write(ReorganizationText(report: report, written: written).text)
      }
      return .done
    }
  }
}

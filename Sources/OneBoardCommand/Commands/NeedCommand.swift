internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard need`: computes the needs of lines from standards.
struct NeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "need",
    abstract: "Computes the needs of lines from standards such as students per post.",
    discussion: """
      The standards are a JSON file that names a CSV file of measures. With --out the scenario is written \
      again with the computed needs; lines without a standard keep theirs.
      """)

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The file of standards.")
  var standards: String

  @Option(
    help: ArgumentHelp(
      "A folder to write scenario.json and posts.csv to; made if needed.", valueName: "folder"))
  var out: String?

  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let loaded = try FileAccess.loaded(at: scenario)
      let asked = try FileAccess.reporting { () throws(FileError) in
        try StandardsFile.load(path: standards, for: loaded.board)
      }
      let needs: [ComputedNeed]
      do throws(NeedError) {
        needs = try loaded.board.needs(by: asked.standards, measures: asked.measures)
      } catch {
        throw CommandFailure(.badData, "\(error.place): \(error.message) \(error.advice)")
      }
      var written: [String] = []
      if let out {
        var changed = loaded.scenario
        let posts = Dictionary(needs.map { ($0.line, $0.posts) }) { first, _ in first }
        for position in changed.posts.indices {
          if let need = posts[changed.posts[position].id] { changed.posts[position].need = need }
        }
        written = try FileAccess.write(changed, to: out)
      }
      switch output.format {
      case .json: try Console.write(jsonText(NeedDocument(needs, of: loaded.board)))
      case .text:
        try Console.write(NeedText(board: loaded.board, needs: needs, written: written).text)
      }
      return .done
    }
  }
}

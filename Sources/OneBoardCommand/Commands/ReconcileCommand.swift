internal import ArgumentParser
internal import OneBoard
internal import Reconciliation

/// `oneboard reconcile`: holds four registers against each other.
struct ReconcileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Holds the registers of quota, personnel, finance and payroll together (四方对账).",
    discussion: """
      Each register is a CSV file with the columns person and unit, and name, category, occupation \
      and leader if wanted. People are matched by person alone. The exit code is 1 if the registers \
      disagree, a unit has too many people or leaders, or somebody who holds a post fits no line or \
      several; other names are only noted.

      With --posts, --out also writes a posts.csv whose staff in post are those that the registers \
      prove.
      """)

  @OptionGroup var files: RegisterPaths

  @Option(
    help: ArgumentHelp(
      "Lines of posts as of a scenario: approved posts and leadership posts of each unit.",
      valueName: "file"))
  var posts: String?

  @Option(
    help: ArgumentHelp(
      "The folder for people.csv and units.csv; made if needed.", valueName: "folder"))
  var out: String?

  @OptionGroup var output: FormatOption

  func validate() throws {
    var known: Set<String> = []
    for path in files.all + [posts].compactMap(\.self) where !known.insert(path).inserted {
      throw ValidationError(
        "\"\(path.printable)\" is named twice. Name a file of its own for each register.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let result = try await ProgressLine("reading").show(if: Console.showsProgress) {
        try reconciled($0)
      }
      var written: [String] = []
      if let out {
        written = try FileAccess.write(
          result.report, posts: result.correctedPosts, to: out)
      }
      switch output.format {
      case .json: try Console.write(jsonText(ReconciliationDocument(result)))
      case .text: try Console.write(ReconciliationText(result, written: written).text)
      }
      return result.agrees ? .done : .violations
    }
  }

  private func reconciled(_ line: ProgressLine) throws -> ReconciliationResult {
    let registers = try FileAccess.registers(at: files)
    let lines = try posts.map { try FileAccess.postLines(at: $0) }
    line.update("reconciling")
    let report = registers.reconciled(with: lines.map { UnitQuota.quotas(of: $0) })
    return ReconciliationResult(
      files: files.all, report: report, posts: lines,
      correction: lines.map { report.correction(of: $0) })
  }
}

/// The files of the four registers.
struct RegisterPaths: ParsableArguments {
  @Argument(help: "The register of quota posts by name (编制).")
  var quota: String

  @Argument(help: "The register of staff (组织人事).")
  var personnel: String

  @Argument(help: "The register of people in the budget (财政).")
  var finance: String

  @Argument(help: "The register of salaries paid (工资).")
  var payroll: String

  /// The files in the order of `Register`.
  var all: [String] { [quota, personnel, finance, payroll] }
}

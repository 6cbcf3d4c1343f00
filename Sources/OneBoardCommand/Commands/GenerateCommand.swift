internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles
internal import SyntheticCounties

/// `oneboard generate`: writes a synthetic scenario.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes a synthetic scenario of any size.",
    discussion: """
      Writes scenario.json and posts.csv to a folder; files of these names are replaced. The same \
      options give the same bytes. A legal plan exists, unless --infeasible asks for a conflict, \
      whose rules are then printed.
      """)

  @Option(help: "How many lines of posts, in all counties together.")
  var lines: Int

  @Option(help: "How many counties; they have no rule in common.")
  var counties: Int?

  @Option(help: "How many towns each county has; at most 22, by the lines, if not given.")
  var towns: Int?

  @Option(
    help: ArgumentHelp(
      "How much of the shortage the supply covers, about, from 0.01 to 1; smaller is tighter.",
      valueName: "fraction"))
  var tightness: Double?

  @Option(help: "The seed of the pseudo-random numbers.")
  var seed: UInt64?

  @Option(help: "How benefit grows with service.")
  private var curve: Word<BenefitCurve>?

  @Option(help: "All objective levels, or benefit alone.")
  private var levels: Word<CountySettings.Levels>?

  @Option(
    help: ArgumentHelp("A conflict to build in, so that no legal plan exists.", valueName: "kind"))
  private var infeasible: Word<CountySettings.Infeasibility>?

  @Flag(help: "Let all counties draw on one institution pool.")
  var sharedPool = false

  @Flag(help: "Make the share of the townships a soft rule.")
  var softShare = false

  @Option(help: ArgumentHelp("The folder to write to; made if needed.", valueName: "folder"))
  var out: String

  func validate() throws {
    do throws(CountySettingsError) {
      try settings.validate()
    } catch {
      throw ValidationError(error.description)
    }
  }

  func run() async throws {
    let settings = settings
    try await reportingFailures {
      let generated = try CountyGenerator(settings).generated()
      let files = try FileAccess.write(generated.scenario, to: out)
      try Console.write(Self.summary(of: generated, files: files))
      return .done
    }
  }

  private var settings: CountySettings {
    var settings = CountySettings(lines: lines, counties: counties ?? 1, towns: towns)
    if let tightness { settings.tightness = tightness }
    if let seed { settings.seed = seed }
    if let curve { settings.curve = curve.value }
    if let levels { settings.levels = levels.value }
    settings.infeasibility = infeasible?.value
    settings.sharesPool = sharedPool
    settings.hasSoftShare = softShare
    return settings
  }

  /// One line: how much there is, the conflict if there is one, and the files.
  private static func summary(of generated: GeneratedScenario, files: [String]) -> String {
    var (approved, inPost, need) = (0, 0, 0)
    for line in generated.scenario.posts {
      approved += line.approved
      inPost += line.inPost
      need += line.need
    }
    var text =
      [
        NumberText.count(generated.scenario.posts.count, "line"),
        NumberText.count(generated.scenario.categories.count, "category", "categories"),
        NumberText.count(generated.scenario.rules.count, "rule"),
        "\(approved) posts approved", "\(inPost) in post", "\(need) needed",
      ].joined(separator: ", ")
    if !generated.conflict.isEmpty {
      text += "; no legal plan, for " + generated.conflict.joined(separator: ", ")
    }
    return text + "; written: " + files.joined(separator: ", ").printable + "\n"
  }
}

/// One of the words of an enumeration of another room, as an argument.
private struct Word<Value: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument
where Value.RawValue == String {
  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }

  let value: Value

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }
}

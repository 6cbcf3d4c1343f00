internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// `oneboard verify`: proves the benefit of a plan from the prices stored with it.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves the benefit of a plan from the prices in its plan.json, without a solver.",
    discussion: """
      The plan is a plan.json that oneboard solve --certificate wrote. The arithmetic is exact. The \
      exit code is 1 if a rule is broken, or if the prices prove less than that no plan is better.
      """)

  static let notCovered = """
    Certificates cover boards whose first level is a linear benefit, without soft rules, and with \
    weights of few digits.
    """

  @Argument(help: "The scenario file, or a folder with a scenario.json.")
  var scenario: String

  @Argument(help: "The plan.json, or a folder with one.")
  var plan: String

  @OptionGroup var output: FormatOption

  func run() async throws {
    try await reportingFailures {
      let board = try FileAccess.board(at: scenario)
      let posts = try FileAccess.posts(at: plan, for: board)
      guard let certificate = try FileAccess.certificate(at: plan) else {
        throw CommandFailure(
          .badData,
          "\(plan): The plan has no certificate. Make one with oneboard solve \(scenario) "
            + "--certificate --out FOLDER.")
      }
      let verdict = board.verifyBenefit(of: board.everyLine(posts), with: certificate)
      if verdict == .notCovered {
        throw CommandFailure(.badData, "\(scenario): \(Self.notCovered)")
      }
      switch output.format {
      case .json: try Console.write(jsonText(VerdictDocument(verdict, scenario: board.name)))
      case .text: try Console.write(Self.text(verdict, board.name, plan))
      }
      if case .proven = verdict { return .done }
      return .violations
    }
  }

  private static func text(_ verdict: BenefitVerdict, _ name: String, _ plan: String) -> String {
    let sentence =
      switch verdict {
      case .proven(let value):
        "Proven: the plan is legal, its benefit is \(value), and no legal plan has more.\n"
      case .within(let gap, let value):
        "The plan is legal and its benefit is \(value). The prices prove that no legal plan has more "
          + "than \(gap) beyond it, but not that there is none.\n"
      case .illegal(let report):
        "Not proven: the plan breaks \(NumberText.count(report.violations.count, "rule")), first: "
          + "\(report.violations.first?.message ?? "")\n"
          + "oneboard audit lists them all.\n"
      case .noBound:
        "Not proven: the plan is legal, but the prices give no bound on the benefit of other plans.\n"
          + "Make another certificate with oneboard solve --certificate.\n"
      case .notCovered: notCovered + "\n"
      }
    return "\(name)\n" + sentence
  }
}

/// What `verify --format json` prints.
private struct VerdictDocument: Encodable {
  var scenario: String
  var verdict: String
  var value: String?
  var gap: String?
  var violations: Int?

  init(_ verdict: BenefitVerdict, scenario: String) {
    self.scenario = scenario
    switch verdict {
    case .proven(let value):
      self.verdict = "proven"
      self.value = value.description
      gap = "0"
    case .within(let gap, let value):
      self.verdict = "within"
      self.value = value.description
      self.gap = gap.description
    case .illegal(let report):
      self.verdict = "illegal"
      violations = report.violations.count
    case .noBound: self.verdict = "noBound"
    case .notCovered: self.verdict = "notCovered"
    }
  }
}

extension Board {
  /// Every line, with what a plan states; lines that it does not name do not change.
  fileprivate func everyLine(_ posts: [PlannedPosts]) -> [PlannedPosts] {
    let stated = Dictionary(posts.map { ($0.id, $0) }) { first, _ in first }
    return lines.map { stated[$0.id] ?? PlannedPosts(id: $0.id, final: $0.approved) }
  }
}

internal import OneBoard

/// Decided requests as text for people, in 80 columns where words allow it.
struct RequestsText {
  /// How many requests are shown; files and JSON have all.
  private static let most = 40

  private let report: RequestReport
  private let board: Board
  private let status: Plan.Status?
  private let plan: String?
  private let written: [String]

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - report: What was decided.
  ///   - board: The board whose lines were asked for.
  ///   - status: The status of the plan that was made, if one was.
  ///   - plan: The path of the plan that was given, if one was.
  ///   - written: The files that were written.
  init(
    _ report: RequestReport, of board: Board, status: Plan.Status?, plan: String?,
    written: [String]
  ) {
    self.report = report
    self.board = board
    self.status = status
    self.plan = plan
    self.written = written
  }

  /// The text, with its line ends.
  var text: String {
    var parts = [head]
    if !report.decisions.isEmpty { parts += [table, reasons] }
    let prices = report.prices.map(sentence)
    if !prices.isEmpty { parts.append(prices.flatMap { $0.wrapped(to: 80) }) }
    if !written.isEmpty { parts.append(written.map { "Written: \($0.printable)" }) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let source =
      switch status {
      case .optimal: "Decided by the best plan."
      case .some: "Decided by a legal plan that is not proven best."
      case nil: "Decided by \((plan ?? "a plan").printable), which is legal."
      }
    let outcomes = RequestDecision.Outcome.allCases.map {
      "\(report.count(of: $0)) \($0.text)"
    }.joined(separator: ", ")
    var lines = [board.name.printable.truncated(to: 80), source]
    lines += "\(NumberText.count(report.decisions.count, "request")): \(outcomes).".wrapped(to: 80)
    if report.grantedUnasked > 0 {
      lines +=
        ("\(NumberText.count(report.grantedUnasked, "post")) more are granted on these lines "
        + "than was asked for.").wrapped(to: 80)
    }
    return lines
  }

  private var table: [String] {
    var table = TextTable([
      .text("Line", shrinks: true), .text("Date"), .number("Asked"), .number("Granted"),
      .number("Service"), .number("Open"), .text("Decision"), .text("Decided by", shrinks: true),
    ])
    for decision in report.decisions.prefix(Self.most) {
      table.add([
        decision.request.line, decision.request.date?.description ?? "",
        String(decision.request.posts), String(decision.granted), String(decision.service),
        String(decision.open), decision.outcome.word,
        decision.reasons.map(\.rule).joined(separator: ", "),
      ])
    }
    var sum = [0, 0, 0, 0]
    for decision in report.decisions {
      let numbers = [
        decision.request.posts, decision.granted, decision.service, decision.open,
      ]
      for (index, number) in numbers.enumerated() { sum[index] += number }
    }
    table.add(["all", ""] + sum.map(String.init))
    let rest = report.decisions.count - Self.most
    return table.lines()
      + (rest > 0 ? ["\(NumberText.count(rest, "more request")) in JSON and decisions.csv."] : [])
  }

  /// Why, once for each line and change.
  private var reasons: [String] {
    var lines: [String] = []
    var last: (line: String, reasons: [RequestReason])?
    for decision in report.decisions.prefix(Self.most)
    where last?.line != decision.request.line || last?.reasons != decision.reasons {
      last = (decision.request.line, decision.reasons)
      let trial =
        decision.open > 0
        ? "with one post more"
        : decision.service > 0 ? "with a post instead of a place" : "with one post less"
      let worth = decision.worth.map { " (worth \(NumberText.short($0)))" } ?? ""
      lines += "\(decision.request.line.printable), \(trial)\(worth):".wrapped(to: 80)
      for reason in decision.reasons {
        let basis = reason.basis.map { " · \($0)" } ?? ""
        let text = "\(reason.rule)\(basis): \(reason.message)".printable
        for (index, part) in text.wrapped(to: 76).enumerated() {
          lines.append((index == 0 ? "  - " : "    ") + part)
        }
      }
    }
    return lines
  }

  private func sentence(_ price: PoolPrice) -> String {
    let name = price.category.printable
    guard let level = price.level else {
      return "One more post for \(name) would be worth nothing on any level."
    }
    return
      "One more post for \(name) would be worth \(NumberText.short(price.value)) on "
      + "the level \(level)."
  }
}

extension RequestDecision.Outcome {
  /// The outcome in one column of a table.
  fileprivate var word: String {
    switch self {
    case .granted: "granted"
    case .grantedInPart: "in part"
    case .serviceInstead: "service"
    case .refused: "refused"
    }
  }

  /// The outcome in words.
  fileprivate var text: String {
    switch self {
    case .granted: "granted"
    case .grantedInPart: "granted in part"
    case .serviceInstead: "service instead"
    case .refused: "refused"
    }
  }
}

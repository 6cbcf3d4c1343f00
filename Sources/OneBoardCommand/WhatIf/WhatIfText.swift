internal import OneBoard

/// A scenario beside its changed self as text for people, in 80 columns.
struct WhatIfText {
  private let answer: WhatIf
  private let scenario: Scenario
  private let settings: [Setting]

  init(_ answer: WhatIf, of scenario: Scenario, settings: [Setting]) {
    self.answer = answer
    self.scenario = scenario
    self.settings = settings
  }

  /// The text, with its line ends.
  var text: String {
    [head, conflict, levels, pools, lines].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    var lines = [scenario.name.printable.truncated(to: 80)]
    for setting in settings {
      lines += "With \(setting)".printable.wrapped(to: 80)
    }
    lines.append("Before: \(Self.outcome(answer.base.status)).")
    let proof =
      answer.isCarried
      ? "the plan as it is, proven without a solve: it stays legal" : Self.outcome(status)
    return lines + ["After: \(proof)."]
  }

  private var status: Plan.Status { answer.changed.status }

  private static func outcome(_ status: Plan.Status) -> String {
    switch status {
    case .optimal: "optimal"
    case .feasible: "a legal plan, not proven best"
    case .proposed: "a proposal"
    case .infeasible: "no legal plan exists"
    case .stopped: "stopped by a limit before a plan was found"
    }
  }

  private var conflict: [String] {
    let conflict = answer.changed.conflict ?? answer.base.conflict
    return conflict.map { $0.sentence.printable.wrapped(to: 80) } ?? []
  }

  private var levels: [String] {
    guard !answer.difference.levels.isEmpty else { return [] }
    var table = TextTable([
      .text("Level"), .number("Before"), .number("After"), .number("Change"),
    ])
    for level in answer.difference.levels {
      let (before, after) = (level.values.before, level.values.after)
      var change = ""
      if let before, let after { change = Self.signed(after - before) }
      table.add([
        level.name, before.map(NumberText.short) ?? "–", after.map(NumberText.short) ?? "–", change,
      ])
    }
    return table.lines()
  }

  private var pools: [String] {
    guard !answer.difference.pools.isEmpty else { return [] }
    var table = TextTable([
      .text("Category", shrinks: true), .number("Opening"), .number("Released"),
      .number("Granted"), .number("Closing"),
    ])
    for pool in answer.difference.pools {
      let (before, after) = (pool.before, pool.after)
      table.add(
        [after.category]
          + [
            (before.opening, after.opening), (before.released, after.released),
            (before.granted, after.granted), (before.closing, after.closing),
          ].map { NumberText.change($0.0, $0.1) })
    }
    return table.lines()
  }

  private var lines: [String] {
    let difference = answer.difference
    if answer.base.posts.isEmpty || answer.changed.posts.isEmpty { return [] }
    guard !difference.isEmpty else { return ["No line changes."] }
    return LineChangeTable(difference, of: scenario.posts).lines
  }

  /// A difference with its sign; sums of the same terms differ in the last bits without a meaning.
  private static func signed(_ value: Double) -> String {
    let text = NumberText.short((value * 1e9).rounded() / 1e9)
    if text == "0" || text == "-0" { return "0" }
    return value > 0 ? "+" + text : "−" + text.dropFirst()
  }
}

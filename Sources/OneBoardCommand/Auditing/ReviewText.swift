internal import OneBoard

/// A plan beside the best, the nearest and better plans as text for people, in 80 columns.
struct ReviewText {
  private let review: PlanReview
  private let board: Board
  private let written: [String]

  init(_ review: PlanReview, of board: Board, written: [String]) {
    self.review = review
    self.board = board
    self.written = written
  }

  /// The text, with its line ends.
  var text: String {
    [distances, nearest, improvement, files].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var distances: [String] {
    switch review.best.status {
    case .infeasible:
      return ["No legal plan exists."] + wrapped(review.best.conflict?.sentence ?? "")
    case .stopped:
      return ["A limit stopped the work before a best plan was found."]
    case .optimal, .feasible, .proposed: break
    }
    var table = TextTable([
      .text("Level"), .number("This plan"), .number("Best plan"), .number("Behind"),
      .number("Percent"),
    ])
    for level in review.distances {
      table.add([
        level.name, NumberText.short(level.value), NumberText.short(level.best),
        NumberText.short(level.behind),
        level.percent.map { NumberText.short(($0 * 100).rounded() / 100) } ?? "–",
      ])
    }
    let proof = review.best.status == .optimal ? "proven" : "not proven, the best found"
    return ["Beside the best plan (\(proof)):"] + table.lines() + wrapped(verdict)
  }

  private var verdict: String {
    guard let level = review.decisive else {
      return "No level tells the two plans apart."
    }
    let side = level.preference > 0 ? "behind" : "ahead"
    var text = "The level \(level.name) decides: this plan is \(side)"
    if let step = level.step, level.behind == 0 {
      text +=
        ", with \(NumberText.short(step.value)) against \(NumberText.short(step.best)) at place "
        + "\(step.place) of the sorted coverages"
    }
    return text
      + (level.preference > 0 ? "." : ", which no legal plan kept by the best one allows.")
  }

  private var nearest: [String] {
    guard let nearest = review.nearest else { return [] }
    if nearest.plan.posts.isEmpty {
      return ["A limit stopped the work before a nearest legal plan was found."]
    }
    if nearest.difference.isEmpty { return ["Nearest legal plan: this plan is legal itself."] }
    let posts = NumberText.count(nearest.distance, "post or place", "posts and places")
    let lines = NumberText.count(nearest.difference.lines.count, "line")
    let proof = nearest.isProven ? "proven least" : "not proven least"
    return wrapped("Nearest legal plan: \(posts) other on \(lines), \(proof).")
      + LineChangeTable(nearest.difference, of: board.lines).lines
  }

  private var improvement: [String] {
    guard let improvement = review.improvement else { return [] }
    switch improvement.answer {
    case .none: return wrapped("Better for everyone: no legal plan, proven.")
    case .unknown:
      return wrapped("Better for everyone: not known; a limit stopped the work.")
    case .found:
      let gain = NumberText.count(improvement.gain, "more post or place", "more posts and places")
      let proof = improvement.isGreatest ? "proven most" : "not proven most"
      return wrapped(
        "Better for everyone: a legal plan meets \(gain) of need, and no line has less, \(proof).")
        + (improvement.difference.map { LineChangeTable($0, of: board.lines).lines } ?? [])
    }
  }

  private var files: [String] { written.map { "Wrote \($0)".printable } }

  private func wrapped(_ text: String) -> [String] { text.printable.wrapped(to: 80) }
}

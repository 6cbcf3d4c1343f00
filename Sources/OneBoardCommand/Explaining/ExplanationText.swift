internal import OneBoard

/// An explained plan as text for people.
struct ExplanationText {
  let words: ExplanationWords
  let prices: QuotaPrices?
  let lines: [LineExplanation]
  /// Lines that are short of their need and not shown.
  let left: Int

  /// The text, with its line ends.
  var text: String {
    var parts = [[words.board.name.printable.truncated(to: 80)]]
    if let prices {
      let marginal = (prices.pools + prices.bounds).map(words.price)
      parts.append(section(words.headings.prices, marginal))
      parts.append(
        section(words.headings.rules, prices.rejectedAlternatives.compactMap(words.alternative)))
    }
    for line in lines { parts.append(paragraph(line)) }
    if left > 0 {
      parts.append([
        words.language.choose(
          left == 1
            ? "1 further line is short of its need; name it with --line."
            : "\(left) further lines are short of their need; name them with --line.",
          "另有\(left)条未满足需求；可用--line查看。")
      ])
    }
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func section(_ heading: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : [heading] + items.flatMap { item($0) }
  }

  private func item(_ text: String) -> [String] {
    text.printable.wrapped(to: 76).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }

  private func paragraph(_ line: LineExplanation) -> [String] {
    var result = [words.name(of: line.line).printable.truncated(to: 80)]
    result += words.received(line).printable.wrapped(to: 80)
    if let worth = line.worth { result += words.worth(worth).wrapped(to: 80) }
    result += section(words.headings.barriers, line.reasons.map(words.barrier))
    result += section(words.headings.oneMore, [words.onePostMore(line.oneMore)])
    result += section(words.headings.ways, line.ways.map(words.way))
    return result
  }
}

/// Sides and bounds that contradict themselves when they are added up with exact weights.
///
/// Lower sides are added, upper sides subtracted. All columns cancel, and what remains asks that 0 is
/// at least a number above zero. Nothing in it is rounded, so it is a proof of infeasibility that can
/// be checked by hand. It holds for whole columns as well.
///
/// Source: Farkas (1902); see Chvátal, Linear Programming (1983), chapter 9.
public struct Contradiction: Sendable {
  /// A side with its weight.
  public struct Member: Hashable, Sendable {
    /// The side of a row or bound of a column.
    public let side: ModelSide
    /// Its weight, above zero.
    public let weight: Rational
  }

  /// The sides, rows first, by index; the weights of rows are whole numbers without a common divisor.
  public let members: [Member]
  /// What the sum asks zero to be at least; above zero.
  public let excess: Rational

  // Longer fractions say little to a reader.
  private static let shownDigits = 40

  /// The contradiction in one sentence.
  ///
  /// For example: `2 × row a (>= 5) − 1 × row b (<= 4) say that 0 >= 6, which is false.`
  ///
  /// - Parameters:
  ///   - model: The model that was searched.
  ///   - limit: The most members that are spelled out.
  /// - Returns: The sentence.
  public func sentence(for model: Model, limit: Int = 20) -> String {
    var text = ""
    for member in members.prefix(max(0, limit)) {
      let side = member.side
      let name =
        side.isOfColumn
        ? "column \(model.columnName(side.index))" : "row \(model.rowName(side.index))"
      let sign = side.isLower ? ">=" : "<="
      text += text.isEmpty ? (side.isLower ? "" : "−") : (side.isLower ? " + " : " − ")
      text += "\(Self.text(member.weight)) × \(name) "
      text += "(\(sign) \(TermText.number(model.value(of: side) ?? .nan)))"
    }
    if members.count > limit {
      text += "\(text.isEmpty ? "" : " and ")\(members.count - max(0, limit)) more"
    }
    return text + " say that 0 >= \(Self.text(excess)), which is false."
  }

  /// The sentence, and below it each side in full, one a line.
  ///
  /// - Parameters:
  ///   - model: The model that was searched.
  ///   - limit: The most members that are spelled out.
  /// - Returns: The text.
  public func text(for model: Model, limit: Int = 20) -> String {
    var lines = [sentence(for: model, limit: limit)]
    for member in members.prefix(max(0, limit)) {
      lines.append("  \(Self.text(member.weight)) × \(model.words(for: member.side))")
    }
    if members.count > limit { lines.append("  … and \(members.count - max(0, limit)) more") }
    return lines.joined(separator: "\n")
  }

  private static func text(_ number: Rational) -> String { number.description(limit: shownDigits) }
}

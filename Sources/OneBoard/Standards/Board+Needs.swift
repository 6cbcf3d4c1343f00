/// A line's need as a standard gives it.
public struct ComputedNeed: Sendable, Hashable {
  /// The line's id.
  public var line: String
  /// The standard's id.
  public var standard: String
  /// The sum of the terms before rounding.
  public var exact: ExactFraction
  /// The need in whole posts.
  public var posts: Int
  /// The need that the line states.
  public var stated: Int
}

/// Why needs could not be computed: the standard or the line, what was found, and the next step.
public struct NeedError: Error, Sendable, Hashable {
  /// The standard's id, and the line's where one is meant.
  public var place: String
  /// What was found.
  public var message: String
  /// The next step.
  public var advice: String
}

extension Board {
  /// Computes the need of every line that a standard selects.
  ///
  /// - Parameters:
  ///   - standards: The standards; a line may have one.
  ///   - measures: The measures of each line by its id.
  /// - Returns: The needs in id order.
  /// - Throws: ``NeedError`` at the first standard or line that cannot be computed.
  public func needs(
    by standards: [NeedStandard], measures: [String: [String: Int]]
  ) throws(NeedError) -> [ComputedNeed] {
    var standardOfLine: [Int: String] = [:]
    var needs: [ComputedNeed] = []
    for standard in standards {
      let selected = lines(selectedBy: standard.selection)
      if selected.isEmpty {
        throw NeedError(
          place: standard.id, message: "No line of posts matches.",
          advice: "Correct \"where\", or remove the standard.")
      }
      for position in selected {
        let line = lines[position]
        let place = "\(standard.id), line \(line.id)"
        if let other = standardOfLine[position] {
          throw NeedError(
            place: place, message: "The standard \(other) gives its need already.",
            advice: "Select each line by one standard.")
        }
        standardOfLine[position] = standard.id
        let own = measures[line.id] ?? [:]
        if let term = standard.terms.first(where: { own[$0.measure] == nil }) {
          throw NeedError(
            place: place, message: "The measure \(term.measure) of the line is not given.",
            advice: "Add it to the file of measures.")
        }
        guard let need = standard.need(of: own) else {
          throw NeedError(
            place: place, message: "The need cannot be computed.",
            advice:
              "Ratios are above 0, factors not below, steps cover every measure, and a need is at "
              + "most \(PostLine.maximumPosts).")
        }
        needs.append(
          ComputedNeed(
            line: line.id, standard: standard.id, exact: need.exact, posts: need.posts,
            stated: line.need))
      }
    }
    return needs.sorted { $0.line < $1.line }
  }
}

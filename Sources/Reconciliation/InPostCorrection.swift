public import OneBoard

/// Lines of posts with the staff in post that the registers prove.
public struct InPostCorrection: Sendable, Hashable {
  /// People who hold a post by the registers, but on no line, or on one of several.
  public struct Unplaced: Sendable, Hashable {
    /// The people.
    public let occupancy: ReconciliationReport.Occupancy
    /// The ids of the lines that may be theirs, in order; empty if there is none.
    public let candidates: [String]
    /// Whether the unit has lines, though none that fits.
    public let knowsUnit: Bool
  }

  /// A line whose staff in post were counted anew.
  public struct Change: Sendable, Hashable {
    /// The id of the line.
    public let id: String
    /// Approved quota, in posts.
    public let approved: Int
    /// What the line stated.
    public let stated: Int
    /// What the registers prove.
    public let proven: Int
  }

  /// The lines in their order, with `inPost` as proven.
  public let posts: [PostLine]
  /// The lines of which the registers prove something else than was stated, in order of ids.
  public let changes: [Change]
  /// The people that could not be put on one line, by unit, category and occupation.
  public let unplaced: [Unplaced]
}

extension ReconciliationReport {
  /// Counts the staff in post of lines anew.
  ///
  /// Somebody who holds a post counts on the line of the post's unit, and of its category and
  /// occupation where quota states them. See ``ReconciledUnit/inPost`` for who does.
  ///
  /// - Parameter posts: The lines.
  /// - Returns: The lines as the registers prove them, and the people for whom no line could be told.
  /// - Complexity: O(lines · log lines + occupancies).
  public func correction(of posts: [PostLine]) -> InPostCorrection {
    let units = Set(posts.lazy.map(\.unit))
    let lines = PostKind.lines(of: posts)
    var proven = [Int](repeating: 0, count: posts.count)
    var unplaced: [InPostCorrection.Unplaced] = []
    for occupancy in occupancies {
      let kind = PostKind(
        unit: occupancy.unit, category: occupancy.category, occupation: occupancy.occupation)
      let fitting = lines[kind] ?? []
      if fitting.count == 1, let position = fitting.first {
        proven[position] += occupancy.people
      } else {
        unplaced.append(
          InPostCorrection.Unplaced(
            occupancy: occupancy, candidates: fitting.map { posts[$0].id }.sorted(),
            knowsUnit: units.contains(occupancy.unit)))
      }
    }
    var corrected = posts
    var changes: [InPostCorrection.Change] = []
    for (position, line) in posts.enumerated() where line.inPost != proven[position] {
      corrected[position].inPost = proven[position]
      changes.append(
        InPostCorrection.Change(
          id: line.id, approved: line.approved, stated: line.inPost, proven: proven[position]))
    }
    changes.sort { $0.id < $1.id }
    return InPostCorrection(posts: corrected, changes: changes, unplaced: unplaced)
  }
}

/// What the quota register may state about a post; what is `nil` fits every line.
private struct PostKind: Hashable {
  var unit: String
  var category: String?
  var occupation: String?

  /// The positions of the lines that fit each kind.
  static func lines(of posts: [PostLine]) -> [PostKind: [Int]] {
    var lines: [PostKind: [Int]] = [:]
    for (position, line) in posts.enumerated() {
      for category in [nil, line.category] {
        lines[PostKind(unit: line.unit, category: category), default: []].append(position)
        guard let occupation = line.occupation else { continue }
        let kind = PostKind(unit: line.unit, category: category, occupation: occupation)
        lines[kind, default: []].append(position)
      }
    }
    return lines
  }
}

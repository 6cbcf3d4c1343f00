internal import OneBoard

/// Sums over the lines of one sector and tier.
struct GroupTotals {
  private var sector: String
  private var tier: String
  private var lines = 0
  private var approved = 0
  private var released = 0
  private var granted = 0
  private var purchased = 0
  private var final = 0
  private var need = 0

  /// The sums of every sector and tier in which something changes.
  ///
  /// - Parameters:
  ///   - plan: The plan; its posts stand in the order of the board's lines.
  ///   - board: The board.
  /// - Returns: The sums, in order of sector and tier; lines without either stand first.
  static func bySectorAndTier(of plan: Plan, on board: Board) -> [GroupTotals] {
    var groups: [[String]: GroupTotals] = [:]
    for (line, posts) in zip(board.lines, plan.posts) {
      let key = [line.sector ?? "", line.tier ?? ""]
      groups[key, default: GroupTotals(sector: key[0], tier: key[1])].add(line, posts)
    }
    return groups.filter { $0.value.changes }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// The sum of some groups.
  ///
  /// - Parameter groups: The groups.
  /// - Returns: The sum; `nil` for no groups.
  static func sum(_ groups: [GroupTotals]) -> GroupTotals? {
    guard !groups.isEmpty else { return nil }
    var result = GroupTotals(sector: "all of these", tier: "")
    for group in groups {
      result.lines += group.lines
      result.approved += group.approved
      result.released += group.released
      result.granted += group.granted
      result.purchased += group.purchased
      result.final += group.final
      result.need += group.need
    }
    return result
  }

  /// The cells of a table: sector, tier, lines, approved, released, granted, bought, final, need.
  var cells: [String] {
    [sector.isEmpty ? "–" : sector, tier]
      + [lines, approved, released, granted, purchased, final, need].map(String.init)
  }

  private init(sector: String, tier: String) {
    self.sector = sector
    self.tier = tier
  }

  private var changes: Bool { released != 0 || granted != 0 || purchased != 0 }

  private mutating func add(_ line: PostLine, _ posts: PlannedPosts) {
    lines += 1
    approved += line.approved
    released += posts.released
    granted += posts.granted
    purchased += posts.purchased
    final += posts.final
    need += line.need
  }
}

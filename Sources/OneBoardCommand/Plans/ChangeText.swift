internal import OneBoard

/// What a plan changes from an earlier one, as text for people, in 80 columns.
struct ChangeText {
  private static let most = 20

  private let earlier: ReplanOptions.Earlier
  private let plan: Plan
  private let board: Board

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - earlier: The earlier plan.
  ///   - plan: The new plan.
  ///   - board: The board it was made for.
  init(from earlier: ReplanOptions.Earlier, to plan: Plan, on board: Board) {
    self.earlier = earlier
    self.plan = plan
    self.board = board
  }

  /// The text, with its line ends; empty without a plan.
  var text: String {
    guard !plan.posts.isEmpty else { return "" }
    let known = Dictionary(earlier.posts.map { ($0.id, $0) }) { first, _ in first }
    let buys =
      earlier.posts.contains { $0.purchased > 0 } || plan.posts.contains { $0.purchased > 0 }
    var table = TextTable(
      [.text("Line"), .text("Name", shrinks: true), .number("Final before"), .number("Now")]
        + (buys ? [.number("Bought before"), .number("Now")] : []))
    var (changed, posts) = (0, 0)
    for (line, now) in zip(board.lines, plan.posts) {
      let before = known[line.id] ?? PlannedPosts(id: line.id, final: line.approved)
      guard before.final != now.final || before.purchased != now.purchased else { continue }
      changed += 1
      posts += abs(before.final - now.final) + abs(before.purchased - now.purchased)
      guard changed <= Self.most else { continue }
      let numbers = [before.final, now.final] + (buys ? [before.purchased, now.purchased] : [])
      table.add([line.id, line.name ?? line.unit] + numbers.map { String($0) })
    }
    let frozen = Set(earlier.frozen).count
    let kept = frozen > 0 ? " \(NumberText.count(frozen, "line")) frozen." : ""
    var lines =
      ("Changes from \(earlier.path.printable): \(NumberText.count(posts, "post")) on "
      + "\(NumberText.count(changed, "line")).\(kept)").wrapped(to: 80)
    if changed > 0 { lines += [""] + table.lines() }
    if changed > Self.most {
      lines.append("\(NumberText.count(changed - Self.most, "more line")) in plan.csv.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

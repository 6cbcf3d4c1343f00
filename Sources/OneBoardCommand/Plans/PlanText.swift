package import OneBoard

/// A plan as text for people, in 80 columns.
package struct PlanText {
  private let board: Board
  private let plan: Plan
  private let written: [String]

  /// The most lines that are listed as receiving, and as releasing; the rest stand in plan.csv.
  package static let mostChanges = 10

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - board: The board it was made for.
  ///   - written: The files that were written, if any.
  package init(_ plan: Plan, of board: Board, written: [String] = []) {
    self.board = board
    self.plan = plan
    self.written = written
  }

  /// The text, with its line ends.
  package var text: String {
    var sections = [head]
    if plan.status == .infeasible {
      sections += [conflict, plan.waysOut.map { WaysOutText($0).lines } ?? []]
    }
    if !plan.posts.isEmpty {
      sections += [levels, pools, groups, changes, approvals, shortfalls]
    }
    sections += [notes, files]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var head: [String] {
    let outcome =
      switch plan.status {
      case .optimal: "Optimal: proven best on every level, in whole posts"
      case .feasible: "A legal plan, not proven best; the bounds say how far it may be"
      case .proposed: "A proposal; only an audit says whether it is legal"
      case .infeasible: "No legal plan exists"
      case .stopped: "Stopped by a limit before a plan was found"
      }
    return [
      board.name.printable.truncated(to: 80), "\(outcome) (\(NumberText.time(plan.solveSeconds))).",
    ]
  }

  private var conflict: [String] {
    guard let conflict = plan.conflict else { return [] }
    var lines = conflict.sentence.printable.wrapped(to: 80)
    lines.append(
      conflict.isMinimal
        ? "These cannot hold together; without any one of them a plan exists:"
        : "These cannot hold together; fewer may be enough for that:")
    let rules = Dictionary(board.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for member in conflict.members {
      let details = [rules[member]?.title, rules[member]?.basis].compactMap { $0 }
      let text = ([member] + details).joined(separator: " · ").printable
      for (index, line) in text.wrapped(to: 76).enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + line)
      }
    }
    return lines
  }

  private var levels: [String] {
    guard !plan.levels.isEmpty else { return [] }
    var table = TextTable([.text("Level"), .number("Value"), .number("Bound")])
    for level in plan.levels {
      table.add([
        level.name, NumberText.short(level.value), level.bound.map(NumberText.short) ?? "",
      ])
    }
    return table.lines()
  }

  private var pools: [String] {
    var table = TextTable([
      .text("Category", shrinks: true), .number("Opening"), .number("Released"),
      .number("Granted"), .number("Closing"),
    ])
    let names = Dictionary(
      board.categories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for pool in plan.pools {
      let name = names[pool.category].flatMap { $0 == pool.category ? nil : $0 }
      table.add([
        [pool.category, name].compactMap { $0 }.joined(separator: " "),
        String(pool.opening), String(pool.released), String(pool.granted), String(pool.closing),
      ])
    }
    return plan.pools.isEmpty ? [] : table.lines()
  }

  private var groups: [String] {
    var table = TextTable([
      .text("Sector", shrinks: true), .text("Tier", shrinks: true), .number("Lines"),
      .number("Approved"), .number("Released"), .number("Granted"), .number("Bought"),
      .number("Final"), .number("Need"),
    ])
    let totals = GroupTotals.bySectorAndTier(of: plan, on: board)
    for group in totals { table.add(group.cells) }
    if let sum = GroupTotals.sum(totals), totals.count > 1 { table.add(sum.cells) }
    return totals.isEmpty ? [] : table.lines()
  }

  private var changes: [String] {
    let changed = zip(board.lines, plan.posts).filter { $1.changes }
    guard !changed.isEmpty else { return ["Nothing changes."] }
    let receiving = Self.largest(changed) { $0.granted + $0.purchased }
    let releasing = Self.largest(changed) { $0.released }
    let largest = receiving + releasing
    var table = TextTable([
      .text("Line", shrinks: true), .text("Name", shrinks: true), .number("Released"),
      .number("Granted"), .number("Bought"), .number("Final"), .number("Need"),
    ])
    for (line, posts) in largest {
      table.add([
        line.id, line.name ?? line.unit, String(posts.released), String(posts.granted),
        String(posts.purchased), String(posts.final), String(line.need),
      ])
    }
    let rest = changed.count - largest.count
    if rest == 0 { return table.lines() }
    let place = written.isEmpty ? "written to plan.csv with --out DIR" : "in plan.csv"
    return table.lines() + [
      "\(NumberText.count(rest, "further line changes", "further lines change"));"
        + " every line is \(place)."
    ]
  }

  /// The lines of greatest amount, in that order; equal ones in the order of the board.
  private static func largest(
    _ lines: [(PostLine, PlannedPosts)], by amount: (PlannedPosts) -> Int
  ) -> [(PostLine, PlannedPosts)] {
    // Positions break ties, so the order does not depend on the sorting method.
    lines.enumerated().filter { amount($0.element.1) > 0 }.sorted { left, right in
      let (first, second) = (amount(left.element.1), amount(right.element.1))
      return first == second ? left.offset < right.offset : first > second
    }.prefix(mostChanges).map(\.element)
  }

  private var approvals: [String] {
    let found = board.approvals(of: plan.moves)
    guard !found.isEmpty else { return [] }
    var table = TextTable([
      .text("Needs approval", shrinks: true), .text("Category", shrinks: true),
      .text("From", shrinks: true), .text("To", shrinks: true), .number("Posts"),
      .text("By", shrinks: true),
    ])
    for approval in found {
      table.add([
        approval.rule, approval.category, approval.from, approval.to, String(approval.posts),
        approval.office ?? "",
      ])
    }
    return table.lines()
  }

  private var shortfalls: [String] {
    guard !plan.shortfalls.isEmpty else { return [] }
    var table = TextTable([
      .text("Soft rule", shrinks: true), .text("Group", shrinks: true), .number("Short by"),
    ])
    for shortfall in plan.shortfalls {
      table.add([shortfall.rule, shortfall.group ?? "", NumberText.short(shortfall.posts)])
    }
    return table.lines()
  }

  private var notes: [String] {
    plan.notes.flatMap { note in
      note.printable.wrapped(to: 74).enumerated().map { ($0 == 0 ? "Note: " : "      ") + $1 }
    }
  }

  private var files: [String] { written.map { "Written: \($0)" } }
}

import OneBoard

/// What one line does in a candidate plan.
struct Choice: Hashable, Sendable {
  var released = 0
  var granted = 0
  var purchased = 0
}

/// Decides by the plainest means whether a plan on a tiny board is legal.
///
/// Written from the text of the format alone, with methods other than those of the audit: rounding
/// by search, ring fences by Hall's condition over all sets of sinks.
struct EnumerationLegality {
  let board: Board
  /// The positions that each rule selects.
  let selected: [[Int]]
  /// The lines of each row of each rule.
  private let groups: [[(value: String?, lines: [Int])]]
  /// The larger selection of each share.
  private let among: [[Int]]
  private let members: [[Int]]
  private let fences: [(from: [Int], to: [Int])]

  init(_ board: Board) {
    self.board = board
    let selected = board.rules.map { rule in
      board.lines.indices.filter { Self.takes(rule.selection, board.lines[$0]) }
    }
    self.selected = selected
    groups = zip(board.rules, selected).map { rule, lines in
      let grouping: Bound.Grouping
      switch rule.kind {
      case .bound(let bound): grouping = bound.grouping
      case .leadership, .discrete: grouping = .unit
      case .exchange(let exchange): grouping = exchange.grouping
      case .share: return [(nil, lines)]
      case .reclaim, .ringFence, .purchase, .approval: grouping = .line
      }
      let keys = lines.map { Self.key(board.lines[$0], grouping) }
      return Set(keys.compactMap { $0 }).sorted().map { value in
        (grouping == .all ? nil : value, zip(lines, keys).filter { $0.1 == value }.map(\.0))
      }
    }
    among = board.rules.map { rule in
      guard case .share(let share) = rule.kind else { return [] }
      return board.lines.indices.filter { Self.takes(share.among, board.lines[$0]) }
    }
    members = board.categories.map { category in
      board.lines.indices.filter { board.lines[$0].category == category.id }
    }
    fences = board.rules.compactMap { rule in
      guard case .ringFence(let from, let to) = rule.kind else { return nil }
      return (
        board.lines.indices.filter { Self.takes(from, board.lines[$0]) },
        board.lines.indices.filter { Self.takes(to, board.lines[$0]) }
      )
    }
  }

  static func takes(_ selector: Selector, _ line: PostLine) -> Bool {
    for condition in selector.conditions {
      let holds: Bool
      switch condition {
      case .not(let inner): holds = !takes(inner, line)
      case .any(let inner): holds = inner.contains { takes($0, line) }
      case .field(let field, let allowed): holds = has(line, field, allowed)
      }
      if !holds { return false }
    }
    return true
  }

  private static func has(_ line: PostLine, _ field: Selector.Field, _ allowed: [String]) -> Bool {
    let values: [String?] =
      switch field {
      case .id: [line.id]
      case .unit: [line.unit]
      case .department: [line.department]
      case .sector: [line.sector]
      case .tier: [line.tier]
      case .town: [line.town]
      case .category: [line.category]
      case .occupation: [line.occupation]
      case .service: [line.service]
      case .tag: line.tags
      }
    return values.contains { value in allowed.contains { $0 == value } }
  }

  // MARK: One line

  /// The reclaimable number: the first or last whole number that meets the definition.
  static func reclaimable(_ line: PostLine, _ reclaim: Reclaim) -> Int {
    let vacancy = max(0, line.approved - line.inPost)
    let cap = reclaim.withIncumbents ? line.approved : vacancy
    let billion = 1_000_000_000
    let exact: Int
    switch reclaim.formula {
    case .all: exact = vacancy * billion
    case .vacancyAbove(let share): exact = vacancy * billion - billionths(share) * line.approved
    case .idleYears(let years): exact = (line.idleYears ?? 0) >= years ? vacancy * billion : 0
    case .aboveNeed(let factor): exact = billionths(factor) * max(0, line.approved - line.need)
    case .atMost(let posts): exact = min(posts, cap) * billion
    }
    let numbers = Array(0...cap)
    switch reclaim.rounding {
    case .down: return numbers.last { $0 * billion <= exact } ?? 0
    case .up: return numbers.first { $0 * billion >= exact } ?? cap
    case .nearest: return numbers.last { 2 * $0 * billion <= 2 * exact + billion } ?? 0
    }
  }

  /// The number times 10^9.
  static func billionths(_ value: ExactDecimal) -> Int {
    var result = value.units
    for _ in value.scale..<9 { result *= 10 }
    return result
  }

  /// All choices of a line that break nothing on the line itself.
  func choices(at position: Int) -> [Choice] {
    let line = board.lines[position]
    var result: [Choice] = []
    for released in 0...max(0, line.approved) {
      for granted in 0...max(0, line.need - line.approved) {
        for purchased in 0...max(0, line.need - line.approved) {
          let choice = Choice(released: released, granted: granted, purchased: purchased)
          if isLegal(choice, at: position) { result.append(choice) }
        }
      }
    }
    return result
  }

  /// Whether a choice breaks nothing on its own line.
  func isLegal(_ choice: Choice, at position: Int) -> Bool {
    let line = board.lines[position]
    let final = line.approved - choice.released + choice.granted
    guard choice.released >= 0, choice.granted >= 0, choice.purchased >= 0 else { return false }
    guard choice.released == 0 || choice.granted == 0 else { return false }
    guard final >= line.min ?? final, final <= line.max ?? final else { return false }
    var most = 0
    var peopleMove = false
    var mayBuy = false
    for (rule, lines) in zip(board.rules, selected) where lines.contains(position) {
      switch rule.kind {
      case .reclaim(let reclaim):
        let number = Self.reclaimable(line, reclaim)
        most = max(most, number)
        peopleMove = peopleMove || reclaim.withIncumbents
        if reclaim.must, rule.softWeight == nil, choice.released < number { return false }
      case .purchase: mayBuy = true
      case .ringFence, .bound, .share, .leadership, .discrete, .exchange, .approval: break
      }
    }
    guard choice.released <= most, mayBuy || choice.purchased == 0 else { return false }
    guard peopleMove || final >= min(line.approved, line.inPost) else { return false }
    let room = max(0, line.need - line.approved)
    let roomWithMaximum = max(0, min(line.need, line.max ?? line.need) - line.approved)
    return choice.granted <= roomWithMaximum && choice.granted + choice.purchased <= room
  }

  // MARK: The whole board

  /// Whether the lines' choices together break no pool and no hard rule.
  func isLegal(_ plan: [Choice]) -> Bool {
    for index in board.categories.indices where !isLegal(plan, category: index) { return false }
    for (index, rule) in board.rules.enumerated() {
      switch rule.kind {
      case .reclaim, .ringFence, .approval: break
      case .exchange(let exchange):
        for (_, own) in groups[index] {
          let given = own.reduce(0) { $0 + plan[$1].released }
          let received = own.reduce(0) { $0 + plan[$1].granted }
          switch exchange.limit {
          case .mayNotFall: if received < given { return false }
          case .replacement(let out, let allowed):
            // Whole exchanges only: so many times `allowed` for so many times `out` given.
            if received * out > given * allowed { return false }
          }
        }
      case .bound, .share:
        if rule.softWeight == nil, lacks(of: index, plan).contains(where: { $0 > 0 }) {
          return false
        }
      case .purchase(let purchase):
        let places = selected[index].reduce(0) { $0 + plan[$1].purchased }
        let money = Self.billionths(purchase.unitCost) * places
        if money > Self.billionths(purchase.budget) || places > purchase.atMost ?? places {
          return false
        }
      case .discrete(.minimumLot(let least)):
        for position in selected[index]
        where plan[position].granted > 0 && plan[position].granted < least { return false }
      case .discrete(.unitsTouched(let most)):
        let touched = groups[index].filter { _, own in
          own.contains { plan[$0].released > 0 || plan[$0].granted > 0 }
        }
        if touched.count > most { return false }
      case .discrete(.closeOrKeep):
        for (_, own) in groups[index] {
          let released = own.reduce(0) { $0 + plan[$1].released }
          let approved = own.reduce(0) { $0 + board.lines[$1].approved }
          if released != 0, released != approved { return false }
        }
      case .leadership(let steps):
        for (_, own) in groups[index] {
          let leaders = own.compactMap { board.lines[$0].leaders }
          let posts = own.reduce(0) { $0 + final(plan, $1) }
          let allowed = steps.first { posts <= $0.upToPosts ?? .max }?.leaders
          if !leaders.isEmpty, leaders.reduce(0, +) > allowed ?? .max { return false }
        }
      }
    }
    return true
  }

  private func final(_ plan: [Choice], _ position: Int) -> Int {
    board.lines[position].approved - plan[position].released + plan[position].granted
  }

  private func isLegal(_ plan: [Choice], category index: Int) -> Bool {
    let category = board.categories[index]
    let members = members[index]
    let released = members.reduce(0) { $0 + plan[$1].released }
    let granted = members.reduce(0) { $0 + plan[$1].granted }
    guard category.reserve + released - granted >= category.keepAtLeast else { return false }
    let total = members.reduce(0) { $0 + final(plan, $1) }
    guard total <= category.totalAtMost ?? total else { return false }
    if fences.isEmpty { return true }
    let sinks = members.filter { plan[$0].granted > 0 }
    let sources = members.filter { plan[$0].released > 0 }
    for subset in 0..<(1 << sinks.count) {
      let chosen = sinks.indices.filter { subset >> $0 & 1 == 1 }.map { sinks[$0] }
      let demand = chosen.reduce(0) { $0 + plan[$1].granted }
      let able = sources.filter { source in
        chosen.contains { sink in
          fences.allSatisfy { !$0.from.contains(source) || $0.to.contains(sink) }
        }
      }
      let supply = able.reduce(category.reserve) { $0 + plan[$1].released }
      if demand > supply { return false }
    }
    return true
  }

  /// What a bound, share or `must` lacks, row by row, in billionths of a post.
  func lacks(of index: Int, _ plan: [Choice]) -> [Int] {
    let billion = 1_000_000_000
    let rule = board.rules[index]
    switch rule.kind {
    case .bound(let bound):
      return groups[index].map { _, lines in
        let sum = count(bound.quantity, lines, plan)
        let below = (bound.atLeast ?? sum) - sum
        let above = sum - (bound.atMost ?? sum)
        return max(0, below, above) * billion
      }
    case .share(let share):
      func keyed(_ lines: [Int], _ value: String) -> [Int] {
        lines.filter { Self.key(board.lines[$0], share.grouping) == value }
      }
      let keys = (selected[index] + among[index]).compactMap {
        Self.key(board.lines[$0], share.grouping)
      }
      return Set(keys).sorted().map { value in
        let part = count(share.quantity, keyed(selected[index], value), plan) * billion
        let whole = count(share.quantity, keyed(among[index], value), plan)
        let below = share.atLeast.map { Self.billionths($0) * whole - part } ?? 0
        let above = share.atMost.map { part - Self.billionths($0) * whole } ?? 0
        return max(0, below, above)
      }
    case .reclaim(let reclaim) where reclaim.must:
      return selected[index].map { position in
        let number = Self.reclaimable(board.lines[position], reclaim)
        return max(0, number - plan[position].released) * billion
      }
    case .reclaim, .ringFence, .purchase, .leadership, .discrete, .exchange, .approval: return []
    }
  }

  private func count(_ quantity: Bound.Quantity, _ lines: [Int], _ plan: [Choice]) -> Int {
    var sum = 0
    for position in lines {
      switch quantity {
      case .granted: sum += plan[position].granted
      case .released: sum += plan[position].released
      case .net: sum += plan[position].granted - plan[position].released
      case .final: sum += final(plan, position)
      case .purchased: sum += plan[position].purchased
      }
    }
    return sum
  }

  private static func key(_ line: PostLine, _ grouping: Bound.Grouping) -> String? {
    switch grouping {
    case .all: "all"
    case .line: line.id
    case .unit: line.unit
    case .department: line.department
    case .sector: line.sector
    case .town: line.town
    case .tier: line.tier
    case .category: line.category
    case .occupation: line.occupation
    }
  }
}

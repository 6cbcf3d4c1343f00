/// Measures plans of one board by the audit's reading of plans and selectors.
struct PlanMeasurer {
  private let board: Board
  /// The board with the one level by which benefit is measured.
  private let benefitBoard: Board
  private let settings: MeasureSettings
  private var selections: AuditSelections

  init(_ board: Board, settings: MeasureSettings) {
    self.board = board
    self.settings = settings
    let (curve, weights) = board.benefit
    benefitBoard = board.replacingObjective([
      ObjectiveLevel(.benefit(curve: curve, weights: weights))
    ])
    selections = AuditSelections(board.lines)
  }

  /// The plan's value on the benefit level.
  func benefit(of posts: [PlannedPosts]) -> Double {
    benefitBoard.levelValues(of: posts).first { $0.name == "benefit" }?.value ?? 0
  }

  /// The figures of a plan that was audited.
  mutating func measures(of posts: [PlannedPosts], report: AuditReport) -> PlanMeasures {
    let book = PlanBook(board: board, posts: posts)
    let values = benefitBoard.levelValues(of: posts)
    func value(_ name: String) -> Double { values.first { $0.name == name }?.value ?? 0 }
    var units: Set<String> = []
    var flows = board.categories.map { _ in (released: Int128(0), granted: Int128(0)) }
    var shortage: Int128 = 0
    var coverages: [Double] = []
    for (index, line) in board.lines.enumerated() {
      if book.released[index] > 0 || book.granted[index] > 0 { units.insert(line.unit) }
      flows[board.categoryOfLine[index]].released += Int128(book.released[index])
      flows[board.categoryOfLine[index]].granted += Int128(book.granted[index])
      shortage += Int128(max(0, line.need - book.service(at: index)))
      if line.need > 0 {
        coverages.append(Coverage(service: book.service(at: index), need: line.need).doubleValue)
      }
    }
    let moved = flows.reduce(Int128(0)) { $0 + max($1.released, $1.granted) }
    return PlanMeasures(
      granted: Int(clamping: flows.reduce(Int128(0)) { $0 + $1.granted }),
      released: Int(clamping: flows.reduce(Int128(0)) { $0 + $1.released }),
      purchased: Int(clamping: book.purchased.reduce(Int128(0)) { $0 + Int128($1) }),
      frontlineShare: share(of: settings.frontline, book),
      publicBenefitShare: share(of: settings.publicBenefit, book),
      coverage: CoverageSpread(coverages), townsBelowFloor: townsBelowFloor(book),
      brokenRules: Set(report.violations.map(\.rule)).sorted(),
      violations: report.violations.count, unitsTouched: units.count,
      postsMoved: Int(clamping: moved), money: money(book), benefit: value("benefit"),
      shortage: Int(clamping: shortage), shortfall: value("shortfall"))
  }

  /// The selected lines' fraction of all granted posts.
  private mutating func share(of selector: Selector, _ book: PlanBook) -> Double? {
    let mask = selections.mask(selector)
    guard mask.contains(true) else { return nil }
    var part: Int128 = 0
    var whole: Int128 = 0
    for (index, granted) in book.granted.enumerated() where granted > 0 {
      whole += Int128(granted)
      if mask[index] { part += Int128(granted) }
    }
    return whole > 0 ? Double(part) / Double(whole) : nil
  }

  private mutating func townsBelowFloor(_ book: PlanBook) -> Int {
    var below: Set<String> = []
    for rule in board.rules {
      guard case .bound(let bound) = rule.kind, bound.grouping == .town,
        bound.quantity != .released, let floor = bound.atLeast
      else { continue }
      var sums: [String: Int128] = [:]
      for (index, isSelected) in selections.mask(rule.selection).enumerated() where isSelected {
        guard let town = board.lines[index].town else { continue }
        sums[town, default: 0] += book.quantity(bound.quantity, at: index)
      }
      for (town, sum) in sums where sum < Int128(floor) { below.insert(town) }
    }
    return below.count
  }

  private mutating func money(_ book: PlanBook) -> ExactDecimal {
    var billionths: Int128 = 0
    for rule in board.rules {
      guard case .purchase(let purchase) = rule.kind else { continue }
      for (index, isSelected) in selections.mask(rule.selection).enumerated() where isSelected {
        billionths += purchase.unitCost.billionths * Int128(max(0, book.purchased[index]))
      }
    }
    return ExactDecimal(roundingUp: billionths, scale: ExactDecimal.maximumScale)
  }
}

extension Board {
  /// The board of the same scenario with a change that keeps it sound.
  func restated(_ change: (inout Scenario) -> Void) -> Board {
    var scenario = Scenario(
      name: name, categories: categories, posts: lines, rules: rules, objective: objective)
    change(&scenario)
    return Board(soundScenario: scenario)
  }
}

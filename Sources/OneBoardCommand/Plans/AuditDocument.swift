internal import OneBoard

/// An audit as it is printed with `--format json`.
struct AuditDocument: Encodable {
  private struct Item: Encodable {
    let rule: String
    let basis: String?
    let place: String?
    let amount: Double
    let message: String
  }

  private struct Level: Encodable {
    let name: String
    let value: Double
  }

  private struct Short: Encodable {
    let rule: String
    let group: String?
    let posts: Double
  }

  private struct Flag: Encodable {
    let kind: String
    let rule: String
    let article: String
    let place: String?
    let places: Int
    let message: String
  }

  private let oneboard = 1
  private let scenario: String
  private let checks: Int
  private let levels: [Level]
  private let violations: [Item]
  private let shortfalls: [Short]
  private let flags: [Flag]

  init(_ report: AuditReport, levels: [LevelResult], flags: [LegalFlag], of board: Board) {
    scenario = board.name
    checks = report.checks
    self.levels = levels.filter(\.value.isFinite).map { Level(name: $0.name, value: $0.value) }
    violations = report.violations.map {
      Item(
        rule: $0.rule, basis: $0.basis, place: $0.place, amount: $0.amount.doubleValue,
        message: $0.message)
    }
    self.flags = flags.map {
      Flag(
        kind: $0.kind.rawValue, rule: $0.rule, article: $0.article, place: $0.place,
        places: $0.places, message: $0.message)
    }
    shortfalls = report.shortfalls.map { Short(rule: $0.rule, group: $0.group, posts: $0.posts) }
  }
}

internal import OneBoard

/// Decided requests as they are printed with `--format json`.
struct RequestsDocument: Encodable {
  private struct Reason: Encodable {
    let rule: String
    let basis: String?
    let message: String
  }

  private struct Decision: Encodable {
    let unit: String
    let line: String
    let date: String?
    let posts: Int
    let decision: String
    let granted: Int
    let service: Int
    let open: Int
    let worth: Double?
    let reasons: [Reason]
    let reason: String?
  }

  private struct Price: Encodable {
    let category: String
    let level: String?
    let value: Double
  }

  private let oneboard = 1
  private let scenario: String
  /// That of the plan; absent for one that was given.
  private let status: String?
  private let requests: [Decision]
  private let prices: [Price]
  private let grantedUnasked: Int

  init(_ report: RequestReport, of board: Board, status: Plan.Status?) {
    scenario = board.name
    self.status = status?.rawValue
    grantedUnasked = report.grantedUnasked
    prices = report.prices.map { Price(category: $0.category, level: $0.level, value: $0.value) }
    requests = report.decisions.map { decision in
      Decision(
        unit: decision.request.unit, line: decision.request.line,
        date: decision.request.date?.description, posts: decision.request.posts,
        decision: decision.outcome.rawValue, granted: decision.granted, service: decision.service,
        open: decision.open, worth: decision.worth,
        reasons: decision.reasons.map {
          Reason(rule: $0.rule, basis: $0.basis, message: $0.message)
        }, reason: decision.request.reason)
    }
  }
}

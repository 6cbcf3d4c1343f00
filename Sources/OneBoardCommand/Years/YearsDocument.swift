internal import Horizon
internal import OneBoard

/// The plans of several years as they are printed with `--format json`.
struct YearsDocument: Encodable {
  struct Line: Encodable {
    let id: String
    let posts: Int
    let leavers: Int
    let hires: Int
    let lent: Int
    let repaid: Int
    let outstanding: Int
    let staff: Int
    let overQuota: Int
  }

  struct Pool: Encodable {
    let category: String
    let opening: Int
    let released: Int
    let granted: Int
    let closing: Int
  }

  struct Year: Encodable {
    let year: Int
    let status: String
    let conflict: String?
    let pools: [Pool]
    let lines: [Line]
  }

  private let oneboard = 1
  private let scenario: String
  private let isComplete: Bool
  private let years: [Year]

  init(_ plan: MultiYearPlan, of horizon: MultiYearScenario) {
    scenario = horizon.scenario.name
    isComplete = plan.isComplete
    years = plan.years.enumerated().map { number, year in
      Year(
        year: number + 1, status: year.plan.status.rawValue,
        conflict: year.plan.conflict?.sentence,
        pools: year.plan.pools.map {
          Pool(
            category: $0.category, opening: $0.opening, released: $0.released,
            granted: $0.granted, closing: $0.closing)
        },
        lines: year.lines.map {
          Line(
            id: $0.id, posts: $0.posts, leavers: $0.leavers, hires: $0.hires, lent: $0.lent,
            repaid: $0.repaid, outstanding: $0.outstanding, staff: $0.staff,
            overQuota: $0.overQuota)
        })
    }
  }
}

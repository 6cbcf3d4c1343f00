internal import OneBoard

/// A reorganization as it is printed with `--format json`.
struct ReorganizationDocument: Encodable {
  struct Transfer: Encodable {
    let function: String
    let from: String
    let to: String
    let approved: Int
    let inPost: Int
    let need: Int
    let leaders: Int
    let basis: String?
    let approval: String?
    let needsApproval: [String]
  }

  struct Unit: Encodable {
    let merger: String
    let unit: String
    let into: String?
    let obstacle: String?
    let lines: Int
    let approved: Int
    let inPost: Int
    let need: Int
  }

  struct Totals: Encodable {
    let approved: Int
    let inPost: Int
    let need: Int
    let leaders: Int
    let overQuota: Int

    init(_ totals: CategoryBalance.Totals) {
      approved = totals.approved
      inPost = totals.inPost
      need = totals.need
      leaders = totals.leaders
      overQuota = totals.overQuota
    }
  }

  struct Balance: Encodable {
    let category: String
    let before: Totals
    let after: Totals
  }

  private let oneboard = 1
  private let scenario: String
  private let transfers: [Transfer]
  private let units: [Unit]
  private let balances: [Balance]

  init(_ report: ReorganizationReport) {
    scenario = report.board.name
    transfers = report.reorganization.transfers.enumerated().map { number, transfer in
      Transfer(
        function: transfer.function, from: transfer.from, to: transfer.to,
        approved: transfer.approved, inPost: transfer.inPost, need: transfer.need,
        leaders: transfer.leaders, basis: transfer.basis, approval: transfer.approval,
        needsApproval: report.approval(ofTransfer: number).rules)
    }
    units = report.result.units.map {
      Unit(
        merger: $0.rule, unit: $0.unit, into: $0.into, obstacle: $0.obstacle?.rawValue,
        lines: $0.lines, approved: $0.approved, inPost: $0.inPost, need: $0.need)
    }
    balances = report.balances.map {
      Balance(category: $0.category, before: Totals($0.before), after: Totals($0.after))
    }
  }
}

import JSONText
public import OneBoard

extension PlanFile {
  private static let header =
    "id,unit,name,sector,tier,town,category,approved,released,granted,purchased,final,need,coverage"

  /// The plan as `plan.csv` by RFC 4180: every line of the board in id order.
  ///
  /// Coverage is min(1, (final + purchased) / need), and 1 where nothing is needed. Texts are
  /// written as they are, also those that a spreadsheet takes for a formula.
  ///
  /// - Parameters:
  ///   - plan: The plan; if it is infeasible or stopped, there is only a header.
  ///   - board: The board that the plan is for.
  /// - Returns: The text, with CRLF after each line.
  public static func csv(of plan: Plan, board: Board) -> String {
    var table = CSVWriter(header: header)
    guard plan.status == .optimal || plan.status == .feasible else { return table.text }
    let planned = Dictionary(plan.posts.map { ($0.id, $0) }) { first, _ in first }
    for line in board.lines {
      let posts = planned[line.id] ?? PlannedPosts(id: line.id, final: line.approved)
      for field in [
        line.id, line.unit, line.name, line.sector, line.tier, line.town, line.category,
      ] {
        table.cell(field)
      }
      for number in [
        line.approved, posts.released, posts.granted, posts.purchased, posts.final, line.need,
      ] {
        table.cell(number)
      }
      table.cell(coverage(of: posts, need: line.need).shortest)
      table.endRecord()
    }
    return table.text
  }

  private static func coverage(of posts: PlannedPosts, need: Int) -> Double {
    let (service, overflow) = posts.final.addingReportingOverflow(posts.purchased)
    if need <= 0 || overflow || service >= need { return 1 }
    return Double(service) / Double(need)
  }
}

import Foundation
import LinearOptimization
import OneBoard
import OneBoardCommand
import OneBoardTestSupport
import Testing

/// The text and the table of comparisons with long and wide names and large figures.
struct `Text of a comparison` {
  /// A solver that fails, so that no figure of these tests rests on one.
  private struct IdleSolver: LinearSolver {
    let name = "idle"

    func solve(_ model: Model, options: SolveOptions) async throws(SolveError) -> Solution {
      throw SolveError(.engineFailure("This solver solves nothing."))
    }
  }

  private static func comparison() async throws -> Comparison {
    let lines = (1...6).map {
      PostLine(
        id: "第\($0)乡镇综合行政执法服务中心", unit: "U\($0)", category: "事业编制", approved: 900_000_000,
        inPost: 900_000_000, need: 1_000_000_000, tier: "乡镇", town: "第\($0)镇")
    }
    let board = try Scenario(
      name: "名称很长的县，名称很长的县，名称很长的县，名称很长的县，名称很长的县，名称很长的县，名称很长的县",
      categories: [QuotaCategory(id: "事业编制", reserve: 600_000_000)], posts: lines,
      rules: [
        Rule(id: "每个乡镇至少一亿个编制的规则", .bound(Bound(of: .granted, per: .town, atLeast: 1)))
      ]
    ).validated()
    let names = [
      "按比例分配的方法，名称很长", "an-uncommonly-long-name-of-a-strategy", "x",
    ]
    var strategies: [any AllocationStrategy] = names.enumerated().map { index, name in
      StatedStrategy(name) { board in
        board.lines.indices.map { $0 < 4 * index ? 100_000_000 - $0 : 0 }
      }
    }
    strategies.append(
      StatedStrategy("failing, with \"quotes\"") { _ throws(PlanError) -> Plan in
        throw .tooLarge("第一行\nThe board is too large for this strategy; 这个方法不能处理这么大的县。")
      })
    var settings = ComparisonSettings()
    settings.findsRulePrices = true
    settings.properties = PropertySettings()
    return await board.comparison(
      of: strategies, using: IdleSolver(), settings: settings)
  }

  @Test func `Every line fits in 80 columns, whatever is sorted by`() async throws {
    let comparison = try await Self.comparison()
    for measure in [nil] + Measure.allCases.map(Optional.some) {
      let text = ComparisonText(comparison, sortedBy: measure).text
      for line in text.split(separator: "\n") {
        #expect(String(line).displayWidth <= 80, "\(line)")
      }
    }
  }

  @Test func `Strategies stand in the order of the measure`() async throws {
    let comparison = try await Self.comparison()
    let rows = ComparisonText(comparison, sortedBy: .granted).text.split(separator: "\n")
    let heading = try #require(rows.firstIndex { $0.hasPrefix("Strategy") })
    let names = rows[(heading + 1)...].prefix(4).map { String($0.prefix(2)) }
    #expect(names == ["x ", "an", "按比", "fa"])
    #expect(rows[heading + 4].contains("no plan"))
  }

  @Test func `The table has one record for each strategy and quotes what needs it`() async throws {
    let comparison = try await Self.comparison()
    let csv = ComparisonTable(comparison, sortedBy: nil).csv
    #expect(csv.hasPrefix("name,status,violations,brokenRules,seconds,benefit,"))
    #expect(csv.contains("\r\n\"failing, with \"\"quotes\"\"\","))
    for measure in Measure.allCases { #expect(csv.contains(measure.rawValue)) }
    let plain = csv.components(separatedBy: "\r\n").filter { !$0.contains("\"") && !$0.isEmpty }
    #expect(plain.count == 4)
    #expect(
      Set(plain.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1
    )
  }
}

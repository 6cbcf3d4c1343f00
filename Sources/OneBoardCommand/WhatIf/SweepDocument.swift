internal import Foundation
internal import OneBoard

/// A sweep as it is printed with `--format json`.
struct SweepDocument: Encodable {
  private let oneboard = 1
  private let scenario: String
  private let sweep: String
  private let path: String
  private let values: Int
  private let solves: Int
  private let method: String
  private let complete: Bool
  private let points: [PointItem]
  private let stretches: [StretchItem]

  init(_ curve: SweepCurve) {
    scenario = curve.scenario
    sweep = curve.range.description
    path = curve.range.path
    values = curve.range.count
    solves = curve.solves
    method = curve.method
    complete = curve.isComplete
    points = curve.points.map(PointItem.init)
    stretches = curve.stretches.map(StretchItem.init)
  }
}

private struct NamedValue: Encodable {
  let name: String
  let value: Double
  let bound: Double?

  init(_ level: LevelResult) {
    (name, value, bound) = (level.name, level.value, level.bound)
  }
}

private struct PointItem: Encodable {
  let value: Decimal?
  let status: String
  let levels: [NamedValue]
  let figures: [NamedValue]
  let totals: PostsItem
  let solved: Bool
  let breakpoint: Bool

  init(_ point: SweepPoint) {
    value = Decimal(string: point.value.description)
    status = point.status.rawValue
    levels = point.levels.map(NamedValue.init)
    figures = point.figures.map(NamedValue.init)
    totals = PostsItem(point.totals)
    solved = point.isSolved
    breakpoint = point.isBreakpoint
  }
}

private struct StretchItem: Encodable {
  let first: Decimal?
  let last: Decimal?
  let kind: String
  let reason: String?

  init(_ stretch: SweepStretch) {
    first = Decimal(string: stretch.first.description)
    last = Decimal(string: stretch.last.description)
    kind = stretch.kind.rawValue
    reason = stretch.reason
  }
}

/// Which lines count as frontline and as direct public benefit when plans are measured.
public struct MeasureSettings: Sendable, Hashable {
  /// The lines that count as frontline.
  public var frontline: Selector
  /// The lines that count as direct public benefit.
  public var publicBenefit: Selector

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - frontline: The lines that count as frontline.
  ///   - publicBenefit: The lines that count as direct public benefit.
  public init(frontline: Selector, publicBenefit: Selector) {
    self.frontline = frontline
    self.publicBenefit = publicBenefit
  }

  /// Recognises both by the names of tiers and sectors that occur on a board.
  ///
  /// Frontline are the lines whose tier is named in ``frontlineTiers``; direct public benefit those
  /// whose sector is named in ``publicBenefitSectors``. Whole names are compared, without regard to
  /// case. Where no name occurs, the selector takes no line and the share is not defined.
  ///
  /// - Parameter board: The board.
  public init(recognizedOn board: Board) {
    frontline = Self.selector(.tier, board.lines.map(\.tier), Self.frontlineTiers)
    publicBenefit = Self.selector(.sector, board.lines.map(\.sector), Self.publicBenefitSectors)
  }

  /// The names of tiers below the county that are recognised as frontline.
  public static let frontlineTiers: Set<String> = [
    "township", "town", "village", "subdistrict", "community", "grassroots", "frontline",
    "乡镇", "乡", "镇", "乡级", "镇级", "乡镇级", "街道", "镇街", "乡镇街道", "乡镇（街道）", "村", "村级",
    "社区", "村社区", "基层", "一线",
  ]

  /// The names of sectors that serve people directly: education, health and care.
  public static let publicBenefitSectors: Set<String> = [
    "education", "school", "schools", "health", "healthcare", "medical", "welfare", "care",
    "elderly care", "childcare", "social care",
    "教育", "卫生", "卫生健康", "卫健", "医疗", "医疗卫生", "公共卫生", "养老", "托育", "社会福利", "民生",
  ]

  private static func selector(
    _ field: Selector.Field, _ values: [String?], _ known: Set<String>
  ) -> Selector {
    let found = Set(values.compactMap { $0 }).filter { known.contains($0.lowercased()) }
    return Selector([.field(field, found.sorted())])
  }
}

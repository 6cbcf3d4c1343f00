/// Something in a plan or its rules that the law of quotas may not allow, although no rule breaks.
///
/// A flag is a warning: whether the article applies is for a person to judge.
public struct LegalFlag: Sendable, Hashable {
  /// What the flag is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A unit buys services that may not be a buyer.
    case buyer
    /// A service is bought that is on no list, or on the list of what may not be bought.
    case service
    /// A norm of a sector is used as a hard rule.
    case sectorNorm
    /// Posts move between levels, which a higher office has to approve.
    case approval
  }

  /// What the flag is about.
  public var kind: Kind
  /// The rule's id; `purchase` where no purchase rule speaks of the line.
  public var rule: String
  /// The article that may not allow it.
  public var article: String
  /// The line's id; `nil` where the flag speaks of a rule.
  public var place: String?
  /// How many places are bought; 0 where the flag speaks of a rule.
  public var places: Int
  /// The fact, and the next step, in sentences.
  public var message: String

  /// Makes a flag.
  ///
  /// - Parameters:
  ///   - kind: What the flag is about.
  ///   - rule: The rule's id.
  ///   - article: The article that may not allow it.
  ///   - place: The line's id.
  ///   - places: How many places are bought.
  ///   - message: The fact, and the next step.
  public init(
    _ kind: Kind, rule: String, article: String, place: String? = nil, places: Int = 0,
    message: String
  ) {
    self.kind = kind
    self.rule = rule
    self.article = article
    self.place = place
    self.places = places
    self.message = message
  }
}

/// The marks by which scenarios state what legal flags look at.
public enum LegalMarks {
  /// Tags of units that may not buy services; one line with the tag marks its whole unit.
  ///
  /// They are institutions of the first public-benefit class, and mass organisations that hold
  /// institution posts and are paid from the budget.
  public static let nonBuyerTags: Set<String> = [
    "公益一类", "public-benefit-1", "群团组织", "mass-organization",
  ]

  /// Services that may not be bought, whatever list a scenario has; compared as a whole, in lower
  /// case, with `-` for spaces and underscores.
  public static let barredServices: Set<String> = [
    "人员招聘", "人员聘用", "招聘", "聘用", "派遣用工", "货物", "工程", "goods", "works", "financing",
    "hiring", "recruitment", "dispatch", "labor-dispatch", "labour-dispatch",
    "public-welfare-posts",
  ]

  /// Words that bar a service wherever they stand in its name.
  public static let barredWords = ["劳务派遣", "公益性岗位", "融资"]

  /// Words by which a rule's basis or title shows that it rests on a norm of a sector.
  public static let sectorNormWords = [
    "配备标准", "配置标准", "建设标准", "行业标准", "行业规范", "部门规章", "sector norm", "sector standard",
    "industry standard", "ministry norm", "ministry standard", "staffing norm",
  ]

  /// Words by which a basis shows that a commission for quotas issued it; such a norm may be hard.
  public static let commissionWords = ["编办", "编委", "机构编制", "quota commission"]
}

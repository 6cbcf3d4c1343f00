/// One line of posts: a unit's posts of one quota category, optionally of one occupation.
public struct PostLine: Sendable, Hashable {
  /// The greatest number of posts on a line, so that sums never overflow.
  public static let maximumPosts = 1_000_000_000
  /// The greatest number of posts of a group or a whole scenario: doubles count up to here exactly.
  public static let maximumTotal = 1 << 53

  /// The line's id, unique in its scenario.
  public var id: String
  /// The unit that holds the posts.
  public var unit: String
  /// The unit's name for people.
  public var name: String?
  /// The id of the quota category.
  public var category: String
  /// Approved quota (核定编制), in posts.
  public var approved: Int
  /// Staff in post (实有人数), in persons.
  public var inPost: Int
  /// Posts that a standard or an accepted request gives (需求编制).
  public var need: Int
  /// The department in charge (主管部门).
  public var department: String?
  /// The sector, such as education or health (行业).
  public var sector: String?
  /// The tier, such as county or township (层级).
  public var tier: String?
  /// The town (乡镇).
  public var town: String?
  /// The occupation (岗位类别).
  public var occupation: String?
  /// The service that could be bought instead of posts (购买服务).
  public var service: String?
  /// The least final posts; `nil` for none.
  public var min: Int?
  /// The greatest final posts; `nil` for none.
  public var max: Int?
  /// Whole years for which the vacancy has been idle (空置年限); `nil` counts as 0.
  public var idleYears: Int?
  /// Free tags (标签).
  public var tags: [String]
  /// Leadership posts held (领导职数); `nil` where not stated.
  public var leaders: Int?

  /// Makes a line of posts; fields not given are absent.
  ///
  /// - Parameters:
  ///   - id: The line's id, unique in its scenario.
  ///   - unit: The unit that holds the posts.
  ///   - category: The id of the quota category.
  ///   - approved: Approved quota, in posts.
  ///   - inPost: Staff in post, in persons.
  ///   - need: Posts that a standard or request gives.
  ///   - name: The unit's name for people.
  ///   - department: The department in charge.
  ///   - sector: The sector.
  ///   - tier: The tier.
  ///   - town: The town.
  ///   - occupation: The occupation.
  ///   - service: The service that could be bought instead.
  ///   - min: The least final posts.
  ///   - max: The greatest final posts.
  ///   - idleYears: Whole years for which the vacancy has been idle.
  ///   - tags: Free tags.
  ///   - leaders: Leadership posts held.
  public init(
    id: String, unit: String, category: String, approved: Int, inPost: Int, need: Int,
    name: String? = nil, department: String? = nil, sector: String? = nil, tier: String? = nil,
    town: String? = nil, occupation: String? = nil, service: String? = nil, min: Int? = nil,
    max: Int? = nil, idleYears: Int? = nil, tags: [String] = [], leaders: Int? = nil
  ) {
    self.id = id
    self.unit = unit
    self.category = category
    self.approved = approved
    self.inPost = inPost
    self.need = need
    self.name = name
    self.department = department
    self.sector = sector
    self.tier = tier
    self.town = town
    self.occupation = occupation
    self.service = service
    self.min = min
    self.max = max
    self.idleYears = idleYears
    self.tags = tags
    self.leaders = leaders
  }

  /// The vacancy (空编): approved less in post, at least 0.
  public var vacancy: Int { Swift.max(0, approved - inPost) }
  /// Over-quota staff (超编): in post less approved, at least 0.
  public var overQuota: Int { Swift.max(0, inPost - approved) }
}

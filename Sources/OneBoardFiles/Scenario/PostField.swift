import OneBoard

/// The fields of a line of posts, in the order in which messages name them.
enum PostField: String, CaseIterable {
  case id
  case unit
  case category
  case approved
  case inPost
  case need
  case name
  case department
  case sector
  case tier
  case town
  case occupation
  case service
  case min
  case max
  case idleYears
  case tags
  case leaders

  /// What a field holds.
  enum Content {
    case text
    case number
    case tags
  }

  /// The Chinese header.
  var chinese: String {
    switch self {
    case .id: "编号"
    case .unit: "单位"
    case .name: "单位名称"
    case .department: "主管部门"
    case .sector: "行业"
    case .tier: "层级"
    case .town: "乡镇"
    case .category: "编制类别"
    case .occupation: "岗位类别"
    case .service: "购买服务"
    case .approved: "核定编制"
    case .inPost: "实有人数"
    case .need: "需求编制"
    case .min: "下限"
    case .max: "上限"
    case .idleYears: "空置年限"
    case .tags: "标签"
    case .leaders: "领导职数"
    }
  }

  /// Whether every line must state the field.
  var isRequired: Bool {
    switch self {
    case .id, .unit, .category, .approved, .inPost, .need: true
    default: false
    }
  }

  /// What the field holds.
  var content: Content {
    switch self {
    case .approved, .inPost, .need, .min, .max, .idleYears, .leaders: .number
    case .tags: .tags
    default: .text
    }
  }

  /// Both headers of every field, each with the English name.
  static var headers: [String: String] {
    var headers: [String: String] = [:]
    for field in allCases {
      headers[field.rawValue] = field.rawValue
      headers[field.chinese] = field.rawValue
    }
    return headers
  }
}

extension PostLine {
  /// A line without content, to be filled field by field.
  static let blank = PostLine(id: "", unit: "", category: "", approved: 0, inPost: 0, need: 0)

  /// Sets a text field; other fields stay as they are.
  mutating func set(_ field: PostField, to text: String) {
    switch field {
    case .id: id = text
    case .unit: unit = text
    case .category: category = text
    case .name: name = text
    case .department: department = text
    case .sector: sector = text
    case .tier: tier = text
    case .town: town = text
    case .occupation: occupation = text
    case .service: service = text
    case .tags: tags = Self.tags(in: text)
    case .approved, .inPost, .need, .min, .max, .idleYears, .leaders: break
    }
  }

  /// Sets a number field; other fields stay as they are.
  mutating func set(_ field: PostField, to number: Int) {
    switch field {
    case .approved: approved = number
    case .inPost: inPost = number
    case .need: need = number
    case .min: min = number
    case .max: max = number
    case .idleYears: idleYears = number
    case .leaders: leaders = number
    default: break
    }
  }

  /// The tags of a text, separated by `;`.
  static func tags(in text: String) -> [String] {
    text.split(separator: ";").map { tag in
      var tag = tag
      while tag.first?.isWhitespace == true { tag.removeFirst() }
      while tag.last?.isWhitespace == true { tag.removeLast() }
      return String(tag)
    }.filter { !$0.isEmpty }
  }
}

/// The columns of a register.
enum RegisterField: String, CaseIterable {
  case person
  case unit
  case name
  case category
  case occupation
  case leader

  /// The Chinese header.
  var chinese: String {
    switch self {
    case .person: "人员编号"
    case .unit: "单位"
    case .name: "姓名"
    case .category: "编制类别"
    case .occupation: "岗位类别"
    case .leader: "领导"
    }
  }

  /// Whether every register must have the column.
  var isRequired: Bool { self == .person || self == .unit }

  /// Both headers of every column, each with the English name.
  static var headers: [String: String] {
    var headers: [String: String] = [:]
    for field in allCases {
      headers[field.rawValue] = field.rawValue
      headers[field.chinese] = field.rawValue
    }
    return headers
  }
}

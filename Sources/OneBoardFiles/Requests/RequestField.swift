/// The columns of a table of requests.
enum RequestField: String, CaseIterable {
  case unit
  case line
  case posts
  case reason
  case date

  /// The Chinese header.
  var chinese: String {
    switch self {
    case .unit: "单位"
    case .line: "编号"
    case .posts: "申请编制"
    case .reason: "申请理由"
    case .date: "申请日期"
    }
  }

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

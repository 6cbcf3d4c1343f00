/// The sectors of a synthetic county, with their department and services.
enum Sector: String, CaseIterable {
  case education
  case health
  case government
  case office
  case agriculture
  case culture
  case enforcement
  case welfare
  case housing
  case transport
  case water
  case commerce

  /// The department in charge.
  var department: String {
    switch self {
    case .education: "教育和体育局"
    case .health: "卫生健康局"
    case .government: "乡镇党委政府"
    case .office: "县政府办公室"
    case .agriculture: "农业农村局"
    case .culture: "文化和旅游局"
    case .enforcement: "城市管理局"
    case .welfare: "民政局"
    case .housing: "住房和城乡建设局"
    case .transport: "交通运输局"
    case .water: "水务局"
    case .commerce: "商务局"
    }
  }

  /// The service that may be bought instead of posts.
  var service: String {
    switch self {
    case .education: "after-school-care"
    case .health: "nursing-aid"
    case .government, .office: "security"
    case .agriculture, .water, .transport, .housing: "sanitation"
    case .culture, .enforcement, .welfare, .commerce: "data-entry"
    }
  }

  /// The sectors of the service centres of a town.
  static let ofTowns: [Sector] = [.agriculture, .culture, .enforcement, .welfare, .housing]
  /// The sectors of the county's institutions and shells.
  static let ofInstitutions: [Sector] = [
    .agriculture, .culture, .enforcement, .welfare, .housing, .transport, .water, .commerce,
    .office,
  ]

  /// The name of an institution of the sector.
  var institution: String {
    switch self {
    case .education: "教师发展中心"
    case .health: "卫生监督所"
    case .government: "便民服务中心"
    case .office: "政务服务中心"
    case .agriculture: "农业技术推广中心"
    case .culture: "文化馆"
    case .enforcement: "综合行政执法队"
    case .welfare: "社会福利院"
    case .housing: "房产服务中心"
    case .transport: "公路事业发展中心"
    case .water: "河道管理所"
    case .commerce: "招商服务中心"
    }
  }

  /// The name of a shell institution of the sector.
  var shell: String {
    switch self {
    case .agriculture: "原种场"
    case .culture: "电影发行站"
    case .enforcement: "市容巡查站"
    case .welfare: "婚庆服务站"
    case .housing: "建材管理站"
    case .transport: "养路工区"
    case .water: "勘测队"
    case .commerce: "物资供应站"
    default: "招待所"
    }
  }
}

/// Names of the synthetic towns, which are no real ones.
enum TownNames {
  private static let names = [
    "柳溪镇", "杨集镇", "黄塘镇", "程桥镇", "丁岗镇", "双庙镇", "南湖镇", "武安集镇", "侯堂镇", "张集镇",
    "唐店镇", "玉泉镇", "潘渡口镇", "李寨镇", "郭屯集镇", "随河镇", "徐埠镇", "陈坡乡", "水堡乡", "肖垌乡",
    "季圩乡", "刘口乡",
  ]

  /// The name of a town by its position; towns after the 22nd are numbered.
  static func name(_ position: Int) -> String {
    position < names.count ? names[position] : "第\(position + 1)镇"
  }
}

import OneBoard

/// One county in the making: its lines, and what a plan known to be legal does with them.
struct CountyDraft {
  /// The quota categories.
  enum Pool: Int, CaseIterable {
    case administrative
    case institution
    case support
  }

  /// What a line is for the hidden plan.
  enum Role {
    /// Neither gives nor takes.
    case idle
    /// Gives what a reclaim rule frees.
    case source
    /// A shell institution: gives everything, to education alone.
    case shell
    /// Lacks posts.
    case sink
    /// Medical technicians of a township, of whom every clinic gets one or two.
    case technician
  }

  /// What is known of a line besides what the scenario states.
  struct Mark {
    var role: Role
    var pool: Pool
    var sector: Sector
    /// The town's position; `nil` at the county seat.
    var town: Int?
    /// A sink's share of the shortage.
    var weight = 0
    var released = 0
    var granted = 0
    var purchased = 0
  }

  /// What a line is, before its numbers.
  struct Site {
    var unit: String
    var suffix: String?
    var name: String
    var sector: Sector
    var town: Int?
    var department: String?
  }

  /// `c003` where there are several counties.
  let key: String?
  /// The names of the county's towns.
  let towns: [String]
  let settings: CountySettings
  /// How many lines the county has when it is complete.
  let size: Int
  var dice: Dice
  var lines: [PostLine] = []
  var marks: [Mark] = []
  /// The services that occur.
  private(set) var services: Set<String> = []
  private let seat: String
  private let departments: [String]
  private let pools: [String]
  private var counters: [String: Int] = [:]

  init(number: Int, size: Int, settings: CountySettings) {
    self.settings = settings
    self.size = size
    key = settings.counties > 1 ? Self.key(ofCounty: number) : nil
    let prefix = key.map { $0 + "-" } ?? ""
    towns = (0..<settings.towns).map { prefix + TownNames.name($0) }
    seat = prefix + "县城"
    departments = Sector.allCases.map { prefix + $0.department }
    pools = Pool.allCases.map {
      Self.category(of: $0, key: settings.sharesPool && $0 == .institution ? nil : prefix)
    }
    dice = Dice(seed: settings.seed, stream: number)
    lines.reserveCapacity(size)
    marks.reserveCapacity(size)
  }

  /// Whether all lines are there.
  var isComplete: Bool { lines.count >= size }

  /// The id of a category of the county.
  func category(of pool: Pool) -> String { pools[pool.rawValue] }

  private static func category(of pool: Pool, key: String?) -> String {
    let suffix = key.map { $0.isEmpty ? "" : "-" + $0.dropLast() } ?? ""
    return "\(pool)" + suffix
  }

  /// `c003` for the third county.
  static func key(ofCounty number: Int) -> String {
    let digits = String(number + 1)
    return "c" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// The id of the next unit of a kind, such as `c003-clinic-12`, and its number.
  mutating func unit(_ kind: String) -> (id: String, number: Int) {
    let number = counters[kind, default: 0] + 1
    counters[kind] = number
    return ((key.map { $0 + "-" } ?? "") + kind + "-" + String(number), number)
  }

  /// The name of a place: a town, or the county.
  func place(_ town: Int?) -> String { town.map { towns[$0] } ?? "县" }

  /// Adds a line, unless all lines are there.
  mutating func add(
    _ site: Site, _ pool: Pool, approved: Int, inPost: Int, need: Int? = nil, as role: Role,
    weight: Int = 0, released: Int = 0, occupation: String? = nil, service: String? = nil,
    idleYears: Int? = nil, min: Int? = nil, tag: String? = nil
  ) {
    if isComplete { return }
    if let service { services.insert(service) }
    var tags: [String] = []
    if let tag { tags.append(tag) }
    if let key { tags.append(key) }
    lines.append(
      PostLine(
        id: site.suffix.map { site.unit + "-" + $0 } ?? site.unit, unit: site.unit,
        category: category(of: pool), approved: approved, inPost: inPost,
        need: need ?? Swift.max(0, Swift.min(approved, inPost)), name: site.name,
        department: site.department
          ?? departments[Sector.allCases.firstIndex(of: site.sector) ?? 0],
        sector: site.sector.rawValue, tier: site.town == nil ? "county" : "township",
        town: site.town.map { towns[$0] } ?? seat, occupation: occupation, service: service,
        min: min, idleYears: idleYears, tags: tags))
    var mark = Mark(role: role, pool: pool, sector: site.sector, town: site.town)
    mark.weight = weight
    mark.released = released
    marks.append(mark)
  }

  /// Adds a line that lacks posts; how many is found later.
  ///
  /// Every sixth is over quota; the others have a few vacancies, which no rule reclaims.
  mutating func addSink(
    _ site: Site, _ pool: Pool, median: Int, least: Int, occupation: String? = nil,
    tag: String? = nil
  ) {
    let approved = dice.size(median: median, atLeast: least)
    let inPost =
      dice.once(in: 6)
      ? approved + dice.between(1, 2 + approved / 8) : approved - dice.below(2 + approved / 14)
    let service = dice.between(1, 10) <= 9 ? site.sector.service : nil
    add(
      site, pool, approved: approved, inPost: max(0, inPost), need: approved, as: .sink,
      weight: approved * dice.between(1, 8), occupation: occupation, service: service, tag: tag)
  }

  /// Adds support workers; half of what is approved above the need may be reclaimed.
  mutating func addSupport(_ site: Site) {
    let approved = dice.size(median: 5, atLeast: 1)
    let vacancy = min(approved, dice.below(3))
    add(
      site, .support, approved: approved, inPost: approved - vacancy, as: .source,
      released: vacancy / 2, occupation: "support")
  }
}

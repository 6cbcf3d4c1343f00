import OneBoard

extension CountyDraft {
  /// Adds lines until the county is complete: first what every county has, then units drawn with
  /// fixed weights.
  mutating func fill() {
    for town in towns.indices {
      addGovernment(town)
      addTownClinic(town, isWhole: false)
      addTownSchool(town, isWhole: false)
    }
    for sector in Sector.ofInstitutions {
      addInstitution(sector, isShort: false)
      addInstitution(sector, isShort: true)
    }
    for _ in 0..<3 { addShell() }
    addDepartment()
    addSeatSchool()
    addHospital()
    while !isComplete {
      let town = dice.below(towns.count)
      switch dice.below(100) {
      case 0..<22: addTownCentre(town)
      case 22..<31: addTownClinic(town, isWhole: true)
      case 31..<58: addTownSchool(town, isWhole: true)
      case 58..<67: addDepartment()
      case 67..<81:
        let sectors = Sector.ofInstitutions
        addInstitution(sectors[dice.below(sectors.count)], isShort: dice.once(in: 4))
      case 81..<86: addShell()
      case 86..<96: addSeatSchool()
      default: addHospital()
      }
    }
  }

  /// One line: a town government.
  private mutating func addGovernment(_ town: Int) {
    let (unit, _) = unit("government")
    addSink(
      Site(unit: unit, name: place(town) + "人民政府", sector: .government, town: town),
      .administrative, median: 40, least: 20, occupation: "official")
  }

  private mutating func addTownCentre(_ town: Int) {
    let sector = Sector.ofTowns[dice.below(Sector.ofTowns.count)]
    let (unit, number) = unit("centre")
    let site = Site(
      unit: unit, name: "\(place(town))\(sector.institution)\(number)号站", sector: sector,
      town: town)
    guard dice.once(in: 3) else {
      addSink(site, .institution, median: 9, least: 3)
      return
    }
    let approved = dice.size(median: 12, atLeast: 4)
    let vacancy = dice.between(1, max(1, approved / 4))
    let idleYears = dice.below(6)
    add(
      site, .institution, approved: approved, inPost: approved - vacancy, as: .source,
      released: idleYears >= CountyRules.idleYears ? vacancy : 0, idleYears: idleYears)
  }

  /// Two lines, or four.
  private mutating func addTownClinic(_ town: Int, isWhole: Bool) {
    let (unit, number) = unit("clinic")
    var site = Site(
      unit: unit, suffix: "doctors", name: "\(place(town))第\(number)卫生院", sector: .health,
      town: town)
    addSink(site, .institution, median: 16, least: 4, occupation: "doctor")
    site.suffix = "technicians"
    let approved = dice.between(2, 5)
    add(
      site, .institution, approved: approved, inPost: approved - dice.below(2),
      need: approved + dice.between(2, 4), as: .technician, occupation: "medical-technician")
    guard isWhole else { return }
    site.suffix = "nurses"
    addSink(site, .institution, median: 12, least: 3, occupation: "nurse")
    site.suffix = "support"
    addSupport(site)
  }

  /// One line, or two.
  private mutating func addTownSchool(_ town: Int, isWhole: Bool) {
    let (unit, number) = unit("school")
    let (kind, median) = [("中心小学", 60), ("初级中学", 70), ("第二小学", 30), ("幼儿园", 9)][
      isWhole ? dice.below(4) : 0]
    var site = Site(
      unit: unit, suffix: "teachers", name: "\(place(town))\(kind)\(number)校区", sector: .education,
      town: town)
    addSink(site, .institution, median: median, least: 4, occupation: "teacher")
    guard isWhole, dice.once(in: 3) else { return }
    site.suffix = "support"
    addSupport(site)
  }

  /// Three lines.
  private mutating func addDepartment() {
    let (unit, number) = unit("department")
    let name = "县直第\(number)局"
    var site = Site(
      unit: unit, suffix: "officials", name: name, sector: .office,
      department: (key.map { $0 + "-" } ?? "") + name)
    let approved = dice.size(median: 28, atLeast: 8)
    let isOver = dice.once(in: 6)
    let vacancy = isOver ? 0 : dice.between(0, approved / 5)
    // Vacancy above 8 %, to the nearest whole number, halves up.
    let freed = (200 * vacancy - 16 * approved + 100) / 200
    add(
      site, .administrative, approved: approved,
      inPost: isOver ? approved + dice.between(1, 3) : approved - vacancy, as: .source,
      released: 200 * vacancy - 16 * approved + 100 > 0 ? freed : 0, occupation: "official",
      idleYears: vacancy > 0 ? dice.below(5) : nil)
    site.suffix = "support"
    addSupport(site)
    site.suffix = "aides"
    let services = ["security", "sanitation", "canteen", "data-entry"]
    add(
      site, .support, approved: 0, inPost: 0, need: 0, as: .sink, weight: dice.between(4, 12),
      occupation: "aide", service: services[number % services.count])
  }

  /// One line: an institution with vacancies, or one that lacks posts.
  private mutating func addInstitution(_ sector: Sector, isShort: Bool) {
    let (unit, number) = unit("institution")
    let site = Site(unit: unit, name: "县\(sector.institution)\(number)号", sector: sector)
    guard !isShort else {
      addSink(site, .institution, median: 30, least: 6)
      return
    }
    let approved = dice.size(median: 34, atLeast: 8)
    let vacancy = dice.between(approved / 8, approved / 3)
    let inPost = approved - vacancy
    // Vacancy above 5 %, rounded up.
    let freed = (20 * vacancy - approved + 19) / 20
    add(
      site, .institution, approved: approved, inPost: inPost,
      need: min(approved, inPost + dice.below(3)), as: .source,
      released: 20 * vacancy > approved ? freed : 0, idleYears: dice.below(7), tag: "over-supplied")
  }

  /// One line: a shell institution, every fourth of a town.
  private mutating func addShell() {
    let (unit, number) = unit("shell")
    let sectors = Sector.ofInstitutions
    let sector = sectors[dice.below(sectors.count)]
    let town = number.isMultiple(of: 4) ? dice.below(towns.count) : nil
    let inPost = dice.below(4)
    let vacancy = dice.size(median: 14, atLeast: 2)
    add(
      Site(unit: unit, name: "\(place(town))第\(number)\(sector.shell)", sector: sector, town: town),
      .institution, approved: inPost + vacancy, inPost: inPost, as: .shell, released: vacancy,
      idleYears: dice.between(3, 12), tag: "zombie")
  }

  /// Three lines.
  private mutating func addSeatSchool() {
    let (unit, number) = unit("seat-school")
    var site = Site(
      unit: unit, suffix: "teachers", name: "县第\(number)中学", sector: .education)
    addSink(site, .institution, median: 100, least: 20, occupation: "teacher")
    site.suffix = "support"
    addSupport(site)
    site.suffix = "talent"
    addSink(
      site, .institution, median: 4, least: 1, occupation: "talent", tag: "high-level-talent")
  }

  /// Four lines.
  private mutating func addHospital() {
    let (unit, number) = unit("hospital")
    var site = Site(unit: unit, suffix: "doctors", name: "县第\(number)医院", sector: .health)
    addSink(site, .institution, median: 80, least: 20, occupation: "doctor")
    site.suffix = "offices"
    let approved = dice.size(median: 16, atLeast: 6)
    let vacancy = dice.between(1, approved / 3)
    add(
      site, .institution, approved: approved, inPost: approved - vacancy, as: .source,
      released: min(CountyRules.mostOfOffices, vacancy), occupation: "office",
      min: max(0, approved - CountyRules.mostOfOffices))
    site.suffix = "nurses"
    addSink(site, .institution, median: 90, least: 20, occupation: "nurse")
    site.suffix = "technicians"
    addSink(site, .institution, median: 22, least: 5, occupation: "medical-technician")
  }
}

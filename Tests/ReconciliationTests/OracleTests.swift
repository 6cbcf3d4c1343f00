import OneBoard
import Reconciliation
import Testing

/// Random registers against definitions that are spelled out with plain filters, person by person
/// and unit by unit, without sorting, ranks or bits.
struct `Reconciliation of random registers` {
  static let seeds: [UInt64] = Array(1...400)

  private struct Oracle {
    let registers: Registers
    let posts: [PostLine]

    var people: [String] {
      Set(Register.allCases.flatMap { registers[$0].map(\.person) }).sorted()
    }

    var units: [String] {
      Set(Register.allCases.flatMap { registers[$0].map(\.unit) } + posts.map(\.unit)).sorted()
    }

    func entries(_ person: String, _ register: Register, unit: String? = nil) -> [RegisterEntry] {
      registers[register].filter { $0.person == person && (unit == nil || $0.unit == unit) }
    }

    func digits(_ person: String, unit: String? = nil) -> String {
      Register.allCases.map { entries(person, $0, unit: unit).isEmpty ? "0" : "1" }.joined()
    }

    func unitSet(_ person: String, _ register: Register) -> Set<String> {
      Set(entries(person, register).map(\.unit))
    }

    func findings(_ person: String) -> [PersonFinding] {
      let digits = digits(person)
      var found = `Patterns`.expected.first { $0.digits == digits }?.findings ?? []
      let sets = Register.allCases.map { unitSet(person, $0) }.filter { !$0.isEmpty }
      if Register.allCases.contains(where: { register in
        unitSet(person, register).contains { entries(person, register, unit: $0).count > 1 }
      }) {
        found.append(.repeated)
      }
      if sets.contains(where: { $0.count > 1 }) { found.append(.severalUnits) }
      if Set(sets).count > 1 { found.append(.unitsDiffer) }
      if names(person).count > 1 { found.append(.namesDiffer) }
      if people.contains(where: { $0 != person && $0.lowercased() == person.lowercased() }) {
        found.append(.idsAlike)
      }
      return found
    }

    func names(_ person: String) -> Set<String> {
      Set(Register.allCases.flatMap { entries(person, $0).compactMap(\.name) })
    }

    /// The unit whose post a person holds.
    func heldUnit(_ person: String) -> String? {
      let quota = unitSet(person, .quota)
      let personnel = unitSet(person, .personnel)
      if quota.isEmpty || personnel.isEmpty { return nil }
      return quota.intersection(personnel).min() ?? quota.min()
    }

    /// The kind of post that a person holds.
    func heldKind(_ person: String) -> [String]? {
      guard let unit = heldUnit(person) else { return nil }
      return entries(person, .quota, unit: unit)
        .map { [unit, $0.category ?? "", $0.occupation ?? ""] }
        .min { $0.lexicographicallyPrecedes($1) }
    }

    /// The lines that a kind of post fits.
    func lines(_ kind: [String]) -> [PostLine] {
      posts.filter {
        $0.unit == kind[0] && (kind[1] == "" || kind[1] == $0.category)
          && (kind[2] == "" || kind[2] == $0.occupation)
      }
    }
  }

  @Test(arguments: seeds)
  func `Every figure is what its definition says`(_ seed: UInt64) {
    print("reconciliation oracle, seed \(seed)")
    let random = RandomRegisters(seed: seed)
    let oracle = Oracle(registers: random.registers, posts: random.posts)
    let report = random.registers.reconciled(with: UnitQuota.quotas(of: random.posts))

    #expect(report.records == Register.allCases.map { random.registers[$0].count })
    #expect(report.personCount == oracle.people.count)
    for (pattern, count) in zip(RegisterPattern.all, report.patterns) {
      #expect(count == oracle.people.filter { oracle.digits($0) == pattern.digits }.count)
    }
    let found = oracle.people.filter { !oracle.findings($0).isEmpty }
    #expect(report.people.map(\.id) == found)
    for person in report.people {
      #expect(person.findings == oracle.findings(person.id))
      #expect(person.pattern.digits == oracle.digits(person.id))
      #expect(person.names == oracle.names(person.id).sorted())
      for register in Register.allCases {
        let entries = oracle.entries(person.id, register)
        #expect(person.units(in: register) == Set(entries.map(\.unit)).sorted())
        #expect(
          person.records.filter { $0.register == register }.compactMap(\.line).sorted()
            == entries.compactMap(\.line).sorted())
      }
    }
    for finding in PersonFinding.allCases {
      #expect(
        report.counts[finding] ?? 0
          == oracle.people.filter { oracle.findings($0).contains(finding) }.count)
    }
  }

  @Test(arguments: seeds)
  func `Every unit is what its definition says`(_ seed: UInt64) throws {
    print("reconciliation oracle, units, seed \(seed)")
    let random = RandomRegisters(seed: seed)
    let oracle = Oracle(registers: random.registers, posts: random.posts)
    let report = random.registers.reconciled(with: UnitQuota.quotas(of: random.posts))
    #expect(report.units.map(\.unit) == oracle.units)
    var hasUnitFindings = false
    for unit in report.units {
      let lines = random.posts.filter { $0.unit == unit.unit }
      let approved = lines.isEmpty ? nil : lines.reduce(0) { $0 + $1.approved }
      let stated = lines.compactMap(\.leaders)
      let most = stated.isEmpty ? nil : stated.reduce(0, +)
      #expect(unit.approved == approved)
      #expect(unit.leadershipPosts == most)
      let counts = Register.allCases.map { register in
        Set(random.registers[register].filter { $0.unit == unit.unit }.map(\.person)).count
      }
      #expect(Register.allCases.map { unit.count(in: $0) } == counts)
      let leaders = Set(
        random.registers.personnel.filter { $0.unit == unit.unit && $0.isLeader }.map(\.person))
      #expect(unit.leaders == leaders.count)
      #expect(unit.inPost == oracle.people.filter { oracle.heldUnit($0) == unit.unit }.count)
      for (pattern, people) in zip(RegisterPattern.all.dropFirst(), unit.people.dropFirst()) {
        let own = oracle.people.filter { oracle.digits($0, unit: unit.unit) == pattern.digits }
        #expect(people == own.count)
      }
      #expect(unit.greatestExcess == approved.map { max(0, (counts.max() ?? 0) - $0) } ?? 0)
      var findings: [ReconciledUnit.Finding] = []
      if let approved, counts.contains(where: { $0 > approved }) { findings.append(.overQuota) }
      if let most, leaders.count > most { findings.append(.tooManyLeaders) }
      if approved == nil { findings.append(.noQuota) }
      #expect(unit.findings == findings)
      if !findings.isEmpty { hasUnitFindings = true }
    }
    let disagreements = oracle.people.flatMap(oracle.findings).filter {
      ![.namesDiffer, .idsAlike].contains($0)
    }
    #expect(report.agrees == (disagreements.isEmpty && !hasUnitFindings))
  }

  @Test(arguments: seeds)
  func `Staff in post are those who hold the posts, line by line`(_ seed: UInt64) {
    print("reconciliation oracle, posts, seed \(seed)")
    let random = RandomRegisters(seed: seed)
    let oracle = Oracle(registers: random.registers, posts: random.posts)
    let correction = random.registers.reconciled().correction(of: random.posts)
    let kinds = oracle.people.compactMap(oracle.heldKind)
    var expected = random.posts
    for index in expected.indices {
      expected[index].inPost =
        kinds.filter { oracle.lines($0).map(\.id) == [expected[index].id] }.count
    }
    #expect(correction.posts == expected)
    let changed = zip(random.posts, expected).filter { $0.inPost != $1.inPost }
      .sorted { $0.0.id < $1.0.id }
    #expect(correction.changes.map(\.id) == changed.map(\.0.id))
    #expect(correction.changes.map(\.stated) == changed.map(\.0.inPost))
    #expect(correction.changes.map(\.proven) == changed.map(\.1.inPost))
    let left = kinds.filter { oracle.lines($0).count != 1 }
    #expect(correction.unplaced.reduce(0) { $0 + $1.occupancy.people } == left.count)
    for unplaced in correction.unplaced {
      let kind = [
        unplaced.occupancy.unit, unplaced.occupancy.category ?? "",
        unplaced.occupancy.occupation ?? "",
      ]
      #expect(unplaced.occupancy.people == left.filter { $0 == kind }.count)
      #expect(unplaced.candidates == oracle.lines(kind).map(\.id).sorted())
      #expect(unplaced.knowsUnit == random.posts.contains { $0.unit == kind[0] })
    }
    // Nobody is lost and nobody counts twice.
    #expect(correction.posts.reduce(0) { $0 + $1.inPost } + left.count == kinds.count)
  }

  @Test(arguments: seeds)
  func `The order of records does not matter`(_ seed: UInt64) {
    print("reconciliation order, seed \(seed)")
    let random = RandomRegisters(seed: seed)
    let quotas = UnitQuota.quotas(of: random.posts)
    let report = random.registers.reconciled(with: quotas)
    let other = random.shuffled(seed: seed + 1_000_000)
    #expect(other.reconciled(with: quotas.reversed()) == report)
    #expect(
      other.reconciled().correction(of: random.posts).changes
        == random.registers.reconciled().correction(of: random.posts.reversed()).changes)
  }
}

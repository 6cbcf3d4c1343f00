/// Brings the records of each person together and counts.
struct RegisterMatching {
  /// What is counted for one unit.
  private struct UnitCounts {
    var people = [Int](repeating: 0, count: 16)
    var inPost = 0
    var leaders = 0
  }

  private struct PostKind: Hashable {
    var unit: Int
    var category: String?
    var occupation: String?
  }

  private let registers: Registers
  private let quotas: [String: UnitQuota]?
  private let unitNames: [String]
  private let unitRanks: [String: Int]
  private var units: [UnitCounts]
  private var patterns = [Int](repeating: 0, count: 16)
  private var counts: [PersonFinding: Int] = [:]
  private var people: [ReconciledPerson] = []
  private var occupancies: [PostKind: (people: Int, line: Int?)] = [:]

  /// Prepares the units.
  ///
  /// - Parameters:
  ///   - registers: The registers.
  ///   - quotas: What units are allowed.
  init(_ registers: Registers, quotas: [UnitQuota]?) {
    self.registers = registers
    self.quotas = quotas.map { Dictionary($0.map { ($0.unit, $0) }) { first, _ in first } }
    var names = Set(quotas?.map(\.unit) ?? [])
    for register in Register.allCases {
      for entry in registers[register] {
        let (isNew, known) = names.insert(entry.unit)
        // Of texts that are equal to Unicode the first by bytes stays, whatever the order.
        if !isNew, entry.unit.utf8.lexicographicallyPrecedes(known.utf8) {
          names.update(with: entry.unit)
        }
      }
    }
    unitNames = names.sorted()
    unitRanks = Dictionary(
      uniqueKeysWithValues: unitNames.enumerated().map { ($0.element, $0.offset) })
    units = Array(repeating: UnitCounts(), count: unitNames.count)
  }

  /// Goes through the people in order of their ids.
  ///
  /// - Returns: The report.
  mutating func report() -> ReconciliationReport {
    let people = recordsByPerson()
    let alike = Self.alike(people.lazy.map(\.id))
    for (id, records) in people {
      take(
        PersonRecords(records.sorted()),
        isAlike: !alike.isEmpty && alike.contains(id.lowercased()))
    }
    return ReconciliationReport(
      records: Register.allCases.map { registers[$0].count }, patterns: patterns, counts: counts,
      people: self.people, units: reconciledUnits, occupancies: sortedOccupancies)
  }

  /// The records of each person, person by person in order of their ids.
  private func recordsByPerson() -> [(id: String, records: [PersonRecord])] {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(Register.allCases.map { registers[$0].count }.max() ?? 0)
    var groups: [[PersonRecord]] = []
    for register in Register.allCases {
      for entry in registers[register] {
        guard let unit = unitRanks[entry.unit] else { continue }
        let record = PersonRecord(register: register, unit: unit, entry: entry)
        if let position = positions[entry.person] {
          groups[position].append(record)
        } else {
          positions[entry.person] = groups.count
          groups.append([record])
        }
      }
    }
    return positions.sorted { $0.key < $1.key }.map { ($0.key, groups[$0.value]) }
  }

  /// The ids, in lower case, that differ from another in case only.
  private static func alike(_ ids: some Sequence<String>) -> Set<String> {
    var known: Set<String> = []
    var alike: Set<String> = []
    for id in ids {
      let folded = id.lowercased()
      if !known.insert(folded).inserted { alike.insert(folded) }
    }
    return alike
  }

  private mutating func take(_ person: PersonRecords, isAlike: Bool) {
    patterns[Int(person.pattern.rawValue)] += 1
    for (unit, pattern) in person.patternsByUnit {
      units[unit].people[Int(pattern.rawValue)] += 1
    }
    for unit in person.ledUnits { units[unit].leaders += 1 }
    if let record = person.heldPost {
      units[record.unit].inPost += 1
      let kind = PostKind(
        unit: record.unit, category: record.entry.category, occupation: record.entry.occupation)
      var known = occupancies[kind] ?? (0, nil)
      known.people += 1
      if let line = record.entry.line { known.line = min(known.line ?? line, line) }
      occupancies[kind] = known
    }
    let findings = person.findings + (isAlike ? [.idsAlike] : [])
    guard !findings.isEmpty else { return }
    for finding in findings { counts[finding, default: 0] += 1 }
    people.append(
      ReconciledPerson(
        id: person.id, names: person.names, pattern: person.pattern, findings: findings,
        records: person.records.map {
          ReconciledPerson.Record(
            register: $0.register, unit: unitNames[$0.unit], line: $0.entry.line)
        }))
  }

  private var reconciledUnits: [ReconciledUnit] {
    zip(unitNames, units).map { name, unit in
      ReconciledUnit(
        unit: name, quota: quotas?[name], requiresQuota: quotas != nil, people: unit.people,
        inPost: unit.inPost, leaders: unit.leaders)
    }
  }

  private var sortedOccupancies: [ReconciliationReport.Occupancy] {
    occupancies.sorted {
      let (left, right) = ($0.key, $1.key)
      if left.unit != right.unit { return left.unit < right.unit }
      return (left.category ?? "", left.occupation ?? "")
        < (right.category ?? "", right.occupation ?? "")
    }.map { kind, known in
      ReconciliationReport.Occupancy(
        unit: unitNames[kind.unit], category: kind.category, occupation: kind.occupation,
        people: known.people, line: known.line)
    }
  }
}

/// A record of a person, with the unit as its position in the order of all units.
struct PersonRecord: Comparable {
  let register: Register
  let unit: Int
  let entry: RegisterEntry

  // Everything that a report tells is compared, so that the order of records does not matter.
  static func < (left: PersonRecord, right: PersonRecord) -> Bool {
    let leftPlace = (left.register.position, left.unit, left.entry.category ?? "")
    let rightPlace = (right.register.position, right.unit, right.entry.category ?? "")
    if leftPlace != rightPlace { return leftPlace < rightPlace }
    let leftKind = left.entry.occupation ?? ""
    let rightKind = right.entry.occupation ?? ""
    if leftKind != rightKind { return leftKind < rightKind }
    // Texts that are equal to Unicode may still be written with different bytes.
    for (text, other) in [
      (left.entry.person, right.entry.person), (left.entry.name ?? "", right.entry.name ?? ""),
    ] {
      if text.utf8.lexicographicallyPrecedes(other.utf8) { return true }
      if other.utf8.lexicographicallyPrecedes(text.utf8) { return false }
    }
    return (left.entry.line ?? 0) < (right.entry.line ?? 0)
  }

  static func == (left: PersonRecord, right: PersonRecord) -> Bool {
    !(left < right) && !(right < left)
  }
}

/// All records of one person.
struct PersonRecords {
  /// The records in order of register, unit, kind of post and line; at least one.
  let records: [PersonRecord]
  /// The registers that name the person.
  let pattern: RegisterPattern

  /// Takes the records of a person.
  ///
  /// - Parameter records: The records, in order.
  init(_ records: [PersonRecord]) {
    self.records = records
    pattern = RegisterPattern(records.lazy.map(\.register))
  }

  /// The person's id.
  var id: String { records.first?.entry.person ?? "" }

  /// The person's names, each once, in order.
  var names: [String] {
    guard let first = records.lazy.compactMap(\.entry.name).first else { return [] }
    // Nearly everybody has one name.
    if records.allSatisfy({ $0.entry.name == nil || $0.entry.name == first }) { return [first] }
    return Set(records.compactMap(\.entry.name)).sorted()
  }

  /// The pattern of the person in each unit, counting records of that unit only.
  var patternsByUnit: [(unit: Int, pattern: RegisterPattern)] {
    guard let first = records.first else { return [] }
    // Nearly everybody is in one unit.
    if records.allSatisfy({ $0.unit == first.unit }) { return [(first.unit, pattern)] }
    var patterns: [Int: RegisterPattern] = [:]
    for record in records {
      patterns[record.unit, default: RegisterPattern()].insert(record.register)
    }
    return patterns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The units of which the personnel register says that the person leads them.
  var ledUnits: [Int] {
    guard records.contains(where: { $0.entry.isLeader && $0.register == .personnel }) else {
      return []
    }
    return Set(
      records.lazy.filter { $0.register == .personnel && $0.entry.isLeader }.map(\.unit)
    ).sorted()
  }

  /// The record of the quota post that the person holds.
  ///
  /// It is one for a unit that personnel names too, if there is one; `nil` for people who are not
  /// in both registers.
  var heldPost: PersonRecord? {
    guard pattern.contains(.quota), pattern.contains(.personnel) else { return nil }
    let staffed = Set(records.lazy.filter { $0.register == .personnel }.map(\.unit))
    let held = records.first { $0.register == .quota && staffed.contains($0.unit) }
    return held ?? records.first
  }

  /// What does not fit together, in the order of ``PersonFinding``; ids of others are not known here.
  var findings: [PersonFinding] {
    var findings = pattern.findings
    var (isRepeated, hasSeveralUnits) = (false, false)
    for (record, next) in zip(records, records.dropFirst()) where record.register == next.register {
      if record.unit == next.unit { isRepeated = true } else { hasSeveralUnits = true }
    }
    if isRepeated { findings.append(.repeated) }
    if hasSeveralUnits { findings.append(.severalUnits) }
    if patternsByUnit.contains(where: { $0.pattern != pattern }) { findings.append(.unitsDiffer) }
    if names.count > 1 { findings.append(.namesDiffer) }
    return findings
  }
}

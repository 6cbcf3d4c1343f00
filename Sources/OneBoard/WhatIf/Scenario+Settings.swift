extension Scenario {
  /// The scenario with some of its numbers changed, checked as if the files had been edited.
  ///
  /// - Parameter settings: What is to be other; the order does not matter.
  /// - Returns: A scenario that validates.
  /// - Throws: ``SettingError`` with every fault, those of paths and values first.
  /// - Complexity: O(settings × (lines + rules)), and what validation takes.
  public func applying(_ settings: [Setting]) throws(SettingError) -> Scenario {
    var changed = self
    var faults: [SettingFault] = []
    var places: [(path: String, setting: Setting)] = []
    for setting in settings {
      do throws(SettingError) {
        let slot = try slot(at: setting.path, setting: setting.description)
        if places.contains(where: { $0.path == slot.faultPath }) {
          throw SettingError(
            .repeatedPath, setting.description, "The path is set twice.", "Keep one of the two.")
        }
        places.append((slot.faultPath, setting))
        slot.write(&changed, try slot.value(of: setting))
      } catch {
        faults += error.faults
      }
    }
    if !faults.isEmpty { throw SettingError(faults: faults) }
    do throws(ScenarioError) {
      _ = try changed.validated()
    } catch {
      throw SettingError(
        faults: error.faults.map { fault in
          let place = places.first { $0.path == fault.path || $0.path.hasPrefix(fault.path + ".") }
          return SettingFault(
            .refused, place?.setting.description ?? fault.path, fault.message, fault.advice)
        })
    }
    return changed
  }

  /// The place of a path.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - setting: The setting or sweep as written, for faults.
  /// - Returns: The place.
  /// - Throws: ``SettingError`` if there is none; it names what is near and what is known.
  func slot(at path: String, setting: String) throws(SettingError) -> SettingSlot {
    func unknown(_ message: String, _ advice: String) -> SettingError {
      SettingError(.unknownPath, setting, message, advice)
    }
    let start = path.prefix { $0 != "." }
    guard let kind = PathKind(rawValue: String(start)) else {
      throw unknown(
        "There is no \"\(start)\" to set.",
        NearName.question(for: String(start), among: PathKind.allCases.map(\.rawValue))
          + "Paths are \(PathKind.allCases.map(\.pattern).joined(separator: ", ")).")
    }
    let rest = String(path.dropFirst(start.count + 1))
    if rest.isEmpty {
      throw unknown("The path ends after \"\(start)\".", "Write \(kind.pattern).")
    }
    let ids = ids(of: kind)
    // An id may contain points and may begin with another id: the longest that fits is meant.
    let known = ids.enumerated().filter { rest.hasPrefix($0.element + ".") }
      .max { $0.element.count < $1.element.count }
    guard let (index, id) = known.map({ ($0.offset, $0.element) }) else {
      let field = kind.fields.first { rest.hasSuffix("." + $0) }
      if field == nil, let index = ids.firstIndex(of: rest) {
        throw unknown(
          "The path names no field.", Self.advice(slots(of: kind, at: index), kind, rest))
      }
      let id = field.map { String(rest.dropLast($0.count + 1)) } ?? Self.beforeLastPoint(rest)
      throw unknown(
        "There is no \(kind.noun) \"\(id)\".",
        NearName.question(for: id, among: ids) + Self.list(ids, noun: kind.noun))
    }
    let field = String(rest.dropFirst(id.count + 1))
    let slots = slots(of: kind, at: index)
    guard let slot = slots.first(where: { $0.field == field }) else {
      throw unknown(
        "The \(kind.noun) \"\(id)\" has no \"\(field)\" to set.",
        NearName.question(for: field, among: slots.map(\.field)) + Self.advice(slots, kind, id))
    }
    return slot
  }

  private enum PathKind: String, CaseIterable {
    case rule
    case pool
    case line

    var pattern: String {
      switch self {
      case .rule: "rule.ID.FIELD"
      case .pool: "pool.CATEGORY.FIELD"
      case .line: "line.ID.FIELD"
      }
    }

    var noun: String {
      switch self {
      case .rule: "rule"
      case .pool: "category"
      case .line: "line"
      }
    }

    /// The fields of which a suffix can be taken off an unknown id, the longer ones first.
    var fields: [String] {
      switch self {
      case .rule:
        [
          "strength.soft", "atLeast", "atMost", "vacancyAbove", "idleYears", "aboveNeed",
          "rounding", "must", "withIncumbents", "unitCost", "budget",
        ]
      case .pool: SettingSlot.slots(ofCategory: 0).map(\.field)
      case .line: SettingSlot.slots(ofLine: 0).map(\.field)
      }
    }
  }

  private func ids(of kind: PathKind) -> [String] {
    switch kind {
    case .rule: rules.map(\.id)
    case .pool: categories.map(\.id)
    case .line: posts.map(\.id)
    }
  }

  private func slots(of kind: PathKind, at index: Int) -> [SettingSlot] {
    switch kind {
    case .rule: SettingSlot.slots(of: rules[index], at: index)
    case .pool: SettingSlot.slots(ofCategory: index)
    case .line: SettingSlot.slots(ofLine: index)
    }
  }

  private static func advice(_ slots: [SettingSlot], _ kind: PathKind, _ id: String) -> String {
    if slots.isEmpty { return "It has no number that can be set; edit the file." }
    let paths = slots.map { "\(kind.rawValue).\(id).\($0.field)" }
    return "Known here: \(paths.joined(separator: ", "))."
  }

  private static func list(_ ids: [String], noun: String) -> String {
    if ids.isEmpty { return "The scenario has none." }
    let shown = ids.sorted().prefix(10).joined(separator: ", ")
    return ids.count > 10 ? "Known: \(shown) and \(ids.count - 10) more." : "Known: \(shown)."
  }

  private static func beforeLastPoint(_ text: String) -> String {
    guard let point = text.lastIndex(of: ".") else { return text }
    return String(text[..<point])
  }
}

public import OneBoard

extension PlanFile {
  /// The plan as `plan.json`, the same for the same plan.
  ///
  /// Numbers are the shortest that read back as the same; a number that is not finite is left out.
  ///
  /// - Parameter plan: The plan.
  /// - Returns: The text, with a line break at its end.
  public static func json(of plan: Plan) -> String {
    var text = JSONWriter()
    text.begin("{")
    text.member("oneboard", 1)
    text.member("scenario", plan.scenario)
    text.member("status", plan.status.rawValue)
    text.list("levels", plan.levels.filter { $0.value.isFinite }) { text, level in
      text.inline("name", level.name)
      text.inline("value", level.value)
      if let bound = level.bound, bound.isFinite { text.inline("bound", bound) }
    }
    text.list("pools", plan.pools) { text, pool in
      text.inline("category", pool.category)
      text.inline("opening", pool.opening)
      text.inline("released", pool.released)
      text.inline("granted", pool.granted)
      text.inline("closing", pool.closing)
    }
    let changed = plan.posts.filter(\.changes).sorted { $0.id < $1.id }
    text.list("posts", changed) { text, line in
      text.inline("id", line.id)
      text.inline("released", line.released)
      text.inline("granted", line.granted)
      text.inline("purchased", line.purchased)
      text.inline("final", line.final)
    }
    text.list("moves", plan.moves) { text, move in
      text.inline("from", move.from)
      text.inline("to", move.to)
      text.inline("posts", move.posts)
    }
    text.list("shortfalls", plan.shortfalls.filter { $0.posts.isFinite }) { text, shortfall in
      text.inline("rule", shortfall.rule)
      if let group = shortfall.group { text.inline("group", group) }
      text.inline("posts", shortfall.posts)
    }
    if let conflict = plan.conflict {
      text.key("conflict")
      text.begin("{")
      text.texts("members", conflict.members)
      text.member("sentence", conflict.sentence)
      text.key("minimal")
      text.raw(conflict.isMinimal ? "true" : "false")
      text.end("}")
    }
    if !plan.notes.isEmpty { text.texts("notes", plan.notes) }
    text.member("seconds", plan.seconds.isFinite ? plan.seconds : 0)
    text.member("solveSeconds", plan.solveSeconds.isFinite ? plan.solveSeconds : 0)
    text.member("version", Version.current)
    text.end("}")
    return text.text + "\n"
  }
}

/// Writes JSON with one member or element a line, and elements that are objects on one line.
private struct JSONWriter {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  mutating func begin(_ bracket: String) {
    text += bracket
    depth += 1
    isFirst = true
  }

  mutating func end(_ bracket: String) {
    depth -= 1
    if !isFirst { breakLine() }
    text += bracket
    isFirst = false
  }

  mutating func next() {
    if !isFirst { text += "," }
    breakLine()
    isFirst = false
  }

  mutating func key(_ key: String) {
    next()
    text += "\"\(key)\": "
  }

  mutating func raw(_ word: String) { text += word }

  mutating func member(_ key: String, _ value: String) {
    self.key(key)
    JSONEscapes.append(value, to: &text)
  }

  mutating func member(_ key: String, _ value: Double) {
    self.key(key)
    text += value.shortest
  }

  mutating func texts(_ key: String, _ values: [String]) {
    self.key(key)
    begin("[")
    for value in values {
      next()
      JSONEscapes.append(value, to: &text)
    }
    end("]")
  }

  /// A list of objects; `write` writes the members of one.
  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    begin("[")
    for element in elements {
      next()
      text += "{"
      isFirst = true
      write(&self, element)
      text += " }"
      isFirst = false
    }
    end("]")
  }

  mutating func inline(_ key: String, _ value: String) {
    inlineKey(key)
    JSONEscapes.append(value, to: &text)
  }

  mutating func inline(_ key: String, _ value: Int) {
    inlineKey(key)
    text += String(value)
  }

  mutating func inline(_ key: String, _ value: Double) {
    inlineKey(key)
    text += value.shortest
  }

  private mutating func inlineKey(_ key: String) {
    text += isFirst ? " \"\(key)\": " : ", \"\(key)\": "
    isFirst = false
  }

  private mutating func breakLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }
}

extension Double {
  /// The shortest decimal that reads back as the same number; a whole number without a point.
  var shortest: String {
    if let whole = Int(exactly: self), abs(self) < 9_007_199_254_740_992 { return String(whole) }
    return "\(self)"
  }
}

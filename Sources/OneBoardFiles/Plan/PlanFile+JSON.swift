import JSONText
public import OneBoard

extension PlanFile {
  /// The plan as `plan.json`, the same for the same plan.
  ///
  /// Numbers are the shortest that read back as the same; a number that is not finite is left out.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - certificate: Prices that bound the benefit of every legal plan; `nil` for none.
  /// - Returns: The text, with a line break at its end.
  public static func json(of plan: Plan, certificate: BenefitCertificate? = nil) -> String {
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
      if !move.approvals.isEmpty { text.inlineTexts("approvals", move.approvals) }
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
    if let certificate {
      text.key("certificate")
      text.begin("{")
      text.member("level", "benefit")
      text.list("prices", certificate.prices.sorted { $0.key < $1.key }) { text, price in
        text.inline("row", price.key)
        text.inline("price", price.value.description)
      }
      text.end("}")
    }
    if let found = plan.waysOut { write(found, to: &text) }
    if !plan.notes.isEmpty { text.texts("notes", plan.notes) }
    text.member("seconds", plan.seconds.isFinite ? plan.seconds : 0)
    text.member("solveSeconds", plan.solveSeconds.isFinite ? plan.solveSeconds : 0)
    text.member("version", Version.current)
    text.end("}")
    return text.text + "\n"
  }
}

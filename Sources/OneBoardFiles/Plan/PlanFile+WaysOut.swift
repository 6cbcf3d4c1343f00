import JSONText
import OneBoard

extension PlanFile {
  /// Writes the ways out of a conflict.
  ///
  /// - Parameters:
  ///   - found: The ways.
  ///   - text: The text of the plan.
  static func write(_ found: WaysOut, to text: inout JSONWriter) {
    text.key("waysOut")
    text.begin("{")
    text.list("ways", found.ways) { text, way in
      if let posts = way.posts { text.inline("posts", posts) }
      text.inlineList("changes", way.changes) { text, change in
        text.object { write(change, to: &$0) }
      }
    }
    text.key("complete")
    text.raw(found.isComplete ? "true" : "false")
    text.end("}")
  }

  private static func write(_ change: WayOut.Change, to text: inout JSONWriter) {
    switch change.place {
    case .rule(let id): text.inline("rule", id)
    case .pool(let id): text.inline("pool", id)
    case .line(let id): text.inline("line", id)
    }
    text.inline("field", change.field)
    text.inline("before", change.before)
    text.inline("after", change.after)
    if let setting = change.setting, !change.thaws { text.inline("set", setting.description) }
  }
}

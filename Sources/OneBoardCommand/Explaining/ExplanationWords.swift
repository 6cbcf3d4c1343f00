internal import OneBoard

/// The sentences of an explanation, in one language.
struct ExplanationWords {
  let language: ExplanationLanguage
  let board: Board

  private func say(_ english: String, _ chinese: String) -> String {
    language.choose(english, chinese)
  }

  /// A number of posts with its unit.
  func posts(_ count: Int) -> String { say(NumberText.count(count, "post"), "\(count)名") }

  private func rule(_ id: String) -> String {
    guard let rule = board.rules.first(where: { $0.id == id }) else { return id }
    let about = [rule.title, rule.basis].compactMap(\.self).joined(separator: "; ")
    if about.isEmpty { return id }
    return say("\(id) (\(about))", "\(id)（\(about)）")
  }

  private func category(_ id: String) -> String {
    let name = board.categories.first { $0.id == id }?.name
    return name.map { say("\(id) (\($0))", "\($0)") } ?? id
  }

  /// A line by its unit's name and its id.
  func name(of line: PostLine) -> String {
    line.name.map { say("\($0) (\(line.id))", "\($0)（\(line.id)）") } ?? line.id
  }

  private func name(ofLine id: String) -> String {
    board.lines.first { $0.id == id }.map(name) ?? id
  }

  /// What the line received.
  func received(_ explanation: LineExplanation) -> String {
    let (line, plan) = (explanation.line, explanation.posts)
    let service = plan.final + plan.purchased
    let cover =
      line.need > 0
      ? say(
        " It then covers \(service) of its need of \(line.need).",
        "服务能力\(service)名，需求编制\(line.need)名。") : ""
    let bought =
      plan.purchased > 0
      ? say(
        " and has \(NumberText.count(plan.purchased, "place")) of a bought service",
        "，另购买服务\(plan.purchased)个岗位") : ""
    return say(
      "It releases \(posts(plan.released)), is granted \(posts(plan.granted))\(bought): "
        + "\(line.approved) approved become \(plan.final).\(cover)",
      "收回\(posts(plan.released))，核增\(posts(plan.granted))\(bought)："
        + "核定编制由\(line.approved)名变为\(plan.final)名。\(cover)")
  }

  /// What one more post is worth, alone.
  func worth(_ value: Double) -> String {
    say(
      "One more post here is worth \(NumberText.short(value)) on the level benefit.",
      "这里再增1名，效益增加\(NumberText.short(value))。")
  }

  /// What stands in the way of one more post.
  func barrier(_ reason: RequestReason) -> String {
    if reason.rule == "objective" {
      return say(
        "No rule stands in the way; other lines use the posts better.",
        "没有规则阻止；其他单位更需要这些编制。")
    }
    if language == .en { return "\(rule(reason.rule)): \(reason.message)" }
    let parts = reason.rule.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts[0], parts.count > 1 ? parts[1] : nil) {
    case ("need", nil): return "需求已满：不得超过本条的需求编制。"
    case ("lineMaximum", nil): return "已达本条的编制上限。"
    case ("pool", let pool?): return "\(category(pool))的编制池已无空余编制。"
    case ("keepAtLeast", let pool?): return "\(category(pool))的编制池必须留足预留编制。"
    case ("total", let pool?): return "\(category(pool))已达编制总额。"
    default: return "规则\(rule(reason.rule))不允许。"
    }
  }

  /// Who would lose, and what it would cost.
  func onePostMore(_ answer: OnePostMore) -> String {
    switch answer {
    case .stopped:
      return say(
        "A limit ended the search for the best plan with one more post.",
        "时间不够，未能求出多1名时的最优方案。")
    case .noLegalPlan(let sentence):
      return say("No legal plan gives it one more post. \(sentence)", "任何合法方案都不能再给1名。")
    case .possible(let plan):
      let losers = plan.losers.map { change in
        let less =
          change.before.final + change.before.purchased - change.after.final
          - change.after.purchased
        return say(
          "\(name(ofLine: change.before.id)) \(less) less",
          "\(name(ofLine: change.before.id))减少\(less)名")
      }.joined(separator: language.comma)
      let loss =
        losers.isEmpty
        ? say("no line would lose a post", "没有单位减少") : losers
      guard let level = plan.level else {
        return say(
          "With one more post here, \(loss); no level would change: this is a tie.",
          "这里多1名时，\(loss)；各级目标不变，属于并列。")
      }
      if let step = level.step {
        let (now, then) = (NumberText.short(step.best), NumberText.short(step.value))
        return say(
          "With one more post here, \(loss); of all coverages in ascending order that at place "
            + "\(step.place) would be \(then) instead of \(now).",
          "这里多1名时，\(loss)；各条满足率由低到高排列，第\(step.place)位由\(now)变为\(then)。")
      }
      let (now, then) = (NumberText.short(level.best), NumberText.short(level.value))
      return say(
        "With one more post here, \(loss); \(level.name) would be \(then) instead of \(now).",
        "这里多1名时，\(loss)；\(levelName(level.name))由\(now)变为\(then)。")
    }
  }

  private func levelName(_ name: String) -> String {
    let names = [
      "benefit": "效益", "coverage": "最低满足率", "released": "收回编制数", "cost": "费用",
      "unitsTouched": "调整单位数", "changeFrom": "变动量", "shortfall": "缺口",
    ]
    return say(name, names[name] ?? name)
  }

  /// A change that gives the line more.
  func way(_ way: WayToOnePostMore) -> String {
    let reached = say("it would have \(posts(way.final))", "将有\(way.final)名")
    switch way.change {
    case .pool(let id, let count):
      return say(
        "With \(NumberText.count(count, "post")) more in the pool of \(category(id)), \(reached).",
        "\(category(id))的编制池增加\(count)名时，\(reached)。")
    case .without(let id):
      return say("Without the rule \(rule(id)), \(reached).", "取消规则\(rule(id))时，\(reached)。")
    case .need: return say("With a need of one more, \(reached).", "需求编制增加1名时，\(reached)。")
    case .maximum:
      return say("With a greatest number of one more, \(reached).", "上限增加1名时，\(reached)。")
    }
  }

  /// The price of the next unit of a limit.
  func price(_ price: MarginalPrice) -> String {
    let end = price.isCut ? say(", perhaps further", "，范围可能更大") : ""
    return say(
      "\(price.path), \(price.value) to \(price.looser): \(price.level) gains "
        + "\(NumberText.short(price.gain)) each from \(price.range.lowerBound) to "
        + "\(price.range.upperBound)\(end).",
      "\(price.path)由\(price.value)变为\(price.looser)：\(levelName(price.level))增加"
        + "\(NumberText.short(price.gain))；在\(price.range.lowerBound)至"
        + "\(price.range.upperBound)之间每名相同\(end)。")
  }

  /// What a rule costs.
  func alternative(_ price: RulePrice) -> String? {
    guard let value = price.price else { return nil }
    return say(
      "Without \(rule(price.rule)): benefit \(value > 0 ? "+" : "")\(NumberText.short(value)).",
      "取消\(rule(price.rule))：效益增加\(NumberText.short(value))。")
  }

  /// The headings of the parts of a text.
  var headings: (barriers: String, oneMore: String, ways: String, prices: String, rules: String) {
    (
      say("What stands in the way of one more post:", "再增1名的障碍："),
      say("What one more post would cost:", "再增1名的代价："),
      say("What would give it more, planned again:", "下列变化可使其增加（已重新求解）："),
      say("What the next post or unit is worth:", "影子价格："),
      say("What each rule costs:", "各项规则的代价：")
    )
  }
}

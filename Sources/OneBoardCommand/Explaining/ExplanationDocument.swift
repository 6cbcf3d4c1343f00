internal import OneBoard

/// An explained plan as it is printed with `--format json`.
struct ExplanationDocument: Encodable {
  struct Price: Encodable {
    let path: String
    let value: Int
    let looser: Int
    let level: String
    let gain: Double
    let from: Int
    let to: Int
    let isCut: Bool
  }

  struct RuleCost: Encodable {
    let rule: String
    let benefit: Double?
  }

  struct Reason: Encodable {
    let rule: String
    let basis: String?
    let message: String
  }

  struct Loser: Encodable {
    let id: String
    let before: Int
    let after: Int
  }

  struct OneMore: Encodable {
    let status: String
    let level: String?
    let before: Double?
    let after: Double?
    let losers: [Loser]
  }

  struct Way: Encodable {
    let change: String
    let posts: Int?
    let rule: String?
    let final: Int
  }

  struct Line: Encodable {
    let id: String
    let released: Int
    let granted: Int
    let purchased: Int
    let final: Int
    let need: Int
    let worth: Double?
    let reasons: [Reason]
    let oneMore: OneMore
    let ways: [Way]
    let sentences: [String]
  }

  private let oneboard = 1
  private let scenario: String
  private let language: String
  private let prices: [Price]?
  private let rejectedAlternatives: [RuleCost]?
  private let lines: [Line]
  private let left: Int

  init(_ text: ExplanationText) {
    let words = text.words
    scenario = words.board.name
    language = words.language.rawValue
    prices = text.prices.map { prices in
      (prices.pools + prices.bounds).map {
        Price(
          path: $0.path, value: $0.value, looser: $0.looser, level: $0.level, gain: $0.gain,
          from: $0.range.lowerBound, to: $0.range.upperBound, isCut: $0.isCut)
      }
    }
    rejectedAlternatives = text.prices.map { prices in
      prices.rejectedAlternatives.map { RuleCost(rule: $0.rule, benefit: $0.price) }
    }
    lines = text.lines.map { line in
      Line(
        id: line.posts.id, released: line.posts.released, granted: line.posts.granted,
        purchased: line.posts.purchased, final: line.posts.final, need: line.line.need,
        worth: line.worth,
        reasons: line.reasons.map { Reason(rule: $0.rule, basis: $0.basis, message: $0.message) },
        oneMore: OneMore(line.oneMore), ways: line.ways.map(Way.init),
        sentences: [words.received(line)] + line.reasons.map(words.barrier)
          + [words.onePostMore(line.oneMore)] + line.ways.map(words.way))
    }
    left = text.left
  }
}

extension ExplanationDocument.OneMore {
  init(_ answer: OnePostMore) {
    switch answer {
    case .stopped: self.init(status: "stopped", level: nil, before: nil, after: nil, losers: [])
    case .noLegalPlan:
      self.init(status: "infeasible", level: nil, before: nil, after: nil, losers: [])
    case .possible(let plan):
      self.init(
        status: plan.level == nil ? "tie" : "optimal", level: plan.level?.name,
        before: plan.level.map { $0.step?.best ?? $0.best },
        after: plan.level.map { $0.step?.value ?? $0.value },
        losers: plan.losers.map {
          ExplanationDocument.Loser(
            id: $0.before.id, before: $0.before.final + $0.before.purchased,
            after: $0.after.final + $0.after.purchased)
        })
    }
  }
}

extension ExplanationDocument.Way {
  init(_ way: WayToOnePostMore) {
    switch way.change {
    case .pool(_, let posts): self.init(change: "pool", posts: posts, rule: nil, final: way.final)
    case .without(let rule):
      self.init(change: "withoutRule", posts: nil, rule: rule, final: way.final)
    case .need: self.init(change: "need", posts: 1, rule: nil, final: way.final)
    case .maximum: self.init(change: "max", posts: 1, rule: nil, final: way.final)
    }
  }
}

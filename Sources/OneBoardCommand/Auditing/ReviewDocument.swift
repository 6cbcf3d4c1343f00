internal import OneBoard

/// An audit with the comparison beside its own keys.
struct ReviewedAuditDocument: Encodable {
  private enum Keys: String, CodingKey {
    case comparison
  }

  private let audit: AuditDocument
  private let comparison: ReviewDocument?

  init(_ audit: AuditDocument, _ review: PlanReview?) {
    self.audit = audit
    comparison = review.map(ReviewDocument.init)
  }

  func encode(to encoder: any Encoder) throws {
    try audit.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encodeIfPresent(comparison, forKey: .comparison)
  }
}

/// A plan beside the best, the nearest and better plans as it is printed with `--format json`.
struct ReviewDocument: Encodable {
  private let status: String
  private let levels: [LevelItem]
  private let decisive: String?
  private let nearest: NearestItem?
  private let betterForEveryone: BetterItem?
  private let conflict: String?

  init(_ review: PlanReview) {
    status = review.best.status.rawValue
    levels = review.distances.map(LevelItem.init)
    decisive = review.decisive?.name
    nearest = review.nearest.map(NearestItem.init)
    betterForEveryone = review.improvement.map(BetterItem.init)
    conflict = review.best.conflict?.sentence
  }
}

private struct LevelItem: Encodable {
  let name: String
  let value: Double
  let best: Double
  let behind: Double
  let percent: Double?
  let exact: Bool
  let step: StepItem?

  init(_ level: LevelDistance) {
    (name, value, best, behind) = (level.name, level.value, level.best, level.behind)
    (percent, exact) = (level.percent, level.isExact)
    step = level.step.map { StepItem(place: $0.place, value: $0.value, best: $0.best) }
  }
}

private struct StepItem: Encodable {
  let place: Int
  let value: Double
  let best: Double
}

private struct NearestItem: Encodable {
  let status: String
  let distance: Int?
  let proven: Bool
  let posts: [LineItem]

  init(_ nearest: NearestPlan) {
    status = nearest.plan.status.rawValue
    distance = nearest.plan.posts.isEmpty ? nil : nearest.distance
    proven = nearest.isProven
    posts = nearest.difference.lines.map(LineItem.init)
  }
}

private struct BetterItem: Encodable {
  let answer: String
  let gain: Int
  let greatest: Bool
  let posts: [LineItem]

  init(_ improvement: Improvement) {
    (answer, gain) = (improvement.answer.rawValue, improvement.gain)
    greatest = improvement.isGreatest
    posts = improvement.difference?.lines.map(LineItem.init) ?? []
  }
}

private struct LineItem: Encodable {
  let id: String
  let before: PostsItem
  let after: PostsItem

  init(_ change: PlanDifference.LineChange) {
    id = change.after.id
    (before, after) = (PostsItem(change.before), PostsItem(change.after))
  }
}

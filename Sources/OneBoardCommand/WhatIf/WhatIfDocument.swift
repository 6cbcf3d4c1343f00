internal import OneBoard

/// A scenario beside its changed self as it is printed with `--format json`.
struct WhatIfDocument: Encodable {
  private let oneboard = 1
  private let scenario: String
  private let settings: [String]
  private let status: Pair<String>
  private let carried: Bool
  private let levels: [LevelItem]
  private let pools: [PoolItem]
  private let posts: [LineItem]
  private let totals: Pair<PostsItem>
  private let conflict: Pair<ConflictItem?>

  init(_ answer: WhatIf, settings: [Setting]) {
    scenario = answer.base.scenario
    self.settings = settings.map(\.description)
    status = Pair(
      before: answer.base.status.rawValue, after: answer.changed.status.rawValue)
    carried = answer.isCarried
    levels = answer.difference.levels.map {
      LevelItem(name: $0.name, before: $0.values.before, after: $0.values.after)
    }
    pools = answer.difference.pools.map {
      PoolItem(
        category: $0.after.category, before: BalanceItem($0.before), after: BalanceItem($0.after))
    }
    posts = answer.difference.lines.map {
      LineItem(id: $0.after.id, before: PostsItem($0.before), after: PostsItem($0.after))
    }
    totals = Pair(
      before: PostsItem(answer.difference.totals.before),
      after: PostsItem(answer.difference.totals.after))
    conflict = Pair(
      before: answer.base.conflict.map(ConflictItem.init),
      after: answer.changed.conflict.map(ConflictItem.init))
  }
}

private struct Pair<Value: Encodable>: Encodable {
  let before: Value
  let after: Value
}

private struct LevelItem: Encodable {
  let name: String
  let before: Double?
  let after: Double?
}

private struct PoolItem: Encodable {
  let category: String
  let before: BalanceItem
  let after: BalanceItem
}

private struct BalanceItem: Encodable {
  let opening: Int
  let released: Int
  let granted: Int
  let closing: Int

  init(_ pool: PoolBalance) {
    (opening, released, granted, closing) = (
      pool.opening, pool.released, pool.granted, pool.closing
    )
  }
}

private struct LineItem: Encodable {
  let id: String
  let before: PostsItem
  let after: PostsItem
}

/// Posts of a line, or of all lines together.
struct PostsItem: Encodable {
  private let released: Int
  private let granted: Int
  private let purchased: Int
  private let final: Int

  init(_ posts: PlannedPosts) {
    (released, granted, purchased, final) =
      (posts.released, posts.granted, posts.purchased, posts.final)
  }
}

private struct ConflictItem: Encodable {
  let members: [String]
  let sentence: String
  let minimal: Bool

  init(_ conflict: Conflict) {
    (members, sentence, minimal) = (conflict.members, conflict.sentence, conflict.isMinimal)
  }
}

/// A rule or an invariant that a conflict can name; without it the board has more plans.
///
/// Rules that permit (what is reclaimable, what may be bought) and that nobody loses the post they sit
/// on hold in every search: without them there are fewer plans, not more.
enum ConflictMember: Hashable {
  /// The hard rule at a position in the board's rules.
  case rule(Int)
  /// No post of the category is created or lost; its position in the board's categories.
  case pool(Int)
  /// What must be left in the category's pool.
  case keepAtLeast(Int)
  /// The greatest sum of final posts of the category.
  case total(Int)
  /// Nothing is granted or bought beyond the need.
  case need
  /// A line releases or receives, not both.
  case oneWay
  /// The least final posts of a line.
  case lineMinimum
  /// The greatest final posts of a line.
  case lineMaximum
}

extension Board {
  /// The id by which files and sentences name a member.
  func identifier(of member: ConflictMember) -> String {
    switch member {
    case .rule(let position): rules[position].id
    case .pool(let category): "pool:\(categories[category].id)"
    case .keepAtLeast(let category): "keepAtLeast:\(categories[category].id)"
    case .total(let category): "total:\(categories[category].id)"
    case .need: "need"
    case .oneWay: "oneWay"
    case .lineMinimum: "lineMinimum"
    case .lineMaximum: "lineMaximum"
    }
  }

  /// Every hard rule and invariant of the board: invariants of lines first, then pools, then rules.
  var conflictMembers: [ConflictMember] {
    var members: [ConflictMember] = [
      .oneWay, .need, .lineMinimum, .lineMaximum,
    ]
    for category in categories.indices {
      members += [.keepAtLeast(category), .total(category), .pool(category)]
    }
    for (position, rule) in rules.enumerated() where rule.softWeight == nil {
      switch rule.kind {
      case .purchase, .approval: continue
      case .reclaim(let reclaim) where !reclaim.must: continue
      default: members.append(.rule(position))
      }
    }
    return members
  }
}

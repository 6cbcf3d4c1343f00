extension Scenario {
  /// Whether every plan that is legal here is legal in another scenario, with the same levels.
  ///
  /// Sufficient, not necessary: only limits that narrow the legal plans without entering a level may
  /// differ, each towards fewer plans, and no level has a tolerance, since a level that may give
  /// something up measures from its own best.
  ///
  /// A plan that is best there is then best here if it is legal here.
  ///
  /// - Parameter other: The other scenario.
  /// - Returns: Whether this one is surely the narrower.
  /// - Complexity: O(lines + rules).
  func narrows(_ other: Scenario) -> Bool {
    guard objective.allSatisfy({ $0.tolerance == nil }), objective == other.objective,
      categories.count == other.categories.count, posts.count == other.posts.count,
      rules.count == other.rules.count
    else { return false }
    return zip(categories, other.categories).allSatisfy { $0.narrows($1) }
      && zip(posts, other.posts).allSatisfy { $0.narrows($1) }
      && zip(rules, other.rules).allSatisfy { $0.narrows($1) }
  }
}

// Each takes over what only narrows; whatever else differs then shows as unequal.

extension QuotaCategory {
  fileprivate func narrows(_ other: QuotaCategory) -> Bool {
    guard reserve <= other.reserve, keepAtLeast >= other.keepAtLeast,
      isNoGreater(totalAtMost, than: other.totalAtMost)
    else { return false }
    var same = other
    (same.reserve, same.keepAtLeast, same.totalAtMost) = (reserve, keepAtLeast, totalAtMost)
    return same == self
  }
}

extension PostLine {
  fileprivate func narrows(_ other: PostLine) -> Bool {
    guard isNoLess(min, than: other.min), isNoGreater(max, than: other.max) else { return false }
    var same = other
    (same.min, same.max) = (min, max)
    return same == self
  }
}

extension Rule {
  fileprivate func narrows(_ other: Rule) -> Bool {
    if self == other { return true }
    guard softWeight == nil, other.softWeight == nil else { return false }
    var same = other
    switch (kind, other.kind) {
    case (.bound(let bound), .bound(var known)):
      guard isNoLess(bound.atLeast, than: known.atLeast),
        isNoGreater(bound.atMost, than: known.atMost)
      else { return false }
      (known.atLeast, known.atMost) = (bound.atLeast, bound.atMost)
      same.kind = .bound(known)
    case (.share(let share), .share(var known)):
      guard isNoLess(share.atLeast, than: known.atLeast),
        isNoGreater(share.atMost, than: known.atMost)
      else { return false }
      (known.atLeast, known.atMost) = (share.atLeast, share.atMost)
      same.kind = .share(known)
    case (.purchase(let purchase), .purchase(var known)):
      guard purchase.budget <= known.budget, isNoGreater(purchase.atMost, than: known.atMost)
      else { return false }
      (known.budget, known.atMost) = (purchase.budget, purchase.atMost)
      same.kind = .purchase(known)
    case (.reclaim(let reclaim), .reclaim(var known)):
      // What must be taken is also a duty; less of it is not narrower.
      guard !reclaim.must, reclaim.formula.narrows(known.formula) else { return false }
      known.formula = reclaim.formula
      same.kind = .reclaim(known)
    default: return false
    }
    return same == self
  }
}

extension Reclaim.Formula {
  fileprivate func narrows(_ other: Self) -> Bool {
    switch (self, other) {
    case (.vacancyAbove(let own), .vacancyAbove(let known)): own >= known
    case (.idleYears(let own), .idleYears(let known)): own >= known
    case (.aboveNeed(let own), .aboveNeed(let known)): own <= known
    case (.atMost(let own), .atMost(let known)): own <= known
    default: self == other
    }
  }
}

/// Compares lower limits, of which an absent one is the least.
private func isNoLess<Number: Comparable>(_ limit: Number?, than other: Number?) -> Bool {
  guard let other else { return true }
  return limit.map { $0 >= other } ?? false
}

/// Compares upper limits, of which an absent one is the greatest.
private func isNoGreater<Number: Comparable>(_ limit: Number?, than other: Number?) -> Bool {
  guard let other else { return true }
  return limit.map { $0 <= other } ?? false
}

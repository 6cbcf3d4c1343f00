import OneBoard

extension MultiYearScenario {
  /// What the turnover pools break; the plan has the scenario's lines in id order.
  func poolViolations(_ plan: MultiYearPlan, posts: [PostLine]) -> [HorizonViolation] {
    let pools = Dictionary(
      turnoverPools.map { ($0.category, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [HorizonViolation] = []
    for category in scenario.categories {
      let size = pools[category.id]?.posts ?? 0
      for (year, entry) in plan.years.enumerated() {
        let lent = zip(entry.lines, posts).reduce(0) {
          $1.1.category == category.id ? $0 + $1.0.outstanding : $0
        }
        if lent > size {
          found.append(
            HorizonViolation(
              rule: "pool", year: year + 1, place: category.id,
              message: "\(lent) posts are out of a pool of \(size)."))
        }
      }
    }
    for (position, line) in posts.enumerated() {
      found += loanViolations(
        of: line.id, term: pools[line.category]?.term ?? 0,
        in: plan.years.map { $0.lines[position] })
    }
    return found
  }

  private func loanViolations(of id: String, term: Int, in years: [LineYear]) -> [HorizonViolation]
  {
    var found: [HorizonViolation] = []
    var loans: [(year: Int, posts: Int)] = []
    for (year, entry) in years.enumerated() {
      func report(_ rule: String, _ message: String) {
        found.append(HorizonViolation(rule: rule, year: year + 1, place: id, message: message))
      }
      var left = entry.repaid
      while left > 0, let oldest = loans.first {
        let paid = min(left, oldest.posts)
        left -= paid
        loans[0].posts -= paid
        if loans[0].posts == 0 { loans.removeFirst() }
      }
      if left > 0 { report("repaid", "\(left) posts are repaid that were not lent before.") }
      if let oldest = loans.first, year - oldest.year >= term {
        report("term", "\(oldest.posts) posts lent in year \(oldest.year + 1) are overdue.")
      }
      if entry.lent > 0 { loans.append((year, entry.lent)) }
      var coming = 0
      for later in (year + 1)..<(year + 1 + term) where later < self.years {
        coming += leavers(of: id, year: later)
      }
      if entry.outstanding > coming {
        report("limit", "\(entry.outstanding) are outstanding, \(coming) leave within the term.")
      }
    }
    if years.count == self.years, let last = years.last, last.outstanding > 0 {
      found.append(
        HorizonViolation(
          rule: "end", year: years.count, place: id,
          message: "\(last.outstanding) posts are outstanding at the end."))
    }
    return found
  }
}

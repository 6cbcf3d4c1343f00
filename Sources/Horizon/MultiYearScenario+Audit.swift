import OneBoard

/// A rule of the horizon that a plan breaks.
public struct HorizonViolation: Sendable, Hashable {
  /// The rule, in a word.
  public var rule: String
  /// The year, counted from 1.
  public var year: Int
  /// The line's or category's id.
  public var place: String
  /// The fact, in a sentence.
  public var message: String

  /// Makes a violation.
  ///
  /// - Parameters:
  ///   - rule: The rule, in a word.
  ///   - year: The year, counted from 1.
  ///   - place: The line's or category's id.
  ///   - message: The fact, in a sentence.
  public init(rule: String, year: Int, place: String, message: String) {
    self.rule = rule
    self.year = year
    self.place = place
    self.message = message
  }
}

extension MultiYearScenario {
  /// Checks the lines of all years in whole numbers, without a solver.
  ///
  /// The plan of each year is checked beside it by `Board.audit(_:)`. Here are checked the balance
  /// of staff, hires within vacancy, posts that nobody loses, totals that never grow, and for the
  /// pools their size, the term by the age of every loan, the limit by attrition and the last year.
  ///
  /// - Parameter plan: The plan; it may come from elsewhere.
  /// - Returns: The violations, year by year; empty when every rule holds.
  public func audit(_ plan: MultiYearPlan) -> [HorizonViolation] {
    guard faults().isEmpty, (try? scenario.validated()) != nil else {
      return [
        HorizonViolation(
          rule: "input", year: 0, place: "",
          message: "The scenario or the horizon has faults; correct them first.")
      ]
    }
    let posts = scenario.posts.sorted { $0.id < $1.id }
    var found: [HorizonViolation] = []
    if plan.years.count != years {
      found.append(
        HorizonViolation(
          rule: "years", year: plan.years.count, place: "",
          message: "\(plan.years.count) of \(years) years are planned."))
    }
    var totals: [String: Int] = [:]
    for category in scenario.categories { totals[category.id, default: 0] += category.reserve }
    for line in posts { totals[line.category, default: 0] += line.approved }
    for (year, entry) in plan.years.enumerated() {
      guard entry.lines.map(\.id) == posts.map(\.id), entry.lines.allSatisfy(\.isSane) else {
        found.append(
          HorizonViolation(
            rule: "lines", year: year + 1, place: "",
            message: "The lines are not those of the scenario, or a number is out of range."))
        return found
      }
      var sums: [String: Int] = [:]
      for (line, place) in zip(entry.lines, posts) {
        sums[place.category, default: 0] += line.posts
      }
      for category in scenario.categories
      where sums[category.id, default: 0] > totals[category.id, default: 0] {
        found.append(
          HorizonViolation(
            rule: "total", year: year + 1, place: category.id,
            message: "\(sums[category.id, default: 0]) posts exceed the opening total."))
      }
    }
    for (position, line) in posts.enumerated() {
      found += violations(of: line, in: plan.years.map { $0.lines[position] })
    }
    return found + poolViolations(plan, posts: posts)
  }

  private func violations(of line: PostLine, in years: [LineYear]) -> [HorizonViolation] {
    var found: [HorizonViolation] = []
    var staff = line.inPost
    var seats = line.approved
    var outstanding = 0
    var (leftWhileOver, hiredWhileOver) = (0, 0)
    for (year, entry) in years.enumerated() {
      func report(_ rule: String, _ message: String) {
        found.append(
          HorizonViolation(rule: rule, year: year + 1, place: line.id, message: message))
      }
      let known = leavers(of: line.id, year: year)
      if entry.leavers != known { report("leavers", "\(entry.leavers) leave, \(known) are known.") }
      let stayed = staff - known
      if entry.staff != stayed + entry.hires {
        report("staff", "\(stayed) stay and \(entry.hires) come, which is not \(entry.staff).")
      }
      let room = entry.posts + entry.outstanding
      if let replacement, stayed > room {
        leftWhileOver += known
        hiredWhileOver += entry.hires
        // Compared as products, not as the quotient that the plan makes.
        if Int128(hiredWhileOver) * Int128(replacement.out)
          > Int128(leftWhileOver) * Int128(replacement.hired)
        {
          report(
            "replacement",
            "\(hiredWhileOver) were hired for \(leftWhileOver) who left a line over its quota.")
        }
      } else if entry.hires > max(0, room - stayed) {
        report("hires", "\(entry.hires) are hired into \(max(0, room - stayed)) vacancies.")
      }
      if room < min(stayed, seats + outstanding) {
        report("posts", "\(room) posts are fewer than the people who sat on them.")
      }
      if entry.outstanding != outstanding + entry.lent - entry.repaid {
        report("loans", "Lent and repaid do not give \(entry.outstanding) outstanding.")
      }
      if entry.repaid > known { report("repaid", "More is repaid than the attrition of \(known).") }
      staff = entry.staff
      seats = entry.posts
      outstanding = entry.outstanding
    }
    return found
  }
}

extension LineYear {
  /// Whether all numbers are small enough for sums and none is negative.
  var isSane: Bool {
    [posts, leavers, hires, lent, repaid, outstanding, staff].allSatisfy {
      (0...(4 * PostLine.maximumPosts)).contains($0)
    }
  }
}

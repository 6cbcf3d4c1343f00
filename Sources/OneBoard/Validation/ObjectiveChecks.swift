extension ScenarioChecker {
  /// Checks the objective levels.
  mutating func checkObjective() {
    for (index, level) in scenario.objective.enumerated() {
      if isFull { return }
      let path = "objective[\(index)]"
      checkDecimal(level.tolerance, "\(path).tolerance", .fraction)
      switch level.goal {
      case .benefit(_, let weights):
        for (position, weight) in weights.enumerated() {
          checkSelector(weight.selection, "\(path).weights[\(position)].where")
          checkDecimal(weight.times, "\(path).weights[\(position)].times", .positive)
        }
      case .coverage(let selection): checkSelector(selection, "\(path).where")
      case .change(let earlier): check(earlier, "\(path).minimize.changeFrom")
      case .released, .cost, .unitsTouched: break
      }
    }
  }

  /// Checks an earlier plan.
  private mutating func check(_ earlier: [PlannedPosts], _ path: String) {
    let known = occurring.values(of: .id)
    var first: [String: Int] = [:]
    for (index, posts) in earlier.enumerated() {
      if isFull { return }
      if !known.contains(posts.id) {
        let near = question(for: posts.id, among: known)
        fault(
          "\(path)[\(index)].id",
          "The earlier plan names \"\(posts.id)\", which no line has as id.",
          near + "Use the id of a line, or remove the entry from the earlier plan.")
      } else if let place = first[posts.id] {
        fault(
          "\(path)[\(index)].id",
          "The earlier plan names \"\(posts.id)\" twice; it first occurs at \(path)[\(place)].",
          "Keep one entry for each line.")
      } else {
        first[posts.id] = index
      }
      checkCount(posts.released, "\(path)[\(index)].released")
      checkCount(posts.granted, "\(path)[\(index)].granted")
      checkCount(posts.purchased, "\(path)[\(index)].purchased")
      checkCount(posts.final, "\(path)[\(index)].final")
    }
  }
}

extension ScenarioChecker {
  /// Checks the quota categories.
  mutating func checkCategories() {
    checkIDs(scenario.categories.map(\.id), list: "categories", thing: "category")
    for (index, category) in scenario.categories.enumerated() {
      let path = "categories[\(index)]"
      checkCount(category.reserve, "\(path).reserve", atMost: Self.maximumTotal)
      checkCount(category.keepAtLeast, "\(path).keepAtLeast", atMost: Self.maximumTotal)
      checkCount(category.totalAtMost, "\(path).total.atMost", atMost: Self.maximumTotal)
    }
  }

  /// Checks the lines of posts.
  mutating func checkPosts() {
    checkIDs(scenario.posts.lazy.map(\.id), list: "posts", thing: "line")
    let categories = Set(scenario.categories.map(\.id))
    for (index, line) in scenario.posts.enumerated() {
      if isFull { return }
      checkNames(of: line, at: index, categories: categories)
      checkNumbers(of: line, at: index)
    }
    checkTotal()
  }

  private mutating func checkNames(of line: PostLine, at index: Int, categories: Set<String>) {
    if line.id.hasPrefix("reserve:") {
      fault(
        "posts[\(index)].id", "The id \"\(line.id)\" begins with \"reserve:\".",
        "Choose another id; moves from and to a pool are written that way.")
    }
    if line.unit.isEmpty {
      fault("posts[\(index)].unit", "The line names no unit.", "Name the unit that has the posts.")
    }
    if !categories.contains(line.category) {
      let near = question(for: line.category, among: categories)
      fault(
        "posts[\(index)].category",
        "The category \"\(line.category)\" is not among the scenario's categories.",
        near + "Use the id of a category, or add the category.")
    }
    if line.tags.contains("") {
      fault("posts[\(index)].tags", "A tag is empty.", "Remove the empty tag.")
    }
  }

  private mutating func checkNumbers(of line: PostLine, at index: Int) {
    checkCount(line.approved, "posts[\(index)].approved")
    checkCount(line.inPost, "posts[\(index)].inPost")
    checkCount(line.need, "posts[\(index)].need")
    checkCount(line.min, "posts[\(index)].min")
    checkCount(line.max, "posts[\(index)].max")
    checkCount(line.idleYears, "posts[\(index)].idleYears")
    checkCount(line.leaders, "posts[\(index)].leaders")
    checkOrder(line.min, line.max, "posts[\(index)].min", keys: ("min", "max"))
  }

  /// Finds totals whose sums would not be exact.
  private mutating func checkTotal() {
    var total: Int128 = 0
    for line in scenario.posts {
      total += Int128(max(line.approved, 0)) + Int128(max(line.need, 0))
    }
    for category in scenario.categories { total += Int128(max(category.reserve, 0)) }
    if total > Int128(Self.maximumTotal) {
      fault(
        "posts", "Approved posts, needs and reserves add up to \(total), more than 2^53.",
        "Check the numbers, or split the scenario.")
    }
  }
}

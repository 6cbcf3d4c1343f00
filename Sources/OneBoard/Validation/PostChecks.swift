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
    if !order.hasDistinctIDs {
      checkIDs(scenario.posts.lazy.map(\.id), list: "posts", thing: "line")
    }
    let categories = Set(scenario.categories.map(\.id))
    occurring.collect(.category)
    let isKnown = (occurring.index.values(of: .category) ?? []).map { categories.contains($0) }
    let numbers = occurring.index.numbers(of: .category) ?? []
    for index in scenario.posts.indices {
      if isFull { return }
      if isKnown[Int(numbers[index])], scenario.posts[index].isPlainlySound { continue }
      let line = scenario.posts[index]
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
    for index in scenario.posts.indices {
      total += Int128(max(scenario.posts[index].approved, 0))
      total += Int128(max(scenario.posts[index].need, 0))
    }
    for category in scenario.categories { total += Int128(max(category.reserve, 0)) }
    if total > Int128(Self.maximumTotal) {
      fault(
        "posts", "Approved posts, needs and reserves add up to \(total), more than 2^53.",
        "Check the numbers, or split the scenario.")
    }
  }
}

extension PostLine {
  /// Whether the checks of names and numbers find nothing; those of the category are others.
  ///
  /// Nearly every line is so. That no is said to some sound lines costs time, and nothing else.
  fileprivate var isPlainlySound: Bool {
    let counts = 0...Self.maximumPosts
    guard counts ~= approved, counts ~= inPost, counts ~= need, counts ~= (min ?? 0),
      counts ~= (max ?? 0), counts ~= (idleYears ?? 0), counts ~= (leaders ?? 0)
    else { return false }
    if let min, let max, min > max { return false }
    return id.utf8.first != UInt8(ascii: "r") && !unit.isEmpty && tags.isEmpty
  }
}

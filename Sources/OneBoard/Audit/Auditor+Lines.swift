extension Auditor {
  /// Checks what holds for each line without a rule being written.
  mutating func checkLines() {
    let mayMove = linesWithIncumbentsMoving()
    for (position, line) in board.lines.enumerated() {
      let released = Int128(book.released[position])
      let granted = Int128(book.granted[position])
      let purchased = Int128(book.purchased[position])
      let final = Int128(book.final[position])
      let id = line.id

      require(
        "oneWay", place: id, excess: min(released, granted),
        "The line \(id) releases \(released) and receives \(granted) posts; it may do only one.")
      if !mayMove[position] {
        let seated = min(line.approved, line.inPost)
        require(
          "incumbents", place: id, excess: Int128(seated) - final,
          "The line \(id) would keep \(final) posts, but \(seated) people sit on its posts: "
            + "min(approved \(line.approved), in post \(line.inPost)).")
      }

      let ceiling = min(line.need, line.max ?? line.need)
      let grantable = max(0, ceiling - line.approved)
      require(
        "need", place: id, excess: granted - Int128(grantable),
        "The line \(id) receives \(granted) posts, but at most \(grantable) may be granted: "
          + "max(0, \(line.max == nil ? "need" : "the lesser of need and max") \(ceiling) "
          + "− approved \(line.approved)).")
      let lacking = max(0, line.need - line.approved)
      if purchased > 0 {
        require(
          "need", place: id, excess: granted + purchased - Int128(lacking),
          "The line \(id) receives \(granted) posts and buys \(purchased) places, but it lacks "
            + "only \(lacking): max(0, need \(line.need) − approved \(line.approved)).")
      }

      if let least = line.min {
        require(
          "lineMinimum", place: id, excess: Int128(least) - final,
          "The line \(id) ends with \(final) posts, below its minimum \(least).")
      }
      if let greatest = line.max {
        require(
          "lineMaximum", place: id, excess: final - Int128(greatest),
          "The line \(id) ends with \(final) posts, above its maximum \(greatest).")
      }
    }
  }

  /// The lines of which a reclaim rule says that people move with their posts.
  private mutating func linesWithIncumbentsMoving() -> [Bool] {
    var mayMove = Array(repeating: false, count: board.lines.count)
    for rule in board.rules {
      guard case .reclaim(let reclaim) = rule.kind, reclaim.withIncumbents else { continue }
      for position in positions(rule.selection) { mayMove[position] = true }
    }
    return mayMove
  }

  /// Checks the balance of each category's pool.
  mutating func checkPools() {
    for (index, category) in board.categories.enumerated() {
      var (released, granted, final) = (Int128(0), Int128(0), Int128(0))
      for position in board.lines.indices where board.categoryOfLine[position] == index {
        released += Int128(book.released[position])
        granted += Int128(book.granted[position])
        final += Int128(book.final[position])
      }
      let closing = Int128(category.reserve) + released - granted
      let sum = "\(category.reserve) + \(released) − \(granted) = \(closing)"
      require(
        "pool:\(category.id)", place: category.id, excess: -closing,
        "The pool of \(category.id) is overdrawn: opening + released − granted is \(sum).")
      if category.keepAtLeast > 0 {
        require(
          "keepAtLeast:\(category.id)", place: category.id,
          excess: Int128(category.keepAtLeast) - closing,
          "The pool of \(category.id) must keep \(category.keepAtLeast) posts, but opening "
            + "+ released − granted is \(sum).")
      }
      if let greatest = category.totalAtMost {
        require(
          "total:\(category.id)", place: category.id, excess: final - Int128(greatest),
          "The lines of \(category.id) end with \(final) posts together, above \(greatest).")
      }
    }
  }
}

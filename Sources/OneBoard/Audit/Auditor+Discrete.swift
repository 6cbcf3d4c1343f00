extension Auditor {
  /// Checks a discrete limit.
  mutating func check(_ limit: DiscreteLimit, of rule: Rule) {
    let lines = positions(rule.selection)
    switch limit {
    case .minimumLot(let least):
      for position in lines {
        let granted = book.granted[position]
        if granted <= 0 { continue }
        let id = board.lines[position].id
        require(
          rule, place: id, excess: Int128(least) - Int128(granted),
          "The line \(id) is granted \(granted) posts, but a grant is at least \(least).")
      }
    case .unitsTouched(let most):
      var units: Set<String> = []
      for position in lines where book.released[position] > 0 || book.granted[position] > 0 {
        units.insert(board.lines[position].unit)
      }
      require(
        rule, place: nil, excess: Int128(units.count) - Int128(most),
        "\(units.count) units release or receive posts, above \(most).")
    case .closeOrKeep:
      var units: [String: (released: Int128, approved: Int128)] = [:]
      for position in lines {
        let unit = board.lines[position].unit
        let sum = units[unit] ?? (0, 0)
        units[unit] = (
          sum.released + Int128(book.released[position]),
          sum.approved + Int128(board.lines[position].approved)
        )
      }
      for (name, unit) in units.sorted(by: { $0.key < $1.key }) where unit.released > 0 {
        require(
          rule, place: name, excess: unit.approved - unit.released,
          "The unit \(name) gives back \(unit.released) of \(unit.approved) posts; it gives back all "
            + "or none.")
      }
    }
  }
}

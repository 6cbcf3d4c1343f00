extension Formulation {
  /// Adds the binaries and rows of a discrete limit.
  mutating func add(_ limit: DiscreteLimit, of position: Int) {
    let rule = board.rules[position]
    let lines = board.lines(selectedBy: rule.selection)
    switch limit {
    case .minimumLot(let least): addLots(of: least, on: lines, rule.id)
    case .unitsTouched(let most): addTouched(atMost: most, on: lines, rule.id)
    case .closeOrKeep:
      for group in board.groups(of: lines, per: .unit) { closeOrKeep(group.lines, rule.id) }
    }
  }

  private mutating func addLots(of least: Int, on lines: [Int], _ id: String) {
    for line in lines {
      guard let column = granted[line], least > 1 else { continue }
      let most = program.upper[column]
      if most < Double(least) {
        program.tighten(column, lower: 0, upper: 0)
        continue
      }
      let isGranted = program.addColumn(
        upper: 1, isInteger: true, name: "lot:\(id):\(board.lines[line].id)")
      program.addRow([Term(column, 1), Term(isGranted, -most)], upper: 0)
      program.addRow([Term(column, 1), Term(isGranted, -Double(least))], lower: 0)
    }
  }

  private mutating func addTouched(atMost most: Int, on lines: [Int], _ id: String) {
    var units: [Term] = []
    for group in board.groups(of: lines, per: .unit) {
      let columns = group.lines.flatMap { [released[$0], granted[$0]].compactMap { $0 } }
      if columns.isEmpty { continue }
      let isTouched = program.addColumn(
        upper: 1, isInteger: true, name: "touched:\(id):\(group.value ?? "")")
      units.append(Term(isTouched, 1))
      for column in columns {
        program.addRow([Term(column, 1), Term(isTouched, -program.upper[column])], upper: 0)
      }
    }
    program.addRow(units, upper: Double(most))
  }

  private mutating func closeOrKeep(_ lines: [Int], _ id: String) {
    let filled = lines.filter { board.lines[$0].approved > 0 }
    let mayClose = filled.allSatisfy { line in
      released[line].map { program.upper[$0] >= Double(board.lines[line].approved) } ?? false
    }
    guard mayClose else {
      for line in filled {
        if let column = released[line] { program.tighten(column, lower: 0, upper: 0) }
      }
      return
    }
    guard let first = filled.first else { return }
    let isClosed = program.addColumn(
      upper: 1, isInteger: true, name: "closed:\(id):\(board.lines[first].unit)")
    for line in filled {
      guard let column = released[line] else { continue }
      let posts = Double(board.lines[line].approved)
      program.addRow([Term(column, 1), Term(isClosed, -posts)], lower: 0, upper: 0)
    }
  }
}

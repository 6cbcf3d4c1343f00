extension EditableModel {
  private func check(
    lower: Double, upper: Double, of place: String
  ) throws(SessionError) {
    if lower <= upper, lower < .infinity, upper > -.infinity { return }
    if lower.isNaN || lower == .infinity {
      throw .invalidNumber(.notFinite(place: "lower bound of \(place)", value: "\(lower)"))
    }
    if upper.isNaN || upper == -.infinity {
      throw .invalidNumber(.notFinite(place: "upper bound of \(place)", value: "\(upper)"))
    }
    throw .invalidNumber(.crossingBounds(place: place, lower: lower, upper: upper))
  }

  private func check(finite value: Double, _ place: String) throws(SessionError) {
    if !value.isFinite { throw .invalidNumber(.notFinite(place: place, value: "\(value)")) }
  }

  package mutating func setBounds(
    lower: Double, upper: Double, of variable: Variable
  ) throws(SessionError) {
    let number = try number(of: variable, in: "a change of bounds")
    try check(lower: lower, upper: upper, of: "a column")
    columns[number]?.lower = lower
    columns[number]?.upper = upper
    revision += 1
  }

  package mutating func setBounds(
    lower: Double, upper: Double, of constraint: Constraint
  ) throws(SessionError) {
    let number = try number(of: constraint, in: "a change of bounds")
    try check(lower: lower, upper: upper, of: "a row")
    rows[number]?.lower = lower
    rows[number]?.upper = upper
    revision += 1
  }

  package mutating func setCost(_ cost: Double, of variable: Variable) throws(SessionError) {
    let number = try number(of: variable, in: "a change of cost")
    try check(finite: cost, "cost of a column")
    columns[number]?.cost = cost
    revision += 1
  }

  package mutating func setKind(
    _ kind: VariableKind, of variable: Variable
  ) throws(SessionError) {
    let number = try number(of: variable, in: "a change of kind")
    columns[number]?.kind = kind
    revision += 1
  }

  package mutating func setSense(_ sense: ObjectiveSense) {
    self.sense = sense
    revision += 1
  }

  package mutating func setObjectiveConstant(_ constant: Double) throws(SessionError) {
    try check(finite: constant, "objective constant")
    objectiveConstant = constant
    revision += 1
  }

  package mutating func setCoefficient(
    _ value: Double, of variable: Variable, in constraint: Constraint
  ) throws(SessionError) {
    let column = try number(of: variable, in: "a change of coefficient")
    let row = try number(of: constraint, in: "a change of coefficient")
    try check(finite: value, "coefficient")
    columns[column]?.set(value, row: Int32(clamping: row))
    revision += 1
  }

  package mutating func addVariable(
    lower: Double, upper: Double, cost: Double, kind: VariableKind, name: String?,
    coefficients: [(constraint: Constraint, value: Double)]
  ) throws(SessionError) -> Variable {
    try check(lower: lower, upper: upper, of: "a new column")
    try check(finite: cost, "cost of a new column")
    var column = Column(lower: lower, upper: upper, cost: cost, kind: kind, name: name)
    for (constraint, value) in coefficients {
      let row = Int32(clamping: try number(of: constraint, in: "a new column"))
      let sum = value + column.value(row: row)
      try check(finite: sum, "coefficient of a new column")
      column.set(sum, row: row)
    }
    columns.append(column)
    revision += 1
    return handle(column: columns.count - 1)
  }

  package mutating func add(
    _ constraint: LinearConstraint, name: String?
  ) throws(SessionError) -> Constraint {
    let constant = constraint.expression.constant
    try check(finite: constant, "constant of a new row")
    if constraint.isAmbiguous { throw .invalidNumber(.ambiguousComparison(place: "a new row")) }
    let lower = constraint.lower - constant
    let upper = constraint.upper - constant
    try check(lower: lower, upper: upper, of: "a new row")
    var sums: [Int: Double] = [:]
    for (number, coefficient) in try terms(of: constraint.expression, in: "a new row") {
      sums[number, default: 0] += coefficient
    }
    for sum in sums.values { try check(finite: sum, "coefficient of a new row") }
    let row = Int32(clamping: rows.count)
    rows.append(Row(lower: lower, upper: upper, name: name))
    for (number, sum) in sums { columns[number]?.set(sum, row: row) }
    revision += 1
    return handle(row: Int(row))
  }

  package mutating func remove(_ variables: [Variable]) throws(SessionError) {
    // All are looked at before one is deleted: a refused call changes nothing.
    var numbers: [Int] = []
    for variable in variables { numbers.append(try number(of: variable, in: "a deletion")) }
    for number in numbers { columns[number] = nil }
    if !numbers.isEmpty { revision += 1 }
  }

  package mutating func remove(_ constraints: [Constraint]) throws(SessionError) {
    var isLeaving = [Bool](repeating: false, count: rows.count)
    for constraint in constraints {
      isLeaving[try number(of: constraint, in: "a deletion")] = true
    }
    guard isLeaving.contains(true) else { return }
    for row in rows.indices where isLeaving[row] { rows[row] = nil }
    for column in columns.indices { columns[column]?.removeRows { isLeaving[Int($0)] } }
    revision += 1
  }
}

extension EditableModel.Column {
  private func place(of row: Int32) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func value(row: Int32) -> Double {
    let place = place(of: row)
    return place < rows.count && rows[place] == row ? values[place] : 0
  }

  mutating func set(_ value: Double, row: Int32) {
    let place = place(of: row)
    let isThere = place < rows.count && rows[place] == row
    switch (isThere, value == 0) {
    case (true, true):
      rows.remove(at: place)
      values.remove(at: place)
    case (true, false): values[place] = value
    case (false, true): break
    case (false, false):
      rows.insert(row, at: place)
      values.insert(value, at: place)
    }
  }

  mutating func removeRows(where isLeaving: (Int32) -> Bool) {
    guard rows.contains(where: isLeaving) else { return }
    let kept = zip(rows, values).filter { !isLeaving($0.0) }
    rows = kept.map(\.0)
    values = kept.map(\.1)
  }
}

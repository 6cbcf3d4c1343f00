public import LinearOptimization

/// The program of a board's first benefit level, or why there is none.
public enum BenefitModel: Sendable {
  /// The program, a maximum; its objective is the value of the level, constant included.
  case model(Model)
  /// The objective has no benefit level.
  case noBenefitLevel
  /// The rules, or what earlier levels reached, leave no point.
  case infeasible
  /// A limit ended the work on earlier levels.
  case stopped
}

extension Board {
  /// Writes the program of the first benefit level, with names that people can read.
  ///
  /// What comes before the level, shortfalls of soft rules above all, is solved first and kept as
  /// bounds and rows. Columns are named `granted:ID`, `released:ID`, `purchased:ID` and
  /// `increment:ID:k`, rows `pool:CATEGORY`, `rule:ID:GROUP`, `need:ID` and so on; blanks in ids
  /// become underscores. A row on one column is a bound of that column.
  ///
  /// The optimum of the linear program is never below the level's value in the best plan; that of
  /// the whole-number program is equal to it.
  ///
  /// - Parameters:
  ///   - solver: The solver for what comes before the level.
  ///   - isWhole: Whether columns that count posts are whole, and lines that could release and
  ///     receive have a column that forbids both; else the program is linear.
  ///   - options: Limits and gap for what comes before the level.
  /// - Returns: The program, or why there is none.
  /// - Throws: ``PlanError`` when something failed.
  public func benefitModel(
    using solver: some LinearSolver, isWhole: Bool = false, options: PlanOptions = PlanOptions()
  ) async throws(PlanError) -> BenefitModel {
    let maker = PlanMaker(
      board: self, solver: solver, options: options,
      deadline: Deadline(after: options.timeLimit))
    return try await maker.benefitModel(isWhole: isWhole)
  }
}

extension PlanMaker {
  func benefitModel(isWhole: Bool) async throws(PlanError) -> BenefitModel {
    guard let position = board.objective.firstIndex(where: { $0.name == "benefit" }),
      case .benefit(let curve, let weights) = board.objective[position].goal
    else { return .noBenefitLevel }
    // What earlier levels reach is kept, so it must be what the best plan reaches: a line that
    // releases and receives at once could make it better than that.
    let isExact = isWhole || position > 0 || board.hasSoftRules
    let oneWay = isExact ? Set(Formulation(board: board).twoWayLines) : []
    let formulation = Formulation(board: board, oneWayLines: oneWay, isNamed: true)
    var engine = LevelEngine(
      solver: solver, deadline: deadline, relativeGap: options.relativeGap,
      program: formulation.program)
    if board.hasSoftRules {
      let shortfall = formulation.shortfallObjective()
      let outcome = try await engine.maximize(
        shortfall.coefficients, wholeMultiple: shortfall.wholeMultiple)
      if let end = Self.end(outcome) { return end }
    }
    for level in board.objective[..<position] {
      if let end = Self.end(try await optimize(level, formulation, &engine)) { return end }
    }
    let objective = try formulation.benefitObjective(
      curve, weights: weights, in: &engine.program, point: engine.point)
    if engine.program.isContradictory { return .infeasible }
    return .model(engine.program.model(named: board.name, objective, isWhole: isWhole))
  }

  private static func end(_ outcome: LevelEngine<Solver>.Outcome) -> BenefitModel? {
    switch outcome {
    case .solved: nil
    case .infeasible: .infeasible
    case .stopped: .stopped
    }
  }
}

extension Program {
  /// The whole program as a model for people and other solvers.
  func model(named name: String, _ objective: LevelObjective, isWhole: Bool) -> Model {
    var model = Model(name: name)
    model.sense = .maximize
    model.objectiveConstant = objective.constant
    for column in 0..<columnCount {
      model.addColumn(
        lower: lower[column], upper: upper[column], cost: objective.coefficients[column],
        kind: isWhole && isInteger[column] ? .integer : .continuous,
        name: Self.readable(names?.columns, column))
    }
    for row in 0..<rowCount {
      model.addRow(
        lower: rowLower[row], upper: rowUpper[row], name: Self.readable(names?.rows, row))
    }
    for entry in entryRows.indices {
      model.addCoefficient(
        entryValues[entry], row: entryRows[entry], column: entryColumns[entry])
    }
    return model
  }

  private static func readable(_ names: [String]?, _ index: Int) -> String? {
    guard let names, names.indices.contains(index), !names[index].isEmpty else { return nil }
    if names[index].utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) { return names[index] }
    return String(
      names[index].map { $0.utf8.first.map { $0 <= 0x20 || $0 == 0x7F } == true ? "_" : $0 })
  }
}

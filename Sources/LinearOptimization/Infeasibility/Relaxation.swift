/// How a side may give way so that a model becomes feasible.
public struct RelaxationAllowance: Hashable, Sendable {
  /// The side.
  public var side: ModelSide
  /// The penalty per unit beyond the free band; above zero.
  public var weight: Double
  /// Penalties of a lower number are made least first.
  public var priority: Int
  /// By how much the side may give way without a penalty.
  public var freeBand: Double

  /// Makes an allowance.
  ///
  /// - Parameters:
  ///   - side: The side.
  ///   - weight: The penalty per unit beyond the free band.
  ///   - priority: Penalties of a lower number are made least first.
  ///   - freeBand: By how much the side may give way without a penalty.
  public init(_ side: ModelSide, weight: Double = 1, priority: Int = 0, freeBand: Double = 0) {
    self.side = side
    self.weight = weight
    self.priority = priority
    self.freeBand = freeBand
  }

  /// An allowance for both sides of every row, all of weight 1.
  ///
  /// - Parameter model: The model.
  /// - Returns: The allowances, in order.
  public static func allRows(of model: Model) -> [RelaxationAllowance] {
    model.finiteSides().filter { !$0.isOfColumn }.map { RelaxationAllowance($0) }
  }

  fileprivate func fault(in model: Model) -> String? {
    guard let value = model.value(of: side) else {
      return "The allowance for \(side) names a side outside the model. Give an index inside."
    }
    if !value.isFinite { return "The allowance for \(side) names an absent side. Leave it out." }
    if !(weight > 0 && weight.isFinite) {
      return "The weight of \(side) is \(weight). Give a finite number above zero."
    }
    if !(freeBand >= 0 && freeBand.isFinite) {
      return "The free band of \(side) is \(freeBand). Give a finite number, zero or more."
    }
    return nil
  }
}

/// The least change of sides that makes a model feasible.
public struct Relaxation: Sendable {
  /// One side that gives way.
  public struct Change: Hashable, Sendable {
    /// The side.
    public var side: ModelSide
    /// By how much; above zero.
    public var amount: Double
    /// The side's value afterwards.
    public var value: Double
  }

  /// How the search ended; `optimal` when the penalties are proven least.
  public let termination: Termination
  /// The sides that give way, rows first, by index; empty for a feasible model.
  public let changes: [Change]
  /// The total penalty of each priority, in order of priority.
  public let penalties: [(priority: Int, penalty: Double)]
  /// The model with the changes; it is feasible if there is a point.
  public let model: Model
  /// A point of the changed model, by the original columns; empty where none was found.
  public let values: [Double]

  /// The changes as sentences for people.
  ///
  /// - Parameter original: The model before the changes.
  /// - Returns: The text, one line for each change.
  public func text(for original: Model) -> String {
    if values.isEmpty { return "No change within the allowances makes the model feasible." }
    if changes.isEmpty { return "The model is feasible as it is." }
    var lines = ["These changes make the model feasible:"]
    for change in changes {
      lines.append(
        "  \(original.words(for: change.side)), by \(TermText.number(change.amount)) to "
          + TermText.number(change.value))
    }
    return lines.joined(separator: "\n")
  }
}

extension LinearSolver {
  /// Finds the least weighted change of sides that makes a model feasible, priority by priority.
  ///
  /// - Parameters:
  ///   - model: The model; its sides and bounds may cross. Its objective is not used.
  ///   - allowances: What may give way; all rows with weight 1 if not given.
  ///   - options: Limits for the whole request.
  /// - Returns: The changes, their penalties and a point.
  /// - Throws: ``SolveError`` for a refused model, allowance or option, or a fault of the solver.
  public func leastRelaxation(
    of model: Model, allowing allowances: [RelaxationAllowance]? = nil,
    options: SolveOptions = SolveOptions()
  ) async throws(SolveError) -> Relaxation {
    let allowances = allowances ?? RelaxationAllowance.allRows(of: model)
    let faults = allowances.compactMap { $0.fault(in: model) }
    if !faults.isEmpty { throw SolveError(.invalidOptions(faults)) }
    let elastic = ElasticModel(model, allowances)
    let priorities = Set(allowances.map(\.priority)).sorted()
    var stages: [ObjectiveStage] = []
    for priority in priorities { stages.append(elastic.stage(priority)) }
    stages.append(elastic.leastStretch)
    let found = try await solve(elastic.model, inOrder: stages, options: options)
    return elastic.relaxation(from: found, of: model, priorities: priorities)
  }
}

/// A model whose allowed sides stretch, each at a price.
private struct ElasticModel {
  var model: Model
  private let allowances: [RelaxationAllowance]
  /// For each allowance its columns: the free band, if any, and what is beyond it.
  private var stretches: [(free: Variable?, paid: Variable)] = []

  init(_ original: Model, _ allowances: [RelaxationAllowance]) {
    model = original
    self.allowances = allowances
    // A row must not cross, so one that does gets a row for each side.
    var upperRows: [Int: Int] = [:]
    for row in 0..<original.rowCount where original.rowLower[row] > original.rowUpper[row] {
      upperRows[row] = addCopy(of: row, upper: original.rowUpper[row])
      model.rowUpper[row] = .infinity
    }
    for allowance in allowances {
      let side = allowance.side
      let free = allowance.freeBand > 0 ? model.addColumn(upper: allowance.freeBand) : nil
      let paid = model.addColumn()
      stretches.append((free, paid))
      var row = side.index
      if side.isOfColumn {
        // The bound becomes a row of the column, which can stretch.
        row = model.addRow().index
        model.addCoefficient(1, row: row, column: side.index)
        model.set(
          side.isLower ? .rowLower(row) : .rowUpper(row), to: original.value(of: side) ?? 0)
        model.drop(side)
      } else if !side.isLower {
        row = upperRows[row] ?? row
      }
      for column in [free, paid].compactMap({ $0 }) {
        model.addCoefficient(side.isLower ? 1 : -1, row: row, column: column.index)
      }
    }
  }

  private mutating func addCopy(of row: Int, upper: Double) -> Int {
    let copy = model.addRow(upper: upper).index
    for entry in model.entryRows.indices where Int(model.entryRows[entry]) == row {
      model.addCoefficient(
        model.entryValues[entry], row: copy, column: Int(model.entryColumns[entry]))
    }
    return copy
  }

  /// No more stretch, free or paid, than the penalties need.
  var leastStretch: ObjectiveStage {
    var total = LinearExpression()
    for stretch in stretches {
      total.add(stretch.paid)
      if let free = stretch.free { total.add(free) }
    }
    return ObjectiveStage(.minimize, total, name: "stretch")
  }

  func stage(_ priority: Int) -> ObjectiveStage {
    var penalty = LinearExpression()
    for (allowance, stretch) in zip(allowances, stretches) where allowance.priority == priority {
      penalty.add(stretch.paid, times: allowance.weight)
    }
    return ObjectiveStage(.minimize, penalty, name: "priority \(priority)")
  }

  func relaxation(
    from found: StagedSolution, of original: Model, priorities: [Int]
  ) -> Relaxation {
    let solution = found.solution
    let isDone =
      found.stages.count == priorities.count + 1
      && found.stages.allSatisfy { $0.termination == .optimal }
    let termination = isDone ? .optimal : found.stages.last?.termination ?? solution.termination
    guard solution.primalStatus == .feasible else {
      return Relaxation(
        termination: termination, changes: [], penalties: [], model: original, values: [])
    }
    var relaxed = original
    var amounts: [ModelSide: Double] = [:]
    for (allowance, stretch) in zip(allowances, stretches) {
      let amount = (stretch.free.map { solution[$0] } ?? 0) + solution[stretch.paid]
      if amount > Self.smallest { amounts[allowance.side, default: 0] += amount }
    }
    var changes: [Relaxation.Change] = []
    for side in amounts.keys.sorted(by: { $0.rank < $1.rank }) {
      guard let amount = amounts[side], let value = original.value(of: side) else { continue }
      let moved = side.isLower ? value - amount : value + amount
      relaxed.set(side, to: moved)
      changes.append(Relaxation.Change(side: side, amount: amount, value: moved))
    }
    var penalties: [(priority: Int, penalty: Double)] = []
    for (priority, stage) in zip(priorities, found.stages) {
      if let value = stage.value { penalties.append((priority, value)) }
    }
    return Relaxation(
      termination: termination, changes: changes, penalties: penalties, model: relaxed,
      values: Array(solution.values.prefix(original.columnCount)))
  }

  /// A change below the solver's feasibility tolerance is rounding.
  private static var smallest: Double { 1e-9 }
}

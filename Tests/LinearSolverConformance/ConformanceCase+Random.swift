internal import LinearOptimization
internal import OneBoardTestSupport

extension ConformanceCase {
  /// Small random models against exhaustive search.
  static var random: [ConformanceCase] {
    [701, 702, 703].map { randomCase("random linear programs", seed: $0, whole: false) }
      + [711, 712].map { randomCase("random mixed programs", seed: $0, whole: true) }
      + methods.enumerated().map { index, method in
        randomCase(
          "random programs, \(method.name)", seed: 721 + UInt64(index), whole: method.branches,
          options: method.options)
      }
  }

  private static func randomCase(
    _ name: String, seed: UInt64, whole: Bool, options: SolveOptions = SolveOptions()
  ) -> ConformanceCase {
    ConformanceCase("\(name), seed \(seed)") { trial in
      var numbers = ConformanceNumbers(seed: seed)
      for _ in 0..<40 where trial.declined == nil {
        let model = numbers.model(whole: whole)
        guard let known = await known(model) else {
          return trial.expect(false, "The case is wrong", "the search gives no answer")
        }
        let before = trial.complaints.count
        await trial.answer(model, options, is: known)
        if trial.complaints.count > before {
          return trial.expect(false, "This is of the model", "\(model)")
        }
      }
    }
  }

  private static func known(_ model: Model) async -> KnownOutcome? {
    guard let found = try? await ExhaustiveSolver().solve(model) else { return nil }
    switch found.termination {
    case .optimal: return found.objective.map { .optimal($0) }
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    default: return nil
    }
  }
}

/// Random numbers and models, the same on every machine.
struct ConformanceNumbers {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func number(_ range: ClosedRange<Int>) -> Double { Double(next(in: range)) }

  /// A model of up to four columns and rows of every kind.
  mutating func model(whole: Bool) -> Model {
    var model = Model()
    model.sense = next(in: 0...1) == 0 ? .minimize : .maximize
    model.objectiveConstant = number(-2...2)
    let columns = next(in: 1...4)
    for _ in 0..<columns {
      let isWhole = whole && next(in: 0...2) > 0
      let lower = number(-4...1)
      let upper = lower + number(0...4)
      let kind = isWhole ? 9 : next(in: 0...9)
      model.addColumn(
        lower: kind == 0 || kind == 1 ? -.infinity : lower,
        upper: kind == 0 || kind >= 2 && kind <= 4 ? .infinity : upper, cost: number(-6...6),
        kind: isWhole ? .integer : .continuous)
    }
    // Three of four sides hold at this point, so that not most of the models are infeasible.
    let point = model.columnLower.map { max($0, -4) + number(0...2) }
    for _ in 0..<next(in: 1...4) {
      let coefficients = (0..<columns).map { _ in next(in: 0...3) > 0 ? number(-5...5) : 0 }
      let activity = zip(coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
      let side = next(in: 0...3) > 0 ? activity : number(-5...9)
      let row =
        switch next(in: 0...3) {
        case 0: model.addRow(lower: side)
        case 1: model.addRow(upper: side)
        case 2: model.addRow(lower: side, upper: side)
        default: model.addRow(lower: side, upper: side + number(1...4))
        }
      for (column, value) in coefficients.enumerated() where value != 0 {
        model.addCoefficient(value, row: row.index, column: column)
      }
    }
    return model
  }
}

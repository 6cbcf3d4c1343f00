/// An objective over columns of a program, to be maximised.
struct LevelObjective {
  var coefficients = ColumnObjective()
  /// A factor that makes all coefficients whole; `nil` where none is known.
  var wholeMultiple: Double?
  /// What the level is worth where all of these columns are zero; stated for benefit only.
  var constant = 0.0
}

extension Formulation {
  /// The most columns of a program, levels included.
  ///
  /// A column costs about a kilobyte until GLPK is done with it; a county needs some thousands.
  static var columnLimit: Int { 4_000_000 }

  /// Refuses more columns than a program may have, before they are made.
  func checkRoom(for count: Int, in program: Program) throws(PlanError) {
    guard program.columnCount + count > Self.columnLimit else { return }
    throw .tooLarge(
      "The posts that can still move need more than \(Self.columnLimit) columns. Use the linear "
        + "curve and no coverage level, or state posts in larger units.")
  }

  /// Soft rules' shortfalls, weighted.
  func shortfallObjective() -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    for shortfall in shortfalls {
      objective.coefficients[shortfall.column] = -shortfall.weight.doubleValue
      objective.raiseMultiple(to: Double(shortfall.weight.denominator))
      if case .share = board.rules[shortfall.rule].kind { objective.wholeMultiple = nil }
    }
    return objective
  }

  /// The benefit level: unit increments of each line's curve, merged where they are equal.
  func benefitObjective(
    _ curve: BenefitCurve, weights: [BenefitWeight], in program: inout Program, point: [Double]?
  ) throws(PlanError) -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    let lineWeights = board.lineWeights(weights)
    var constant = CompensatedSum()
    for line in board.lines.indices {
      let (terms, unchanged) = service(of: line)
      let free = terms.filter { program.lower[$0.column] < program.upper[$0.column] }
      let range = serviceRange(of: line, in: program)
      let need = board.lines[line].need
      let weight = lineWeights[line].doubleValue
      let worth =
        curve.value(of: range.lowerBound, need: need)
        - curve.value(of: board.lines[line].approved, need: need)
      constant.add(worth * weight)
      guard !free.isEmpty else { continue }
      if curve != .linear {
        try checkRoom(for: max(0, min(need, range.upperBound) - range.lowerBound), in: program)
      }
      var segments: [(gain: Double, length: Int)] = []
      var service = range.lowerBound
      while service < range.upperBound {
        let gain = curve.gain(after: service, need: need)
        // Equal gains run on: all of a line's need for the linear curve, all beyond the need.
        var length = 1
        if service >= need {
          length = range.upperBound - service
        } else if curve == .linear {
          length = min(need, range.upperBound) - service
        }
        segments.append((gain, length))
        service += length
      }
      objective.raiseMultiple(curve: curve, need: need, weight: lineWeights[line])
      if segments.count == 1 {
        let fixed = terms.filter { program.lower[$0.column] == program.upper[$0.column] }
        let start = fixed.reduce(unchanged) {
          $0 + $1.coefficient * program.lower[$1.column]
        }
        constant.add((start - Double(range.lowerBound)) * segments[0].gain * weight)
        for term in free {
          objective.coefficients[term.column] +=
            term.coefficient * segments[0].gain * weight
        }
        continue
      }
      let columns = try addIncrements(
        segments.map(\.length), above: range.lowerBound, of: line, in: &program, point: point)
      for (segment, column) in zip(segments, columns) where segment.gain != 0 {
        objective.coefficients[column] = segment.gain * weight
      }
    }
    objective.constant = constant.value
    return objective
  }

  /// Adds columns whose sum is the line's service above its least.
  func addIncrements(
    _ lengths: [Int], above least: Int, of line: Int, in program: inout Program,
    point: [Double]? = nil
  ) throws(PlanError) -> [Int] {
    try checkRoom(for: lengths.count, in: program)
    var columns: [Int] = []
    columns.reserveCapacity(lengths.count)
    let (terms, constant) = service(of: line)
    // Increments fill in order: those below the present service start full.
    var present = point.map { point in
      terms.reduce(constant) { $0 + $1.coefficient * point[$1.column] } - Double(least)
    }
    let id = board.lines[line].id
    for (index, length) in lengths.enumerated() {
      let column = program.addColumn(
        upper: Double(length), isInteger: false, fillsInOrder: true,
        name: "increment:\(id):\(index + 1)")
      columns.append(column)
      if let filled = present, filled >= Double(length) {
        program.startsAtUpper.insert(column)
        present = filled - Double(length)
      } else {
        present = nil
      }
    }
    program.addRow(
      terms + columns.map { Term($0, -1) }, lower: Double(least) - constant,
      upper: Double(least) - constant, name: "increments:\(id)")
    return columns
  }

  /// The least and greatest service that a line's columns allow.
  func serviceRange(of line: Int, in program: Program) -> Range<Int> {
    let (terms, constant) = service(of: line)
    var low = constant
    var high = constant
    for term in terms {
      let sides = [program.lower[term.column], program.upper[term.column]].map {
        $0 * term.coefficient
      }
      low += min(sides[0], sides[1])
      high += max(sides[0], sides[1])
    }
    // Granted and purchased together stay within the need.
    if inForce.contains(.need), granted[line] != nil, purchased[line] != nil {
      high = min(high, Double(max(board.lines[line].need, board.lines[line].approved)))
    }
    return Int(low)..<max(Int(low), Int(high))
  }

  /// Posts released in all.
  func releasedObjective() -> LevelObjective {
    objective(over: released, -1)
  }

  /// Places bought in all.
  func purchasedObjective() -> LevelObjective {
    objective(over: purchased, -1)
  }

  private func objective(over columns: [Int?], _ coefficient: Double) -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    for case let column? in columns { objective.coefficients[column] = coefficient }
    return objective
  }

  /// The money for bought services.
  func costObjective() -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    for (line, column) in purchased.enumerated() {
      guard let column, let position = limits[line].purchaseRule,
        case .purchase(let purchase) = board.rules[position].kind
      else { continue }
      objective.coefficients[column] = -purchase.unitCost.doubleValue
      objective.raiseMultiple(to: Double(purchase.unitCost.denominator))
    }
    return objective
  }

  /// Units that release or receive, each with a binary.
  func unitsTouchedObjective(in program: inout Program) -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    for group in board.groups(of: Array(board.lines.indices), per: .unit) {
      let columns = group.lines.flatMap { [released[$0], granted[$0]].compactMap { $0 } }
      if columns.isEmpty { continue }
      let touched = program.addColumn(upper: 1, isInteger: true)
      objective.coefficients[touched] = -1
      for column in columns {
        // A row for each column is tighter than one for the unit, and keeps branching short.
        program.addRow([Term(column, 1), Term(touched, -program.upper[column])], upper: 0)
      }
    }
    return objective
  }

  /// The distance of final posts and purchases from an earlier plan.
  func changeObjective(
    from earlier: [PlannedPosts], in program: inout Program
  ) -> LevelObjective {
    var objective = LevelObjective(wholeMultiple: 1)
    var previous: [String: PlannedPosts] = [:]
    for posts in earlier { previous[posts.id] = posts }
    func addDistance(_ terms: [Term], from constant: Double) {
      guard !terms.isEmpty else { return }
      let up = program.addColumn(upper: .infinity, isInteger: false)
      let down = program.addColumn(upper: .infinity, isInteger: false)
      program.addRow(terms + [Term(up, -1), Term(down, 1)], lower: constant, upper: constant)
      objective.coefficients[up] = -1
      objective.coefficients[down] = -1
    }
    for (index, line) in board.lines.enumerated() {
      let before = previous[line.id] ?? PlannedPosts(id: line.id, final: line.approved)
      let final = quantity(.final, of: index)
      addDistance(final.terms, from: Double(before.final) - final.constant)
      addDistance(quantity(.purchased, of: index).terms, from: Double(before.purchased))
    }
    return objective
  }
}

extension LevelObjective {
  /// The largest factor at which whole multiples stay exact in a double.
  private static let multipleCeiling = 1e9

  mutating func raiseMultiple(to denominator: Double) {
    guard let multiple = wholeMultiple else { return }
    let common = leastCommonMultiple(multiple, denominator)
    wholeMultiple = common <= Self.multipleCeiling ? common : nil
  }

  mutating func raiseMultiple(curve: BenefitCurve, need: Int, weight: LineWeight) {
    if curve == .log {
      wholeMultiple = nil
      return
    }
    raiseMultiple(to: Double(weight.denominator))
    if curve == .squaredShortage {
      raiseMultiple(to: Double(weight.denominator) * Double(max(1, need)))
    }
  }

  private func leastCommonMultiple(_ first: Double, _ second: Double) -> Double {
    guard first <= Self.multipleCeiling, second <= Self.multipleCeiling else { return .infinity }
    let (a, b) = (Int128(first), Int128(second))
    return Double(a / greatestCommonDivisor(a, b) * b)
  }
}

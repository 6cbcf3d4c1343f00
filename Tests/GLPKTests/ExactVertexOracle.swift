import LinearOptimization

/// A fraction of small whole numbers, for tests; written apart from the library's.
struct SmallFraction: Hashable, Comparable, CustomStringConvertible {
  let top: Int
  let bottom: Int

  init(_ top: Int, _ bottom: Int = 1) {
    var (left, right) = (abs(top), abs(bottom))
    while right != 0 { (left, right) = (right, left % right) }
    let sign = bottom < 0 ? -1 : 1
    self.top = sign * top / max(left, 1)
    self.bottom = sign * bottom / max(left, 1)
  }

  static func + (left: Self, right: Self) -> Self {
    Self(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }
  static func - (left: Self, right: Self) -> Self { left + Self(-right.top, right.bottom) }
  static func * (left: Self, right: Self) -> Self {
    Self(left.top * right.top, left.bottom * right.bottom)
  }
  static func / (left: Self, right: Self) -> Self {
    Self(left.top * right.bottom, left.bottom * right.top)
  }
  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }
  var description: String { bottom == 1 ? "\(top)" : "\(top)/\(bottom)" }
}

/// The best vertex of a model of small whole numbers, by trying every choice of planes exactly.
struct ExactVertexOracle {
  private let costs: [Int]
  private var planes: [(normal: [Int], lower: Double, upper: Double)] = []
  private let sign: Int
  private(set) var best: SmallFraction?

  init(_ model: Model) throws {
    let compiled = try model.compiled()
    sign = model.sense == .minimize ? 1 : -1
    costs = model.costs.map { Int($0) }
    for column in 0..<model.columnCount {
      var normal = [Int](repeating: 0, count: model.columnCount)
      normal[column] = 1
      planes.append((normal, model.columnLower[column], model.columnUpper[column]))
    }
    var rows = [[Int]](
      repeating: [Int](repeating: 0, count: model.columnCount), count: model.rowCount)
    for column in 0..<model.columnCount {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        rows[Int(compiled.rows[index])][column] = Int(compiled.values[index])
      }
    }
    for row in 0..<model.rowCount {
      planes.append((rows[row], model.rowLower[row], model.rowUpper[row]))
    }
    var chosen: [(normal: [Int], side: Int)] = []
    choose(from: 0, &chosen)
    if let found = best {
      best = found + SmallFraction(Int(model.objectiveConstant))
    }
  }

  private mutating func choose(from first: Int, _ chosen: inout [(normal: [Int], side: Int)]) {
    if chosen.count == costs.count {
      guard let point = intersection(chosen), isFeasible(point) else { return }
      let value = product(costs, point)
      if let known = best, SmallFraction(sign) * known <= SmallFraction(sign) * value { return }
      best = value
      return
    }
    guard first < planes.count else { return }
    let plane = planes[first]
    for side in Set([plane.lower, plane.upper]) where side.isFinite {
      chosen.append((plane.normal, Int(side)))
      choose(from: first + 1, &chosen)
      chosen.removeLast()
    }
    choose(from: first + 1, &chosen)
  }

  private func product(_ weights: [Int], _ point: [SmallFraction]) -> SmallFraction {
    zip(weights, point).reduce(SmallFraction(0)) { $0 + SmallFraction($1.0) * $1.1 }
  }

  private func isFeasible(_ point: [SmallFraction]) -> Bool {
    planes.allSatisfy { plane in
      let activity = product(plane.normal, point)
      return (plane.lower.isInfinite || SmallFraction(Int(plane.lower)) <= activity)
        && (plane.upper.isInfinite || activity <= SmallFraction(Int(plane.upper)))
    }
  }

  private func intersection(_ chosen: [(normal: [Int], side: Int)]) -> [SmallFraction]? {
    let count = chosen.count
    var system = chosen.map { ($0.normal + [$0.side]).map { SmallFraction($0) } }
    for step in 0..<count {
      guard let pivot = (step..<count).first(where: { system[$0][step].top != 0 }) else {
        return nil
      }
      system.swapAt(step, pivot)
      for row in 0..<count where row != step && system[row][step].top != 0 {
        let factor = system[row][step] / system[step][step]
        for column in step...count {
          system[row][column] = system[row][column] - factor * system[step][column]
        }
      }
    }
    return (0..<count).map { system[$0][count] / system[$0][$0] }
  }
}

import LinearOptimization

extension LinearOraclePolytope {
  /// Prices that prove a vertex optimal.
  struct Dual {
    /// The change of the cost per unit of each row's side.
    var rowPrices: [Double]
    /// The basis of the vertex; `nil` where an absent bound had to hold it.
    var basis: Basis?
  }

  /// A row or column that stands at a side.
  private struct Active {
    /// Rows first, then columns.
    var index: Int
    var normal: [Double]
    var status: BasisStatus
    /// Whether the side is the box and no side of the model.
    var isArtificial: Bool

    func allows(_ price: Double) -> Bool {
      if isArtificial { return abs(price) <= 1e-9 }
      switch status {
      case .atLower: return price >= -1e-9
      case .atUpper: return price <= 1e-9
      default: return true
      }
    }
  }

  /// Tries all sets of independent planes through an optimal vertex for one whose prices have the
  /// right signs; by Carathéodory's theorem there is one.
  func dual(at point: [Double], boxedTo size: Double) -> Dual? {
    var chosen: [Active] = []
    return choose(from: active(at: point, boxedTo: size)[...], &chosen)
  }

  private func active(at point: [Double], boxedTo size: Double) -> [Active] {
    var result: [Active] = []
    func note(_ index: Int, _ normal: [Double], _ value: Double, _ lower: Double, _ upper: Double) {
      let margin = 1e-7 * max(1, abs(value))
      let isAtLower = abs(value - lower) <= margin
      let isAtUpper = abs(value - upper) <= margin
      if isAtLower || isAtUpper {
        let status: BasisStatus = lower == upper ? .fixed : isAtLower ? .atLower : .atUpper
        result.append(Active(index: index, normal: normal, status: status, isArtificial: false))
      }
    }
    for row in rows.indices {
      let value = zip(rows[row], point).reduce(0) { $0 + $1.0 * $1.1 }
      note(row, rows[row], value, rowLower[row], rowUpper[row])
    }
    for column in point.indices {
      var unit = [Double](repeating: 0, count: point.count)
      unit[column] = 1
      note(rows.count + column, unit, point[column], lower[column], upper[column])
      if abs(point[column]) >= size {
        result.append(
          Active(
            index: rows.count + column, normal: unit, status: .free, isArtificial: true))
      }
    }
    return result
  }

  private func choose(from rest: ArraySlice<Active>, _ chosen: inout [Active]) -> Dual? {
    if chosen.count == costs.count { return dual(of: chosen) }
    if rest.count < costs.count - chosen.count { return nil }
    guard let first = rest.first else { return nil }
    chosen.append(first)
    if let found = choose(from: rest.dropFirst(), &chosen) { return found }
    chosen.removeLast()
    return choose(from: rest.dropFirst(), &chosen)
  }

  private func dual(of planes: [Active]) -> Dual? {
    let system = costs.indices.map { column in planes.map { $0.normal[column] } + [costs[column]] }
    guard let prices = Self.solved(system),
      zip(planes, prices).allSatisfy({ $0.allows($1) })
    else { return nil }
    var rowPrices = [Double](repeating: 0, count: rows.count)
    var statuses = [BasisStatus](repeating: .basic, count: rows.count + costs.count)
    for (plane, price) in zip(planes, prices) {
      if plane.index < rows.count { rowPrices[plane.index] = price }
      statuses[plane.index] = plane.status
    }
    let basis = Basis(
      columns: Array(statuses[rows.count...]), rows: Array(statuses[..<rows.count]))
    return Dual(
      rowPrices: rowPrices, basis: planes.contains(where: \.isArtificial) ? nil : basis)
  }
}

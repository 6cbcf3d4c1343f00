internal import LinearOptimization

/// Puts the answers of components together.
struct ComponentMerge {
  private var values: [Double]
  private var reducedCosts: [Double]
  private var prices: [Double]
  private var basis: Basis?
  private var isFeasible = true
  private var isOptimal = true
  private var bound: Double?
  private var limit: Limit?
  private var certificate: Certificate?
  private var isInfeasible = false
  private var isUnbounded = false
  private var isUnclear = false
  private var work = Work()

  init(_ model: Model) {
    values = Array(repeating: 0, count: model.columnCount)
    reducedCosts = values
    prices = Array(repeating: 0, count: model.rowCount)
    basis = Basis(
      columns: Array(repeating: .atLower, count: model.columnCount),
      rows: Array(repeating: .basic, count: model.rowCount))
    bound = model.objectiveConstant
  }

  mutating func add(_ answer: Solution, _ part: ComponentPlan.Part) {
    work.iterations += answer.work.iterations
    work.retries += answer.work.retries
    switch answer.termination {
    case .optimal: break
    case .infeasible:
      isInfeasible = true
      certificate = lifted(answer.certificate, part)
    case .unbounded:
      isUnbounded = true
      if !isInfeasible { certificate = lifted(answer.certificate, part) }
    case .infeasibleOrUnbounded, .numericalTrouble: isUnclear = true
    case .feasible(let found), .boundOnly(let found), .stopped(let found):
      limit = limit ?? found
      isOptimal = false
    }
    if let known = bound, let partBound = answer.bound {
      bound = known + partBound
    } else {
      bound = nil
    }
    if answer.primalStatus == .feasible, answer.values.count == part.columns.count {
      spread(answer.values, part.columns, &values)
    } else {
      isFeasible = false
    }
    if answer.termination == .optimal, answer.reducedCosts.count == part.columns.count,
      answer.shadowPrices.count == part.rows.count
    {
      spread(answer.reducedCosts, part.columns, &reducedCosts)
      spread(answer.shadowPrices, part.rows, &prices)
    } else {
      isOptimal = false
    }
    if let found = answer.basis {
      for (place, column) in part.columns.enumerated() {
        basis?.columns[Int(column)] = found.columns[place]
      }
      for (place, row) in part.rows.enumerated() { basis?.rows[Int(row)] = found.rows[place] }
    } else {
      basis = nil
    }
  }

  private func spread(_ part: [Double], _ places: [Int32], _ whole: inout [Double]) {
    for (place, target) in places.enumerated() { whole[Int(target)] = part[place] }
  }

  private func lifted(_ certificate: Certificate?, _ part: ComponentPlan.Part) -> Certificate? {
    switch certificate {
    case .farkas(let multipliers):
      var whole = [Double](repeating: 0, count: prices.count)
      spread(multipliers, part.rows, &whole)
      return .farkas(rowMultipliers: whole)
    case .ray(let direction):
      var whole = [Double](repeating: 0, count: values.count)
      spread(direction, part.columns, &whole)
      return .ray(direction: whole)
    case nil: return nil
    }
  }

  /// The answer for the whole model; `nil` where the parts do not settle it.
  func solution(_ compiled: CompiledModel) -> Solution? {
    if isInfeasible || isUnbounded {
      // Unbounded also says that there is a point, so every other part must have one.
      guard let certificate, compiled.proves(certificate),
        isInfeasible || limit == nil && !isUnclear
      else { return nil }
      var solution = Solution(termination: isInfeasible ? .infeasible : .unbounded)
      solution.certificate = certificate
      solution.work = work
      return solution
    }
    if isUnclear { return nil }
    var solution = Solution(termination: .optimal)
    solution.work = work
    solution.basis = basis
    if isFeasible {
      solution.values = values
      solution.objective = compiled.objective(at: values)
      solution.primalStatus = .feasible
      if let limit { solution.termination = .feasible(stoppedBy: limit) }
    } else if let limit {
      solution.termination = bound == nil ? .stopped(by: limit) : .boundOnly(stoppedBy: limit)
    } else {
      return nil
    }
    solution.bound = bound
    if isOptimal, limit == nil {
      solution.reducedCosts = reducedCosts
      solution.shadowPrices = prices
      solution.dualStatus = .feasible
      solution.bound = solution.objective
    } else if limit == nil {
      return nil
    }
    if isFeasible { solution.residuals = Residuals(of: solution, in: compiled) }
    return solution
  }
}

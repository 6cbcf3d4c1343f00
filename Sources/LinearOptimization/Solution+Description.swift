extension Solution: CustomStringConvertible {
  /// One line a fact: termination, objective, bound, how far the conditions are missed, the work.
  public var description: String {
    var lines = [headline]
    if let objective { lines.append("objective \(objective)") }
    if let bound { lines.append("bound \(bound)") }
    if !values.isEmpty { lines.append("point \(primalStatus.rawValue), \(values.count) values") }
    if !shadowPrices.isEmpty { lines.append("prices \(dualStatus.rawValue)") }
    switch certificate {
    case .farkas: lines.append("certificate of infeasibility")
    case .ray: lines.append("ray of improvement")
    case nil: break
    }
    if let residuals {
      lines.append(
        "residuals primal \(residuals.primal), dual \(residuals.dual), complementarity "
          + "\(residuals.complementarity), integrality \(residuals.integrality)")
    }
    lines.append(
      "\(work.iterations) iterations, \(work.nodes) nodes, \(work.seconds) s"
        + (work.retries.isEmpty ? "" : ", retries: " + work.retries.joined(separator: ", "))
        + (work.rebuilds.isEmpty ? "" : ", " + work.rebuilds.joined(separator: ", ")))
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    switch termination {
    case .feasible: "feasible, not proven optimal; stopped by \(termination.name)"
    case .boundOnly: "a bound but no point; stopped by \(termination.name)"
    case .stopped: "neither point nor bound; stopped by \(termination.name)"
    default: termination.name
    }
  }
}

package import LinearOptimization

/// What is printed about the solve of a model file.
///
/// The keys of the JSON form are the names of the properties; `objective` and `bound` are `null`
/// where they are not known or not finite.
package struct ModelOutcome: Encodable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case termination, objective, objectiveConstant, bound, iterations, nodes, seconds, solver
    case retries, warnings, residuals, reason
  }

  private struct Misses: Encodable {
    let primal: Double
    let integrality: Double
  }

  private let size: String
  private let termination: String
  private let objective: Double?
  private let objectiveConstant: Double
  private let bound: Double?
  private let iterations: Int
  private let nodes: Int
  private let seconds: Double
  private let solver: String
  private let retries: [String]
  private let warnings: [String]
  private let misses: (primal: Double, integrality: Double)?
  /// Why the model is infeasible, in a sentence that adds up exactly, if it was found.
  package var reason: String?

  /// Collects what a solve found.
  ///
  /// - Parameters:
  ///   - solution: What the solver found.
  ///   - model: The model.
  ///   - solver: The solver's name.
  ///   - warnings: What the reader of the file remarked.
  package init(_ solution: Solution, of model: Model, solver: String, warnings: [String]) {
    size = Self.size(of: model)
    termination = solution.termination.name
    objectiveConstant = model.objectiveConstant
    objective = solution.objective.flatMap { $0.isFinite ? $0 : nil }
    bound = solution.bound.flatMap { $0.isFinite ? $0 : nil }
    iterations = solution.work.iterations
    nodes = solution.work.nodes
    seconds = solution.work.seconds
    self.solver = solver
    retries = solution.work.retries
    self.warnings = warnings
    misses = solution.residuals.map { ($0.primal, $0.integrality) }
  }

  /// Tells of a model that has no point because bounds cross; no solver is asked.
  ///
  /// - Parameters:
  ///   - places: The rows and columns whose bounds cross, in words.
  ///   - model: The model.
  ///   - warnings: What the reader of the file remarked.
  package init(crossingBounds places: [String], of model: Model, warnings: [String]) {
    size = Self.size(of: model)
    termination = Termination.infeasible.name
    objective = nil
    objectiveConstant = model.objectiveConstant
    bound = nil
    iterations = 0
    nodes = 0
    seconds = 0
    solver = "none"
    retries = []
    self.warnings = warnings + places
    misses = nil
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(termination, forKey: .termination)
    // Not encodeIfPresent: a key that is always there is easier to read for programs.
    try container.encode(objective, forKey: .objective)
    // Published optima often leave the constant out; with it, both can be told.
    try container.encode(objectiveConstant, forKey: .objectiveConstant)
    try container.encode(bound, forKey: .bound)
    try container.encode(iterations, forKey: .iterations)
    try container.encode(nodes, forKey: .nodes)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(solver, forKey: .solver)
    try container.encode(retries, forKey: .retries)
    try container.encode(warnings, forKey: .warnings)
    try container.encodeIfPresent(reason, forKey: .reason)
    if let misses, misses.primal.isFinite, misses.integrality.isFinite {
      try container.encode(
        Misses(primal: misses.primal, integrality: misses.integrality), forKey: .residuals)
    }
  }

  /// The outcome as text for people.
  ///
  /// - Parameter file: The name of the file.
  /// - Returns: The text, with its line ends.
  package func text(file: String) -> String {
    var table = TextTable([.text(""), .text("", shrinks: true)])
    table.add(["Termination", termination])
    table.add(["Objective", objective.map(NumberText.short) ?? "unknown"])
    table.add(["Bound", bound.map(NumberText.short) ?? "unknown"])
    table.add(["Iterations", String(iterations)])
    table.add(["Nodes", String(nodes)])
    table.add(["Time", NumberText.time(seconds)])
    table.add(["Solver", solver])
    var lines = [file.printable] + size.wrapped(to: 80) + table.lines().dropFirst()
    let reasons = reason.map { [$0] } ?? []
    for (heading, texts) in [("Because: ", reasons), ("Retry: ", retries), ("Warning: ", warnings)]
    {
      for text in texts { lines += (heading + text).printable.wrapped(to: 80) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func size(of model: Model) -> String {
    let whole = model.kinds.count { $0 == .integer }
    return [
      NumberText.count(model.rowCount, "row"), NumberText.count(model.columnCount, "column"),
      "\(whole) of them whole", NumberText.count(model.entryCount, "coefficient"),
    ].joined(separator: ", ")
  }
}

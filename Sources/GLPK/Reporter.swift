internal import CGLPKShims
internal import LinearOptimization

/// Turns what GLPK prints and does into lines and events, at a bounded rate.
final class Reporter: Sendable {
  private struct State {
    var line = ""
    /// `nil` while branching: the simplex method then works on nodes.
    var method: Rung.Method?
    var lastProgress = -Double.infinity
    var lastIncumbent = -Double.infinity
    /// A best point that came too soon after another.
    var waiting: Incumbent?
    var bestObjective: Double?
  }

  private let compiled: CompiledModel
  private let onEvent: (@Sendable (SolveEvent) -> Void)?
  private let log: (@Sendable (String) -> Void)?
  private let state = Gate(State())

  /// Makes a reporter; `nil` where nobody listens.
  init?(_ compiled: CompiledModel, _ options: SolveOptions) {
    if options.onEvent == nil, options.log == nil { return nil }
    self.compiled = compiled
    onEvent = options.onEvent
    log = options.log
  }

  var columnCount: Int { compiled.model.columnCount }

  /// States what the simplex method is used for from here on; `nil` for the nodes of a tree.
  func begin(_ method: Rung.Method?) {
    state.change { $0.method = method }
  }

  /// Whether text is of use: while branching only the log wants it, and there is much of it then.
  var wantsText: Bool { log != nil || state.with { $0.method != nil } }

  /// Takes text as GLPK prints it.
  func print(_ text: String) {
    var lines: [String] = []
    var method: Rung.Method?
    state.change { state in
      method = state.method
      // By bytes: finding the characters takes longer than all else.
      var rest = Substring(text)
      while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
        lines.append(state.line + rest[..<end])
        state.line = ""
        rest = rest[rest.utf8.index(after: end)...]
      }
      state.line += rest
    }
    for line in lines {
      log?(line)
      if onEvent != nil, let method, let progress = LinearProgress(line: line, method: method) {
        progressed(.linear(progress))
      }
    }
  }

  /// Takes the state of the tree.
  func branch(_ result: cglpk_branch_result) {
    flush(atOnce: false)
    progressed(
      .branching(
        BranchingProgress(
          nodes: Int(result.nodes), openNodes: Int(result.open_nodes),
          iterations: Int(result.iterations),
          incumbent: result.has_point != 0 ? result.objective : nil,
          bound: result.bound.isFinite ? result.bound : nil)))
  }

  /// Takes a whole point; tells of it if it is better than those before and satisfies the model.
  func incumbent(_ values: [Double]) {
    guard onEvent != nil else { return }
    var point = values
    for (column, kind) in compiled.model.kinds.enumerated()
    where kind == .integer && column < point.count {
      point[column] = point[column].rounded()
    }
    guard compiled.relativeViolation(of: point) <= SolveRequest.primalTolerance else { return }
    let objective = compiled.objective(at: point)
    let sign: Double = compiled.model.sense == .minimize ? 1 : -1
    state.change { state in
      if let best = state.bestObjective, sign * objective >= sign * best { return }
      state.bestObjective = objective
      state.waiting = Incumbent(objective: objective, values: point)
    }
    flush(atOnce: false)
  }

  /// Tells of a method that failed.
  func retry(_ text: String) { onEvent?(.retry(text)) }

  /// Tells of the end, after all that waits.
  func finish(_ solution: Solution) {
    flush(atOnce: true)
    onEvent?(.finished(solution))
  }

  private func progressed(_ event: SolveEvent) {
    let now = cglpk_now()
    var isDue = false
    state.change { state in
      isDue = now - state.lastProgress >= Self.leastPause
      if isDue { state.lastProgress = now }
    }
    if isDue { onEvent?(event) }
  }

  private func flush(atOnce: Bool) {
    let now = cglpk_now()
    var incumbent: Incumbent?
    state.change { state in
      guard atOnce || now - state.lastIncumbent >= Self.leastPause else { return }
      (incumbent, state.waiting) = (state.waiting, nil)
      if incumbent != nil { state.lastIncumbent = now }
    }
    if let incumbent { onEvent?(.incumbent(incumbent)) }
  }

  /// Seconds between two events of a kind.
  private static var leastPause: Double { 0.1 }
}

extension LinearProgress {
  /// Reads the line that GLPK's simplex prints; `nil` for any other line.
  ///
  /// `*   129: obj =  -8.966e+05 inf =   0.000e+00 (0) 1`: a star marks the second phase of the
  /// primal simplex, a number sign that of the dual, whose first phase gives `sum` for `obj`.
  init?(line: String, method: Rung.Method) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let head = line[..<colon]
    let words = line[line.index(after: colon)...].split(separator: " ")
    guard let iterations = Int(head.drop { !$0.isNumber }), words.count > 5,
      words[0] == "obj" || words[0] == "sum", words[1] == "=", words[3] == "inf", words[4] == "=",
      let objective = Double(words[2]), let infeasibility = Double(words[5])
    else { return nil }
    let isSecond = head.first == "*" || head.first == "#"
    let phase: Phase =
      switch method {
      case .primal: isSecond ? .primalOptimality : .primalFeasibility
      case .dual: isSecond ? .dualOptimality : .dualFeasibility
      }
    self.init(
      phase: phase, iterations: iterations,
      objective: words[0] == "sum" || !objective.isFinite ? nil : objective,
      infeasibility: infeasibility)
  }
}

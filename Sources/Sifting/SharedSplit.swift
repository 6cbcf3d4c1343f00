internal import LinearOptimization

/// Solves parts that few rows share: prices of those rows outside, each part inside, from its last
/// basis (`docs/decisions/0013-shared-rows.md`).
struct SharedSplit<Inner: LinearSolver> {
  let compiled: CompiledModel
  let shared: SharedRows
  let parts: [SharedPart]
  let solver: SiftingSolver<Inner>
  /// The options of all programs inside.
  let request: SolveOptions
  let deadline: Deadline
  let log: (@Sendable (String) -> Void)?

  var iterations = 0
  var bases: [Basis?]
  var master: SharedMaster
  let greatestReach: [Double]

  enum Outcome {
    case solved(Solution)
    case handOver(String)
  }

  init(
    _ compiled: CompiledModel, _ shared: SharedRows, _ solver: SiftingSolver<Inner>,
    _ options: SolveOptions, _ deadline: Deadline
  ) {
    self.compiled = compiled
    self.shared = shared
    self.solver = solver
    self.deadline = deadline
    log = options.log
    var request = SolveOptions()
    request.relaxesIntegrality = true
    request.log = options.log
    if let listener = options.onEvent {
      request.onEvent = { event in
        switch event {
        case .linear, .retry: listener(event)
        case .branching, .incumbent, .finished: break
        }
      }
    }
    self.request = request
    let plan = ComponentPlan(
      compiled, componentOfColumn: shared.partOfColumn, componentCount: shared.partCount,
      leavingOut: shared.isShared, leastColumns: solver.settings.leastPartColumns)
    let model = compiled.model
    var places = [Int32](repeating: -1, count: model.rowCount)
    for (place, row) in shared.rows.enumerated() { places[Int(row)] = Int32(clamping: place) }
    parts = plan.parts.map { SharedPart($0, compiled, places: places) }
    bases = parts.map { _ in nil }
    let costSize = model.costs.reduce(1) { max($0, abs($1)) }
    var least = [Double](repeating: .infinity, count: shared.rows.count)
    for column in 0..<model.columnCount {
      for index in compiled.starts[column]..<compiled.starts[column + 1] {
        let place = places[Int(compiled.rows[index])]
        if place >= 0, compiled.values[index] != 0 {
          least[Int(place)] = min(least[Int(place)], abs(compiled.values[index]))
        }
      }
    }
    master = SharedMaster(
      lower: shared.rows.map { model.rowLower[Int($0)] },
      upper: shared.rows.map { model.rowUpper[Int($0)] }, partCount: parts.count,
      sense: model.sense, reach: least.map { _ in 1 })
    greatestReach = least.map { Self.greatestReach * costSize / max($0, 1e-6) }
  }

  /// Solves the model.
  ///
  /// - Returns: The outcome; what is not solved says why.
  /// - Throws: ``SolveError`` as the inner solver does.
  mutating func solve() async throws(SolveError) -> Outcome {
    var prices = [Double](repeating: 0, count: shared.rows.count)
    var answers: [Solution] = []
    var proposals: [SharedProposal] = []
    var answer: SharedMaster.Answer?
    var round = 0
    while true {
      round += 1
      if let limit = limitReached { return .solved(stopped(by: limit)) }
      answers = try await priced(at: prices)
      if let other = unsettled(answers) { return other }
      proposals = answers.indices.map { proposal($0, answers[$0]) }
      if round == 1, holds(sum(proposals)) {
        return .solved(solution(prices: prices, answers, joint: nil))
      }
      var gain = 0.0
      for (part, proposal) in proposals.enumerated() {
        if let answer {
          let excess = direction * (answer.partValues[part] - proposal.value(at: prices))
          if excess <= Self.gainTolerance * (1 + abs(proposal.cost)) { continue }
          gain += excess
        }
        master.add(proposal)
      }
      if let answer {
        log?(
          "sifting: shared rows, round \(round), objective \(answer.objective), missing "
            + "\(answer.missing.reduce(0, +)), gain \(gain), \(master.proposals.count) proposals")
        if gain <= Self.gapTolerance * (1 + abs(answer.objective)) {
          if answer.missing.allSatisfy({ $0 <= Self.missingTolerance }) { break }
          for row in prices.indices {
            master.centre[row] = prices[row]
            if answer.missing[row] > Self.missingTolerance { master.reach[row] *= Self.reachGrowth }
            if master.reach[row] > greatestReach[row] {
              return .handOver("the parts cannot satisfy the shared rows")
            }
          }
        }
      }
      if round > Self.greatestRounds {
        return .handOver("no end after \(round) rounds of prices")
      }
      if round == 1 {
        prices = try await samplePrices()
        for row in prices.indices {
          master.centre[row] = prices[row]
          master.reach[row] = max(Self.leastReach, Self.firstReach * abs(prices[row]))
        }
        log?("sifting: shared rows, prices of a sample \(prices)")
        if prices.contains(where: { $0 != 0 }) { continue }
      }
      guard let next = try await solveMaster() else {
        return .handOver("the program over the parts' answers has no optimum")
      }
      answer = next
      prices = next.prices
    }
    guard let answer else { return .handOver("no prices") }
    return try await settle(answer)
  }

  var direction: Double { compiled.model.sense == .minimize ? 1 : -1 }

  var limitReached: Limit? {
    if Task.isCancelled { return .interrupted }
    return deadline.hasPassed ? .timeLimit : nil
  }

  mutating func solveMaster() async throws(SolveError) -> SharedMaster.Answer? {
    var options = request
    options.timeLimit = deadline.remaining
    let answer = try await master.solve(solver.inner, options)
    iterations += answer?.iterations ?? 0
    return answer
  }

  /// The prices of the shared rows where some parts stand for all.
  mutating func samplePrices() async throws(SolveError) -> [Double] {
    // A part unlike the others, such as that of all lines without a county, is in the sample in a
    // smaller size.
    let sizes = parts.map(\.part.columns.count)
    let mean = sizes.reduce(0, +) / max(1, parts.count)
    let usual = sizes.indices.filter { sizes[$0] <= Self.largeSize * mean }
    let large = sizes.indices.filter { sizes[$0] > Self.largeSize * mean }
    let step = max(1, usual.count / Self.sampleParts)
    let sampled = stride(from: step / 2, to: usual.count, by: step).map { usual[$0] }
    let share =
      Double(sampled.reduce(0) { $0 + sizes[$1] })
      / Double(max(1, usual.reduce(0) { $0 + sizes[$1] }))
    let program = JointProgram(
      parts, members: large + sampled, sense: compiled.model.sense,
      lower: master.lower.map { $0 * share }, upper: master.upper.map { $0 * share },
      sizes: large.map { _ in share } + sampled.map { _ in 1 })
    let answer = try await solver.answers(
      [SiftingSolver<Inner>.PartTask(model: program.model)], request, deadline
    ).first
    iterations += answer?.work.iterations ?? 0
    guard let answer, answer.termination == .optimal,
      answer.shadowPrices.count == program.model.rowCount
    else { return shared.rows.map { _ in 0 } }
    return Array(answer.shadowPrices.prefix(shared.rows.count))
  }

  /// Solves all parts at prices of the shared rows, each from its last basis.
  mutating func priced(
    at prices: [Double], only members: [Int]? = nil
  ) async throws(SolveError) -> [Solution] {
    let members = members ?? Array(parts.indices)
    let tasks = members.map {
      SiftingSolver<Inner>.PartTask(model: parts[$0].priced(prices), basis: bases[$0])
    }
    let answers = try await solver.answers(tasks, request, deadline)
    for (part, answer) in zip(members, answers) {
      iterations += answer.work.iterations
      if let basis = answer.basis { bases[part] = basis }
    }
    return answers
  }

  /// What is said where a part has no optimum.
  func unsettled(_ answers: [Solution]) -> Outcome? {
    for (part, answer) in answers.enumerated() {
      let isWhole =
        answer.basis != nil && answer.values.count == parts[part].part.columns.count
        && answer.shadowPrices.count == parts[part].part.rows.count
      if answer.termination == .optimal, isWhole { continue }
      if let limit = answer.termination.limit { return .solved(stopped(by: limit)) }
      if answer.termination == .infeasible {
        var merged = ComponentMerge(compiled.model)
        for (member, answer) in zip(parts, answers) { merged.add(answer, member.part) }
        if let solution = merged.solution(compiled), solution.termination == .infeasible {
          return .solved(solution)
        }
      }
      return .handOver("a part is \(answer.termination.name)")
    }
    return nil
  }

  func stopped(by limit: Limit) -> Solution {
    var solution = Solution(termination: .stopped(by: limit))
    solution.work.iterations = iterations
    return solution
  }

  func proposal(_ part: Int, _ answer: Solution) -> SharedProposal {
    SharedProposal(
      part: part, cost: parts[part].cost(of: answer.values),
      activities: parts[part].activities(of: answer.values, count: shared.rows.count),
      basis: answer.basis ?? Basis(columns: [], rows: []))
  }

  func sum(_ proposals: [SharedProposal]) -> [Double] {
    var sums = [Double](repeating: 0, count: shared.rows.count)
    for proposal in proposals {
      for (row, activity) in proposal.activities.enumerated() { sums[row] += activity }
    }
    return sums
  }

  func holds(_ sums: [Double]) -> Bool {
    sums.indices.allSatisfy {
      let tolerance = Self.rowTolerance * max(1, abs(sums[$0]))
      return sums[$0] >= master.lower[$0] - tolerance && sums[$0] <= master.upper[$0] + tolerance
    }
  }

  /// A gain of this part of a proposal's cost is rounding.
  private static var gainTolerance: Double { 1e-10 }
  /// Beyond, the parts are settled exactly, by bases.
  private static var gapTolerance: Double { 1e-9 }
  static var rowTolerance: Double { 1e-9 }
  private static var missingTolerance: Double { 1e-7 }
  private static var sampleParts: Int { 4 }
  private static var largeSize: Int { 4 }
  private static var firstReach: Double { 0.25 }
  private static var leastReach: Double { 0.1 }
  private static var reachGrowth: Double { 4 }
  /// A price beyond this many times the greatest cost stands for rows that cannot hold.
  private static var greatestReach: Double { 1e4 }
  private static var greatestRounds: Int { 100 }
}

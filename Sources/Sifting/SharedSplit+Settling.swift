internal import LinearOptimization

extension SharedSplit {
  /// Puts the parts that the prices leave undecided into one program, all others at their vertex.
  mutating func settle(_ answer: SharedMaster.Answer) async throws(SolveError) -> Outcome {
    var chosen = [Int?](repeating: nil, count: parts.count)
    var isJoint = [Bool](repeating: false, count: parts.count)
    for (index, weight) in answer.weights.enumerated() where weight > Self.weightTolerance {
      let part = master.proposals[index].part
      if let known = chosen[part] {
        isJoint[part] = true
        if weight > answer.weights[known] { chosen[part] = index }
      } else {
        chosen[part] = index
      }
    }
    var prices = answer.prices
    var vertices: [SharedProposal] = []
    for part in parts.indices {
      guard let index = chosen[part] else { return .handOver("a part has no answer") }
      vertices.append(master.proposals[index])
      bases[part] = master.proposals[index].basis
    }
    if !isJoint.contains(true) { isJoint[nearest(answer, vertices)] = true }
    var fixed: [Solution?] = parts.map { _ in nil }
    var joint: (program: JointProgram, solution: Solution)?
    for turn in 1...Self.greatestTurns {
      if let limit = limitReached { return .solved(stopped(by: limit)) }
      let members = parts.indices.filter { !isJoint[$0] }
      let answers = try await priced(at: prices, only: members)
      var joining = 0
      for (part, solution) in zip(members, answers) {
        if let limit = solution.termination.limit { return .solved(stopped(by: limit)) }
        guard solution.termination == .optimal, solution.basis != nil else {
          return .handOver("a part is \(solution.termination.name)")
        }
        fixed[part] = solution
        if moves(proposal(part, solution), from: vertices[part]) {
          isJoint[part] = true
          joining += 1
          bases[part] = vertices[part].basis
        }
      }
      log?(
        "sifting: shared rows, \(isJoint.count { $0 }) of \(parts.count) parts together, "
          + "\(joining) of them new")
      if joining == 0, let joint {
        return .solved(
          solution(
            prices: prices, fixed.map { $0 ?? Solution(termination: .optimal) },
            joint: (joint.program, joint.solution)))
      }
      let columns = parts.indices.reduce(0) { isJoint[$1] ? $0 + parts[$1].part.columns.count : $0 }
      if turn > 1, columns > compiled.model.columnCount / 2, parts.count > 16 {
        return .handOver("more than half of the columns are undecided")
      }
      let others = sum(vertices.filter { !isJoint[$0.part] })
      let program = JointProgram(
        parts, members: parts.indices.filter { isJoint[$0] }, sense: compiled.model.sense,
        lower: zip(master.lower, others).map { $0 - $1 },
        upper: zip(master.upper, others).map { $0 - $1 })
      guard
        let solution = try await solver.answers(
          [SiftingSolver<Inner>.PartTask(model: program.model)], request, deadline
        ).first
      else { return .handOver("the joint program has no answer") }
      iterations += solution.work.iterations
      if let limit = solution.termination.limit { return .solved(stopped(by: limit)) }
      guard solution.termination == .optimal, solution.basis != nil,
        solution.shadowPrices.count == program.model.rowCount
      else { return .handOver("the joint program is \(solution.termination.name)") }
      joint = (program, solution)
      prices = Array(solution.shadowPrices.prefix(shared.rows.count))
    }
    return .handOver("parts still moved after \(Self.greatestTurns) joint programs")
  }

  func moves(_ proposal: SharedProposal, from vertex: SharedProposal) -> Bool {
    for (new, old) in zip(proposal.activities, vertex.activities)
    where abs(new - old) > Self.rowTolerance * max(1, abs(old)) { return true }
    return abs(proposal.cost - vertex.cost) > Self.rowTolerance * max(1, abs(vertex.cost))
  }

  /// The part that has another answer of nearly the same value.
  func nearest(_ answer: SharedMaster.Answer, _ vertices: [SharedProposal]) -> Int {
    var best = (excess: Double.infinity, part: 0)
    for (index, proposal) in master.proposals.enumerated()
    where answer.weights[index] <= Self.weightTolerance {
      let excess =
        direction * (proposal.value(at: answer.prices) - answer.partValues[proposal.part])
      if excess < best.excess { best = (excess, proposal.part) }
    }
    return best.part
  }

  func solution(
    prices: [Double], _ answers: [Solution], joint: (program: JointProgram, solution: Solution)?
  ) -> Solution {
    let model = compiled.model
    var values = [Double](repeating: 0, count: model.columnCount)
    var rowPrices = [Double](repeating: 0, count: model.rowCount)
    var basis = Basis(
      columns: Array(repeating: .atLower, count: model.columnCount),
      rows: Array(repeating: .basic, count: model.rowCount))
    func spread(
      _ answer: Solution, _ columns: [Int32], _ rows: [Int32], firstColumn: Int, firstRow: Int
    ) {
      guard let found = answer.basis else { return }
      for (place, column) in columns.enumerated() {
        values[Int(column)] = answer.values[firstColumn + place]
        basis.columns[Int(column)] = found.columns[firstColumn + place]
      }
      for (place, row) in rows.enumerated() {
        rowPrices[Int(row)] = answer.shadowPrices[firstRow + place]
        basis.rows[Int(row)] = found.rows[firstRow + place]
      }
    }
    var isJoint = [Bool](repeating: false, count: parts.count)
    if let (program, answer) = joint {
      spread(answer, [], shared.rows, firstColumn: 0, firstRow: 0)
      for (index, part) in program.members.enumerated() {
        isJoint[part] = true
        spread(
          answer, parts[part].part.columns, parts[part].part.rows,
          firstColumn: program.firstColumns[index], firstRow: program.firstRows[index])
      }
    }
    for part in parts.indices where !isJoint[part] {
      spread(
        answers[part], parts[part].part.columns, parts[part].part.rows, firstColumn: 0, firstRow: 0)
    }
    for row in rowPrices.indices where basis.rows[row] == .basic { rowPrices[row] = 0 }
    var reduced = compiled.reducedCosts(for: rowPrices)
    for column in reduced.indices where basis.columns[column] == .basic { reduced[column] = 0 }
    var solution = Solution(termination: .optimal)
    solution.values = values
    solution.basis = basis
    solution.shadowPrices = rowPrices
    solution.reducedCosts = reduced
    solution.objective = compiled.objective(at: values)
    solution.bound = solution.objective
    solution.primalStatus = .feasible
    solution.dualStatus = .feasible
    solution.work.iterations = iterations
    return solution
  }

  private static var weightTolerance: Double { 1e-9 }
  private static var greatestTurns: Int { 12 }
}

internal import LinearOptimization

extension SiftingSolver {
  /// Solves components side by side and puts their answers together.
  ///
  /// - Returns: The solution; `nil` where the components do not settle it.
  func solveComponents(
    _ compiled: CompiledModel, _ structure: BlockStructure, _ plan: ComponentPlan,
    _ options: SolveOptions, _ deadline: Deadline
  ) async throws(SolveError) -> Solution? {
    let answers = try await answers(
      plan.parts.map { PartTask(model: $0.model) }, options, deadline)
    var merged = ComponentMerge(compiled.model)
    for (part, answer) in zip(plan.parts, answers) { merged.add(answer, part) }
    options.log?(
      "sifting: \(structure.componentCount) components in \(plan.parts.count) programs")
    return merged.solution(compiled)
  }

  /// A program to be solved beside others.
  struct PartTask: Sendable {
    var model: Model
    /// Where to start.
    var basis: Basis?
  }

  /// Solves programs side by side.
  ///
  /// - Parameters:
  ///   - parts: The programs.
  ///   - options: The options of the request; what belongs to its model does not count.
  ///   - deadline: The end of the request's time.
  /// - Returns: The answer of each.
  /// - Throws: ``SolveError`` of the first that fails.
  func answers(
    _ parts: [PartTask], _ options: SolveOptions, _ deadline: Deadline
  ) async throws(SolveError) -> [Solution] {
    var request = options
    request.basis = nil
    request.startingPoint = nil
    request.branchingPriorities = []
    // A limit of iterations holds for all together, so one after another.
    let solvers = options.iterationLimit == nil ? [inner] + others : [inner]
    var inside = settings
    if solvers.count > 1 { inside.workers = 1 }
    var loads = [Int](repeating: 0, count: solvers.count)
    var tasks = [[Int]](repeating: [], count: solvers.count)
    for part in parts.indices.sorted(by: {
      (parts[$1].model.columnCount, $0) < (parts[$0].model.columnCount, $1)
    }) {
      guard let least = loads.indices.min(by: { loads[$0] < loads[$1] }) else { continue }
      loads[least] += parts[part].model.columnCount
      tasks[least].append(part)
    }
    let results = await withTaskGroup(of: [(Int, Result<Solution, SolveError>)].self) { group in
      for (solver, task) in zip(solvers, tasks) {
        var worker = SiftingSolver(around: solver, settings: inside)
        worker.splitsSharedRows = splitsSharedRows
        group.addTask { [request, worker] in
          await worker.solve(task.map { ($0, parts[$0]) }, request, deadline)
        }
      }
      var results = [Result<Solution, SolveError>?](repeating: nil, count: parts.count)
      for await list in group {
        for (part, result) in list { results[part] = result }
      }
      return results
    }
    var answers: [Solution] = []
    for result in results {
      guard let result else {
        answers.append(Solution(termination: .stopped(by: .interrupted)))
        continue
      }
      answers.append(try result.get())
    }
    return answers
  }

  private func solve(
    _ parts: [(Int, PartTask)], _ options: SolveOptions, _ deadline: Deadline
  ) async -> [(Int, Result<Solution, SolveError>)] {
    var results: [(Int, Result<Solution, SolveError>)] = []
    var request = options
    for (place, part) in parts {
      do throws(SolveError) {
        let solution = try await solve(part, request, deadline)
        if let limit = request.iterationLimit {
          request.iterationLimit = max(0, limit - solution.work.iterations)
        }
        results.append((place, .success(solution)))
      } catch {
        results.append((place, .failure(error)))
      }
    }
    return results
  }

  private func solve(
    _ part: PartTask, _ options: SolveOptions, _ deadline: Deadline
  ) async throws(SolveError) -> Solution {
    var options = options
    if part.basis != nil {
      options.basis = part.basis
      options.algorithm = .primalSimplex
    }
    if part.model.columnCount < settings.leastColumns || options.iterationLimit == 0 {
      return try await handOver(part.model, options, deadline, Trail(), isLast: false)
    }
    let compiled: CompiledModel
    do {
      compiled = try part.model.compiled()
    } catch {
      throw SolveError(.invalidModel(error))
    }
    return try await siftOrHandOver(compiled, options, deadline)
  }
}

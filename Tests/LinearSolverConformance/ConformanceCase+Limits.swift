internal import LinearOptimization

extension ConformanceCase {
  /// Limits and cancellation: an honest word, or the answer.
  static var limits: [ConformanceCase] { stated + cancelled }

  /// A program that takes some iterations; its optimum is 3.
  private static func ladder() -> Model {
    var model = Model()
    let x = model.addVariables(count: 4)
    for index in 0..<3 { model.add(x[index + 1] - x[index] >= 1) }
    model.add(x[3] <= 7)
    model.maximize(x[0] + x[1] - x[2])
    return model
  }

  private static var stated: [ConformanceCase] {
    var noTime = SolveOptions()
    noTime.timeLimit = .zero
    var muchTime = SolveOptions()
    muchTime.timeLimit = .seconds(Int64.max)
    var gap = SolveOptions()
    gap.relativeGap = 0.5
    var cases = [
      ConformanceCase(
        "no time for a linear program", is: .optimal(3), options: noTime, model: ladder()),
      ConformanceCase(
        "no time for a knapsack", is: .optimal(14), options: noTime, model: knapsack()),
      ConformanceCase(
        "no time for an infeasible model", is: .infeasible, options: noTime,
        model: parityModel(count: 9)),
      ConformanceCase(
        "more time than can be counted", is: .optimal(14), options: muchTime, model: knapsack()),
      ConformanceCase("half a gap", is: .optimal(14), options: gap, model: knapsack()),
    ]
    for limit in [0, 1, 2, 3] {
      var options = SolveOptions()
      options.iterationLimit = limit
      cases.append(
        ConformanceCase(
          "\(limit) iterations for a linear program", is: .optimal(3), options: options,
          model: ladder()))
      options.iterationLimit = nil
      options.nodeLimit = limit
      cases.append(
        ConformanceCase(
          "\(limit) nodes for an odd sum", is: .infeasible, options: options,
          model: parityModel(count: 9)))
      cases.append(
        ConformanceCase(
          "\(limit) nodes for a knapsack", is: .optimal(14), options: options, model: knapsack()))
    }
    return cases
  }

  private static var cancelled: [ConformanceCase] {
    [
      ConformanceCase("a task that was cancelled before") { trial in
        let solver = trial.solver
        let model = knapsack()
        let task = Task { () async -> Result<Solution, SolveError> in
          while !Task.isCancelled { await Task.yield() }
          do throws(SolveError) {
            return .success(try await solver.solve(model, options: SolveOptions()))
          } catch {
            return .failure(error)
          }
        }
        task.cancel()
        switch await task.value {
        case .success(let solution):
          trial.check(solution, of: model, SolveOptions(), is: .optimal(14))
          let limit = solution.termination.limit
          trial.expect(
            limit == nil || limit == .interrupted,
            "A cancelled solve ends with \(limit ?? .gapLimit)")
        case .failure(let error):
          trial.expect(false, "A cancelled solve is an error, not an outcome", "\(error)")
        }
        await trial.answer(model, is: .optimal(14))
      },
      ConformanceCase("a task that is cancelled on the way") { trial in
        // Should the solver not listen, the time ends it.
        var options = SolveOptions()
        options.timeLimit = .seconds(20)
        let solver = trial.solver
        let model = marketSplit()
        let task = Task { [options] () async -> Result<Solution, SolveError> in
          do throws(SolveError) {
            return .success(try await solver.solve(model, options: options))
          } catch {
            return .failure(error)
          }
        }
        try? await Task.sleep(for: .milliseconds(100))
        task.cancel()
        switch await task.value {
        case .success(let solution):
          trial.check(solution, of: model, options, is: nil)
          trial.expect(
            solution.termination.limit != .timeLimit,
            "A cancelled solve goes on until its time limit")
        case .failure(let error):
          if case .engineFailure(let text) = error.reason {
            trial.decline(text)
          } else {
            trial.expect(false, "A cancelled solve is an error, not an outcome", "\(error)")
          }
        }
      },
    ]
  }

  /// Five equations over forty binary columns (Cornuéjols and Dawande 1998): hours of branching.
  private static func marketSplit() -> Model {
    var random = ConformanceNumbers(seed: 801)
    var model = Model()
    for _ in 0..<40 { model.addColumn(upper: 1, kind: .integer) }
    for _ in 0..<5 {
      let weights = (0..<40).map { _ in Double(random.next(in: 0...99)) }
      let side = (weights.reduce(0, +) / 2).rounded(.down)
      let row = model.addRow(lower: side, upper: side)
      for (column, weight) in weights.enumerated() {
        model.addCoefficient(weight, row: row.index, column: column)
      }
      for sign in [1.0, -1.0] {
        let slack = model.addColumn(cost: 1)
        model.addCoefficient(sign, row: row.index, column: slack.index)
      }
    }
    return model
  }
}

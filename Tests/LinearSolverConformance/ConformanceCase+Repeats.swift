internal import LinearOptimization

extension ConformanceCase {
  /// Several solves: each is as if it were the only one.
  static var repeats: [ConformanceCase] {
    [
      ConformanceCase("the same linear program twice") { trial in
        await trial.expectSameTwice(symmetric(.continuous), is: .optimal(4))
      },
      ConformanceCase("the same knapsack twice") { trial in
        await trial.expectSameTwice(symmetric(.integer), is: .optimal(4))
      },
      ConformanceCase("other models in between") { trial in
        let model = symmetric(.continuous)
        guard let first = await trial.answer(model, is: .optimal(4)) else { return }
        await trial.answer(parityModel(count: 5), is: .infeasible)
        await trial.answer(knapsack(), is: .optimal(14))
        var open = Model()
        open.addColumn(cost: -1)
        await trial.answer(open, is: .unbounded)
        guard let second = await trial.answer(model, is: .optimal(4)) else { return }
        trial.expectSame(first, second)
      },
      ConformanceCase("several solves at a time") { trial in
        let solver = trial.solver
        let models = (0..<6).map { index in
          var model = knapsack()
          model.objectiveConstant = Double(index)
          return model
        }
        let answers = await withTaskGroup { group in
          for (index, model) in models.enumerated() {
            group.addTask {
              do throws(SolveError) {
                return (index, Result<Solution, SolveError>.success(try await solver.solve(model)))
              } catch {
                return (index, .failure(error))
              }
            }
          }
          return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (index, model) in models.enumerated() {
          switch answers[index] {
          case .success(let solution):
            trial.check(solution, of: model, SolveOptions(), is: .optimal(14 + Double(index)))
          case .failure(let error): trial.expect(false, "A valid request is refused", "\(error)")
          case nil: trial.expect(false, "An answer is missing")
          }
        }
      },
      ConformanceCase("a solve as a sequence of events") { trial in
        do throws(SolveError) {
          var last: SolveEvent?
          for try await event in trial.solver.events(for: knapsack()) {
            if case .incumbent(let incumbent) = event { trial.check(incumbent, of: knapsack()) }
            last = event
          }
          guard case .finished(let solution)? = last else {
            return trial.expect(false, "The last event is not the solution")
          }
          trial.check(solution, of: knapsack(), SolveOptions(), is: .optimal(14))
        } catch {
          trial.expect(false, "A valid request is refused", "\(error)")
        }
      },
    ]
  }

  /// A model with many optima.
  private static func symmetric(_ kind: VariableKind) -> Model {
    var model = Model()
    let x = model.addVariables(count: 5, in: 0...2, kind: kind)
    model.add(x[0] + x[1] + x[2] + x[3] + x[4] <= 4)
    model.maximize(x[0] + x[1] + x[2] + x[3] + x[4])
    return model
  }
}

extension ConformanceTrial {
  fileprivate mutating func expectSameTwice(_ model: Model, is known: KnownOutcome) async {
    guard let first = await answer(model, is: known), let second = await answer(model, is: known)
    else { return }
    expectSame(first, second)
  }

  /// A point that is told of satisfies the model and has the objective stated.
  fileprivate mutating func check(_ incumbent: Incumbent, of model: Model) {
    var solution = Solution(termination: .feasible(stoppedBy: .interrupted))
    solution.primalStatus = .feasible
    solution.values = incumbent.values
    solution.objective = incumbent.objective
    check(solution, of: model, SolveOptions(), is: .optimal(14))
  }

  fileprivate mutating func expectSame(_ first: Solution, _ second: Solution) {
    let fact = "The same model gives two answers"
    expect(first.termination == second.termination, fact, "outcomes")
    expect(
      first.objective == second.objective, fact,
      "objectives \(first.objective ?? .nan) and \(second.objective ?? .nan)")
    expect(first.values == second.values, fact, "values \(first.values) and \(second.values)")
    expect(first.shadowPrices == second.shadowPrices, fact, "shadow prices")
    expect(first.basis == second.basis, fact, "bases")
  }
}

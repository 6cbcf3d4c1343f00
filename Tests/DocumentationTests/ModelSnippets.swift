import GLPK
import LinearOptimization
import Testing

/// The code of the articles on building and reading; each part between marks stands in an article.
@Suite struct ModelSnippets {
  @Test func `Getting started`() async throws {
    // snippet: first-model
    var model = Model(name: "furniture")
    let chairs = model.addVariable(in: 0..., name: "chairs")
    let tables = model.addVariable(in: 0...40, name: "tables")
    let wood = model.add(5 * chairs + 20 * tables <= 400, name: "wood")
    model.add(10 * chairs + 15 * tables <= 450, name: "hours")
    model.maximize(45 * chairs + 80 * tables)
    // end

    // snippet: first-solve
    let solver = GLPKSolver()
    let solution = try await solver.solve(model)
    print(solution.termination.name, solution.objective ?? .nan)
    print(solution[chairs], solution[tables])
    // end
    #expect(solution.termination == .optimal)
    #expect(abs((solution.objective ?? 0) - 2_200) < 1e-9)
    #expect(abs(solution[chairs] - 24) < 1e-9 && abs(solution[tables] - 14) < 1e-9)

    // snippet: first-price
    let price = solution.shadowPrice(of: wood) ?? .nan
    print("one more board of wood is worth", price)
    // end
    var more = model
    more.setBounds(lower: -.infinity, upper: 401, of: wood)
    let gained = try await solver.solve(more).objective ?? .nan
    #expect(abs(gained - 2_200 - price) < 1e-9)
  }

  @Test func `Modelling`() async throws {
    var model = Model()
    // snippet: variables
    let open = model.addVariable(in: 0...1, kind: .integer, name: "open")
    let debt = model.addVariable(in: ...0, name: "debt")
    let shipped = model.addVariables(count: 3, in: 0...100, name: "shipped")
    // end
    // snippet: rows
    model.add(shipped.sum() <= 250 * open, name: "only if open")
    model.add(shipped[0] - shipped[1], in: -10...10, name: "balance")
    model.add(10 <= shipped[2] + debt, name: "least")
    // end
    // snippet: expressions
    var cost = LinearExpression()
    for (variable, price) in zip(shipped, [4.0, 3, 5]) { cost += price * variable }
    cost += 120 * open + 7.5
    model.minimize(cost)
    // end
    #expect(model.rowCount == 3 && model.columnCount == 5)
    let solution = try await GLPKSolver().solve(model)
    #expect(abs((solution.objective ?? 0) - (50 + 120 + 7.5)) < 1e-6)

    // snippet: bulk
    var large = Model()
    for _ in 0..<1_000 { large.addColumn(upper: 1, cost: -1) }
    for row in 0..<500 {
      large.addRow(upper: 1)
      large.addCoefficient(1, row: row, column: 2 * row)
      large.addCoefficient(1, row: row, column: 2 * row + 1)
    }
    // end
    #expect(abs((try await GLPKSolver().solve(large).objective ?? 0) + 500) < 1e-6)

    // snippet: faults
    var faulty = Model()
    let x = faulty.addVariable(name: "x")
    faulty.add(.nan * x <= 1, name: "broken")
    do {
      _ = try await GLPKSolver().solve(faulty)
    } catch {
      if case .invalidModel(let refusal) = error.reason { print(refusal) }
    }
    // end
    await #expect(throws: SolveError.self) { try await GLPKSolver().solve(faulty) }

    // snippet: files
    let text = try LPFormatWriter.write(model)
    let again = try LPFormatReader.read(text).model
    // end
    #expect(again.columnCount == model.columnCount && again.rowCount == model.rowCount)
  }

  @Test func `Reading results`() async throws {
    var model = Model()
    let x = model.addVariable(in: 0...4, name: "x")
    let y = model.addVariable(in: 0..., name: "y")
    let row = model.add(x + y <= 6, name: "sum")
    model.maximize(3 * x + 2 * y)
    let solver = GLPKSolver()
    // snippet: termination
    let solution = try await solver.solve(model)
    switch solution.termination {
    case .optimal: print("proven:", solution.objective ?? .nan)
    case .feasible(let limit): print("a point, stopped by", limit, "bound", solution.bound ?? .nan)
    case .boundOnly, .stopped: print("no point yet; bound", solution.bound ?? .nan)
    case .infeasible, .unbounded, .infeasibleOrUnbounded: print("there is no optimum")
    case .numericalTrouble: print("the numbers are too far apart")
    }
    // end
    #expect(solution.termination == .optimal)
    // snippet: values
    print(solution[x], solution.reducedCost(of: x) ?? .nan)
    print(solution[y], solution.shadowPrice(of: row) ?? .nan)
    // end
    #expect(solution[x] == 4 && solution[y] == 2)
    #expect(solution.reducedCost(of: x) == 1 && solution.shadowPrice(of: row) == 2)
    // snippet: verify
    let verification = try model.verify(solution)
    print(verification.isConsistent)
    // end
    #expect(verification.isConsistent)
    // snippet: exact
    if let basis = solution.basis,
      case .optimal(let exact) = try model.compiled().exactVerdict(of: basis)
    {
      print("exactly", exact.objective)
    }
    // end
    let basis = try #require(solution.basis)
    guard case .optimal(let exact) = try model.compiled().exactVerdict(of: basis) else {
      Issue.record("the basis is not exactly optimal")
      return
    }
    #expect("\(exact.objective)" == "16")
  }
}

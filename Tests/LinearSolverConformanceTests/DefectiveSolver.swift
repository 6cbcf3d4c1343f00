import GLPK
import LinearOptimization
import Synchronization

/// A right solver with one thing wrong in what it says.
final class DefectiveSolver: LinearSolver {
  /// What is wrong.
  enum Defect: String, CaseIterable, Sendable {
    case none
    case flippedPrices
    case flippedPricesOfMaxima
    case shiftedReducedCosts
    case forgottenConstant
    case wrongObjective
    case infeasibleCalledOptimal
    case optimalCalledInfeasible
    case unboundedCalledInfeasible
    case onlyMinimises
    case ignoresWholeColumns
    case alwaysRelaxes
    case ignoresRelaxation
    case swapsValues
    case pointOutsideRows
    case boundBeyondOptimum
    case tooManyBasicMembers
    case basisOfAnotherVertex
    case falseProof
    case falseRay
    case flattersResiduals
    case limitsCalledOptimal
    case takesNumbersThatAreNone
    case takesCrossingBounds
    case takesFaultyOptions
    case changesItsMind
    case answersTheLastQuestion
    case refusesStarts
    case deafToCancellation
    case throwsWhenCancelled
    case ignoresUpperSides
    case ignoresIterationLimit
  }

  let name: String
  private let defect: Defect
  private let base = GLPKSolver()
  private let memory = Mutex<(calls: Int, last: Solution?)>((0, nil))

  init(_ defect: Defect) {
    self.defect = defect
    name = "GLPK with \(defect.rawValue)"
  }

  func solve(_ model: Model, options: SolveOptions) async throws(SolveError) -> Solution {
    var model = model
    var options = options
    change(&model, &options)
    if defect == .refusesStarts, options.basis != nil || options.startingPoint != nil {
      throw SolveError(.invalidOptions(["Starts are not supported. Leave them out."]))
    }
    if defect == .throwsWhenCancelled, Task.isCancelled {
      throw SolveError(.engineFailure("The task was cancelled."))
    }
    if defect == .deafToCancellation {
      options.timeLimit = min(options.timeLimit ?? .seconds(2), .seconds(2))
      let task = Task.detached { [base, model, options] in
        do throws(SolveError) {
          return Result<Solution, SolveError>.success(try await base.solve(model, options: options))
        } catch {
          return .failure(error)
        }
      }
      return try await task.value.get()
    }
    var solution = try await base.solve(model, options: options)
    let (calls, last) = memory.withLock { memory in
      defer { memory = (memory.calls + 1, solution) }
      return memory
    }
    if defect == .answersTheLastQuestion, let last,
      last.values.count == solution.values.count, last.primalStatus == .feasible
    {
      return last
    }
    spoil(&solution, model, call: calls)
    return solution
  }

  /// Changes the question.
  private func change(_ model: inout Model, _ options: inout SolveOptions) {
    switch defect {
    case .onlyMinimises: model.sense = .minimize
    case .ignoresWholeColumns:
      for column in 0..<model.columnCount where column % 2 == 1 {
        model.setKind(.continuous, of: model.variable(at: column))
      }
    case .alwaysRelaxes: options.relaxesIntegrality = true
    case .ignoresRelaxation: options.relaxesIntegrality = false
    case .takesNumbersThatAreNone:
      for column in 0..<model.columnCount where model.costs[column].isNaN {
        model.setCost(0, of: model.variable(at: column))
      }
    case .takesCrossingBounds:
      for column in 0..<model.columnCount
      where model.columnLower[column] > model.columnUpper[column] {
        model.setBounds(
          lower: model.columnUpper[column], upper: model.columnLower[column],
          of: model.variable(at: column))
      }
    case .takesFaultyOptions:
      if !(options.relativeGap >= 0) { options.relativeGap = 0 }
    case .ignoresUpperSides:
      for row in 0..<model.rowCount
      where model.rowLower[row] < model.rowUpper[row] && model.rowLower[row].isFinite {
        model.setBounds(
          lower: model.rowLower[row], upper: .infinity, of: model.constraint(at: row))
      }
    default: break
    }
  }

  /// Changes the answer.
  private func spoil(_ solution: inout Solution, _ model: Model, call: Int) {
    let isOptimal = solution.termination == .optimal
    switch defect {
    case .flippedPrices:
      solution.shadowPrices = solution.shadowPrices.map { -$0 }
      solution.reducedCosts = solution.reducedCosts.map { -$0 }
    case .flippedPricesOfMaxima where model.sense == .maximize:
      solution.shadowPrices = solution.shadowPrices.map { -$0 }
      solution.reducedCosts = solution.reducedCosts.map { -$0 }
    case .shiftedReducedCosts: solution.reducedCosts = solution.reducedCosts.map { $0 + 1e-3 }
    case .forgottenConstant: solution.objective? -= model.objectiveConstant
    case .wrongObjective: solution.objective? *= 1 + 1e-5
    case .infeasibleCalledOptimal where solution.termination == .infeasible:
      solution = Solution(termination: .optimal)
      solution.primalStatus = .feasible
      solution.values = model.columnLower.map { $0.isFinite ? $0 : 0 }
      solution.objective = (try? model.compiled())?.objective(at: solution.values)
    case .optimalCalledInfeasible where isOptimal && model.isMixedInteger:
      solution = Solution(termination: .infeasible)
    case .unboundedCalledInfeasible where solution.termination == .unbounded:
      solution = Solution(termination: .infeasible)
    case .swapsValues where isOptimal: solution.values.reverse()
    case .pointOutsideRows where isOptimal: solution.values = solution.values.map { $0 + 1e-4 }
    case .boundBeyondOptimum:
      solution.bound? += model.sense == .minimize ? 1e-3 : -1e-3
    case .tooManyBasicMembers:
      let count = model.columnCount
      if solution.basis != nil {
        solution.basis?.columns = [BasisStatus](repeating: .basic, count: count)
      }
    case .basisOfAnotherVertex:
      if solution.basis != nil {
        solution.basis = Basis(
          columns: model.columnLower.indices.map {
            model.columnLower[$0].isFinite
              ? .atLower : model.columnUpper[$0].isFinite ? .atUpper : .free
          }, rows: [BasisStatus](repeating: .basic, count: model.rowCount))
      }
    case .falseProof:
      if case .farkas(let multipliers)? = solution.certificate {
        solution.certificate = .farkas(rowMultipliers: multipliers.map { $0 == 0 ? 1 : 0 })
      }
    case .falseRay:
      if case .ray(let direction)? = solution.certificate {
        solution.certificate = .ray(direction: direction.map { -$0 })
      }
    case .flattersResiduals:
      if solution.residuals != nil { solution.residuals = Residuals() }
    case .limitsCalledOptimal:
      if solution.termination.limit != nil { solution.termination = .optimal }
    case .changesItsMind where isOptimal && call % 2 == 1:
      solution.values = solution.values.map { $0 + 1e-9 }
    case .ignoresIterationLimit: solution.work.iterations += 5
    default: break
    }
  }
}

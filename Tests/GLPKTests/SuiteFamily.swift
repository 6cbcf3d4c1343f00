import GLPK
import LinearOptimization
import OneBoardTestSupport

/// One folder of the suites: solves its files and keeps the reasons of those that are not solved.
struct SuiteFamily {
  private let name: String
  private let solver = GLPKSolver()
  private(set) var solved = 0
  /// The files that were not solved, and why.
  private(set) var unsolved: [String: String] = [:]
  /// The files that were found infeasible without a certificate.
  private(set) var unproven: [String] = []
  private var refused = 0

  init(_ name: String) { self.name = name }

  var entries: [Suites.Entry] { Suites.entries.filter { $0.file.hasPrefix(name + "/") } }
  var filesOutsideIndex: [String] {
    let known = Set(entries.map(\.file))
    return Suites.files(in: name).filter { !known.contains($0) }
  }

  var count: Int { solved + unsolved.count }

  /// How many were solved, and each that was not, one a line.
  var summary: String {
    let refused = refused > 0 ? " (\(refused) of them refused with places)" : ""
    var lines = unsolved.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
    if !unproven.isEmpty {
      lines.append("  without a certificate: " + unproven.joined(separator: " "))
    }
    return (["family \(name): solved \(solved) of \(count)\(refused)"] + lines)
      .joined(separator: "\n")
  }

  private mutating func note(_ file: String, _ reason: String?) {
    if let reason {
      unsolved[file] = reason
    } else {
      solved += 1
    }
  }

  mutating func solve(_ entry: Suites.Entry) async {
    let reason = await reason(entry)
    if reason == Self.withoutCertificate {
      unproven.append(entry.file)
      solved += 1
    } else {
      note(entry.file, reason)
    }
  }

  /// What the verification says of an outcome that is right but not proven.
  private static let withoutCertificate = "The claim comes without a certificate."

  /// Why a file is not solved; `nil` where outcome and optimum are those of the index and the answer
  /// agrees with its model.
  func reason(
    _ entry: Suites.Entry,
    objectiveRightHandSide: MPSReader.ObjectiveRightHandSide = .negatedConstant
  ) async -> String? {
    // A guard against hanging; solve times are measured alone, in the sweep that
    // `docs/decisions/0006-ladder.md` records, because all tests share a few cores here.
    var options = SolveOptions()
    options.timeLimit = .seconds(300)
    do {
      let bytes = try Suites.bytes(of: entry.file)
      let model = try MPSReader.read(bytes, objectiveRightHandSide: objectiveRightHandSide).model
      let solution = try await solver.solve(model, options: options)
      if solution.termination.name != entry.status {
        return "the outcome is \(solution.termination.name), published is \(entry.status)"
      }
      if let optimum = entry.optimum {
        let objective = solution.objective ?? .nan
        if !(abs(objective - optimum) <= 1e-6 * max(1, abs(optimum))) {
          return "the objective is \(Self.short(objective)), published is \(Self.short(optimum))"
        }
      }
      return try model.verify(solution).complaints.first
    } catch let error as SolveError {
      // Bounds that cross are refused, which says the same.
      if case .invalidModel(let fault) = error.reason, entry.status == "infeasible",
        fault.faults.allSatisfy(\.isCrossingBounds)
      {
        return nil
      }
      return "\(error)"
    } catch {
      return "\(error)"
    }
  }

  /// Looks only at what is known of a hard program after some time.
  mutating func leaveOut(_ entry: Suites.Entry, after time: Duration) async {
    var options = SolveOptions()
    options.timeLimit = time
    do {
      let model = try MPSReader.read(Suites.bytes(of: entry.file)).model
      let solution = try await solver.solve(model, options: options)
      let optimum = entry.optimum ?? .nan
      let isConsistent = try model.verify(solution).isConsistent
      let holds =
        isConsistent && solution.termination == .feasible(stoppedBy: .timeLimit)
        && (solution.bound ?? .nan) <= optimum + 1e-4
        && (solution.objective ?? .nan) >= optimum - 1e-4
      let seconds = "\(Double(time.components.seconds)) seconds are too few"
      note(
        entry.file,
        holds
          ? "left out because \(seconds); its bounds hold"
          : "\(solution.termination) with bounds that do not hold")
    } catch {
      note(entry.file, "\(error)")
    }
  }

  /// Checks that a file in another format is refused with places.
  mutating func refuse(_ file: String) {
    do {
      _ = try MPSReader.read(Suites.bytes(of: file))
      note(file, "read although it is no MPS file")
    } catch let error as MPSError {
      note(file, Self.complaint(error) ?? "left out because it is no MPS file")
    } catch {
      note(file, "\(error)")
    }
  }

  /// Reads a malformed file: there must be faults with places, or a model whose answer agrees with it.
  mutating func readOrRefuse(_ file: String) async {
    var options = SolveOptions()
    options.timeLimit = .seconds(2)
    do {
      let model = try MPSReader.read(Suites.bytes(of: file)).model
      if Suites.mustBeRefused.contains(file) {
        return note(file, "read, although its publisher expects it to be refused")
      }
      let solution = try await solver.solve(model, options: options)
      note(file, try model.verify(solution).complaints.first)
    } catch let error as MPSError {
      refused += 1
      note(file, Self.complaint(error))
    } catch let error as SolveError {
      guard case .invalidModel(let fault) = error.reason else { return note(file, "\(error)") }
      refused += 1
      note(file, fault.faults.isEmpty ? "refused without a fault" : nil)
    } catch {
      note(file, "\(error)")
    }
  }

  private static func complaint(_ error: MPSError) -> String? {
    let isPlaced = error.faults.allSatisfy {
      $0.line >= 1 && $0.column >= 1 && !$0.text.isEmpty
    }
    return error.faults.isEmpty || !isPlaced ? "refused without places" : nil
  }

  /// Six digits behind the point.
  private static func short(_ value: Double) -> String { "\((value * 1e6).rounded() / 1e6)" }
}

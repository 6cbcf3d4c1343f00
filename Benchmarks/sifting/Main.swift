import Foundation
import GLPK
import LinearOptimization
import Sifting

/// Compares price and sift with its inner solver: `SiftingComparison FILE.mps … [--alone] [--log]`.
@main
enum Main {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isAlone = arguments.contains("--alone")
    let logs = arguments.contains("--log")
    var settings = SiftingSettings()
    settings.leastColumns = 0
    var repeats = 1
    for argument in arguments {
      let parts = argument.split(separator: "=")
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "--size": settings.workingBlocks = Int(parts[1])
      case "--workers": settings.workers = Int(parts[1]) ?? 2
      case "--repeat": repeats = Int(parts[1]) ?? 1
      case "--coupling": settings.greatestCouplingRows = Int(parts[1]) ?? 400
      case "--growth": settings.growth = Int(parts[1]) ?? 8
      case "--perturbation": settings.perturbation = Double(parts[1]) ?? 1e-5
      case "--seed": settings.seed = UInt64(parts[1]) ?? 1
      default: break
      }
    }
    arguments.removeAll { $0.hasPrefix("--") }
    for path in arguments {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let model = try MPSReader.read(bytes).model
      var options = SolveOptions()
      options.relaxesIntegrality = true
      if logs { options.log = { if $0.hasPrefix("sifting") { print($0) } } }
      let clock = ContinuousClock()
      var start = clock.now
      let compiled = try model.compiled()
      let compileTime = start.duration(to: clock.now)
      start = clock.now
      let structure = BlockStructure(of: compiled)
      print(structure)
      print("compile \(compileTime), structure \(start.duration(to: clock.now))")
      let inner = GLPKSolver()
      for _ in 1..<repeats {
        start = clock.now
        _ = try await SiftingSolver(around: inner, settings: settings)
          .solve(model, options: options)
        print(start.duration(to: clock.now))
      }
      start = clock.now
      let sifted = try await SiftingSolver(around: inner, settings: settings)
        .solve(model, options: options)
      print(
        "sift", start.duration(to: clock.now), sifted.termination, sifted.objective ?? .nan,
        sifted.work.iterations, sifted.work.retries)
      print(Verification(of: sifted, in: compiled).complaints)
      if isAlone { continue }
      options.log = nil
      start = clock.now
      let direct = try await inner.solve(model, options: options)
      print(
        "glpk", start.duration(to: clock.now), direct.termination, direct.objective ?? .nan,
        direct.work.iterations)
    }
  }
}

public import Benchmark

/// What is counted while something is measured: numbers that do not depend on the machine.
public struct Counters: Sendable {
  private var values: [(name: Counter, value: Int)] = []

  /// Starts with nothing counted.
  public init() {}

  /// States a counter.
  ///
  /// - Parameters:
  ///   - name: The counter.
  ///   - value: What was counted.
  public mutating func set(_ name: Counter, _ value: Int) {
    values.append((name, value))
  }

  /// Gives the counters to the benchmark.
  ///
  /// - Parameter benchmark: The benchmark that runs.
  func report(to benchmark: Benchmark) {
    for (name, value) in values { benchmark.measurement(name.metric, value) }
    benchmark.measurement(Counter.checksum.metric, checksum)
  }

  /// A number below 2,000 that changes with any counter.
  ///
  /// The benchmark library keeps three digits of each number; this one it keeps whole, so that a
  /// counter that changes by one is seen however large it is. The hash is FNV-1a.
  private var checksum: Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (name, value) in values {
      for byte in "\(name.rawValue)=\(value);".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
      }
    }
    return Int(hash % 1_999)
  }
}

/// A counter; the README tells what each one means.
public enum Counter: String, Sendable, CaseIterable {
  case lines = "Lines"
  case columns = "Columns"
  case rows = "Rows"
  case nonzeros = "Nonzeros"
  case iterations = "Simplex iterations"
  case nodes = "Nodes"
  case programs = "Linear programs"
  case branched = "Branched programs"
  case passes = "Passes over the program"
  case moves = "Moves"
  case changedLines = "Lines changed"
  case checks = "Checks"
  case violations = "Violations"
  case bytes = "Bytes"
  case bytesPerLine = "Bytes per line"
  case checksum = "Checksum of counters"

  /// The counters of a model.
  public static let ofModels: [Counter] = [.columns, .rows, .nonzeros]
  /// The counters of one solve.
  public static let ofSolves: [Counter] = ofModels + [.iterations, .nodes]
  /// The counters of a plan.
  public static let ofPlans: [Counter] = [
    .programs, .iterations, .branched, .nodes, .passes, .moves, .changedLines,
  ]
  /// The counters of a file.
  public static let ofFiles: [Counter] = [.bytes, .bytesPerLine]
  /// The counters of an audit.
  public static let ofAudits: [Counter] = [.checks, .violations]

  var metric: BenchmarkMetric { .custom(rawValue) }
}

public import Benchmark
private import Foundation

/// Registers a benchmark that is measured in time and by its counters.
///
/// With `ONEBOARD_COUNTERS` set, it runs once and only the counters are kept: they are the same in
/// every run, so that is all that a comparison with the thresholds needs.
///
/// - Parameters:
///   - name: What is measured.
///   - lines: The size of the board.
///   - counters: The counters that the body returns, in any order.
///   - isSkipped: Whether it takes too long for a regular run; `ONEBOARD_ALL` runs it all the same.
///   - prepare: Makes what the body needs, outside the measurement.
///   - body: What is measured; its counters.
public func measure<Input>(
  _ name: String, lines: Int, counters: [Counter], isSkipped: Bool = false,
  prepare: @escaping () async throws -> Input,
  body: @escaping (Input) async throws -> Counters
) {
  let environment = ProcessInfo.processInfo.environment
  let countsOnly = environment["ONEBOARD_COUNTERS"] != nil
  var configuration = Benchmark.Configuration()
  configuration.metrics =
    (countsOnly ? [] : [.wallClock, .peakMemoryResident])
    + (counters + [.checksum]).map(\.metric)
  configuration.warmupIterations = 0
  configuration.maxIterations = countsOnly ? 1 : 20
  configuration.maxDuration = .seconds(2)
  configuration.skip = isSkipped && environment["ONEBOARD_ALL"] == nil
  Benchmark(
    "\(name), \(Boards.label(lines))", configuration: configuration,
    closure: { (benchmark: Benchmark, input: Input) async throws in
      benchmark.startMeasurement()
      let counters = try await body(input)
      benchmark.stopMeasurement()
      counters.report(to: benchmark)
    }, setup: prepare)
}

import LinearOptimization
import Sifting
import Synchronization

/// Lines that the method itself writes.
final class Notes: Sendable {
  private let lines = Mutex<[String]>([])

  func take(_ line: String) {
    if line.hasPrefix("sifting") { lines.withLock { $0.append(line) } }
  }

  func contains(_ text: String) -> Bool {
    lines.withLock { lines in lines.contains { $0.contains(text) } }
  }
}

extension SiftingSettings {
  /// Settings that let small models be sifted.
  static func small(workers: Int = 1) -> SiftingSettings {
    var settings = SiftingSettings()
    settings.leastColumns = 20
    settings.greatestBlockColumns = 8
    settings.workingBlocks = 12
    settings.leastBlocksPerCouplingRow = 2
    settings.growth = 3
    settings.workers = workers
    settings.leastParallelColumns = 0
    return settings
  }
}

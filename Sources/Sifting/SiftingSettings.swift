/// How a ``SiftingSolver`` works; the defaults suit boards of 1,000 to 1,000,000 lines.
public struct SiftingSettings: Hashable, Sendable {
  /// Models with fewer columns are handed over to the inner solver.
  public var leastColumns = 4_000
  /// Components with fewer columns share a program with others.
  public var leastPartColumns = 500
  /// The most columns of a block.
  public var greatestBlockColumns = 64
  /// The most rows of a block.
  public var greatestBlockRows = 8
  /// Components with more coupling rows are handed over.
  public var greatestCouplingRows = 400
  /// Components with fewer blocks for each coupling row are handed over.
  public var leastBlocksPerCouplingRow = 10
  /// The blocks of a working program; `nil` for a number that follows the coupling rows.
  public var workingBlocks: Int?
  /// How much larger each sample is than the one before.
  public var growth = 8
  /// How far costs are moved to part ties, as a fraction of their size.
  public var perturbation = 1e-5
  /// The seed of samples and perturbations.
  public var seed: UInt64 = 1
  /// The most tasks that price blocks or solve components at the same time.
  public var workers = 2
  /// Components with fewer columns are priced by one task.
  public var leastParallelColumns = 40_000
  /// The most working programs of one component before it is handed over.
  public var greatestRounds = 200

  /// Makes the default settings.
  public init() {}
}

/// How a line over its quota may hire while its people leave: two out, one in (出二进一).
public struct StaffReplacement: Sendable, Hashable {
  /// The greatest number on either side.
  public static let maximumNumber = 1000

  /// How many people leave for each group of hires.
  public var out: Int
  /// How many may be hired for each `out` that left, fewer than `out`, so that the line shrinks.
  public var hired: Int

  /// Makes a rate.
  ///
  /// - Parameters:
  ///   - out: How many people leave for each group of hires.
  ///   - hired: How many may be hired for each `out` that left.
  public init(out: Int, hired: Int) {
    self.out = out
    self.hired = hired
  }

  /// Whether the numbers are a rate under which a line shrinks.
  public var isSound: Bool {
    (1...Self.maximumNumber).contains(out) && (0..<out).contains(hired)
  }

  /// How many may have been hired in all once so many have left, whole groups and parts of them.
  ///
  /// - Parameter leavers: People who left while the line was over its quota.
  /// - Returns: ⌊leavers · hired / out⌋.
  public func hires(after leavers: Int) -> Int {
    Int(Int128(leavers) * Int128(hired) / Int128(Swift.max(1, out)))
  }
}

/// What a line that is over its quota has lost and hired so far.
struct ReplacementAccount: Hashable {
  private(set) var leavers = 0
  private(set) var hires = 0

  /// Counts the leavers of a year.
  ///
  /// - Returns: How many may be hired in the year.
  mutating func open(_ leavers: Int, under rate: StaffReplacement) -> Int {
    self.leavers += leavers
    return max(0, rate.hires(after: self.leavers) - hires)
  }

  /// Counts the hires of a year.
  mutating func close(_ hires: Int) { self.hires += hires }
}

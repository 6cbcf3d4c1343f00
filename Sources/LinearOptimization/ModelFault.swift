/// One thing that is wrong with a model.
public enum ModelFault: Hashable, Sendable {
  /// A number that is not finite where one is needed, at the named place.
  case notFinite(place: String, value: String)
  /// A lower bound above the upper bound, of the named column or row.
  case crossingBounds(place: String, lower: Double, upper: Double)
  /// A variable or constraint of another model.
  case foreignHandle(place: String)
  /// A row or column position outside the model.
  case outOfRange(place: String, index: Int, count: Int)
  /// Arrays of a bulk call whose lengths do not fit each other.
  case lengthMismatch(place: String, expected: Int, found: Int)
  /// More rows, columns or coefficients than a 32-bit index can count.
  case tooLarge(place: String, count: Int)

  /// Whether the fault makes the model infeasible rather than ill-formed.
  public var isCrossingBounds: Bool {
    if case .crossingBounds = self { true } else { false }
  }
}

/// A model that was refused, with every fault that was found.
public struct ModelError: Error, Hashable, Sendable {
  /// All faults, in the order of columns, rows and coefficients.
  public let faults: [ModelFault]

  /// Makes an error from its faults.
  ///
  /// - Parameter faults: All faults found.
  public init(faults: [ModelFault]) {
    self.faults = faults
  }
}

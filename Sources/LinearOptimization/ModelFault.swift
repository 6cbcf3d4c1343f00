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
  /// A comparison of two expressions that was compared a second time.
  case ambiguousComparison(place: String)

  /// Whether the fault makes the model infeasible rather than ill-formed.
  public var isCrossingBounds: Bool {
    if case .crossingBounds = self { true } else { false }
  }
}

extension ModelFault: CustomStringConvertible {
  /// The fault and the next step, in two sentences.
  public var description: String {
    switch self {
    case .notFinite(let place, let value):
      "The \(place) is \(value). Give a finite number there, "
        + "or for an absent bound −infinity below and +infinity above."
    case .crossingBounds(let place, let lower, let upper):
      "The lower bound \(lower) of \(place) is above its upper bound \(upper). "
        + "Swap or relax one of them."
    case .foreignHandle(let place):
      "The handle used in \(place) belongs to another model. "
        + "Use a handle that this model, or the model it was copied from, gave out."
    case .outOfRange(let place, let index, let count):
      "The index \(index) in \(place) is outside 0..<\(count). "
        + "Add the missing rows or columns first, or correct the index."
    case .lengthMismatch(let place, let expected, let found):
      "The \(place) has \(found) elements where \(expected) are needed. "
        + "Give arrays of matching lengths."
    case .tooLarge(let place, let count):
      "The model has \(count) \(place), more than the \(Int32.max) that can be counted. "
        + "Split the model."
    case .ambiguousComparison(let place):
      "A comparison of two expressions is compared again in \(place). "
        + "Add the two comparisons as two constraints."
    }
  }
}

/// A model that was refused, with every fault that was found.
public struct ModelError: Error, Hashable, Sendable {
  /// All faults, up to 10,000: those of building first, then columns, rows and coefficients.
  public let faults: [ModelFault]
  /// How many faults there are, those beyond the stored ones included.
  public let faultCount: Int

  /// Makes an error from its faults.
  ///
  /// - Parameter faults: All faults found.
  public init(faults: [ModelFault]) {
    self.faults = faults
    faultCount = faults.count
  }

  init(_ list: FaultList) {
    faults = list.faults
    faultCount = list.count
  }
}

extension ModelError: CustomStringConvertible {
  // A screenful; the array has the rest.
  private static let shownLimit = 50

  /// The first 50 faults, one a line, and how many more there are.
  public var description: String {
    var lines = faults.prefix(Self.shownLimit).map(\.description)
    if faultCount > lines.count { lines.append("… and \(faultCount - lines.count) more.") }
    return lines.joined(separator: "\n")
  }
}

extension SolveError: CustomStringConvertible {
  /// What failed and what to do about it.
  public var description: String {
    switch reason {
    case .invalidModel(let error):
      "The model is refused.\n\(error)"
    case .invalidOptions(let sentences):
      "The options are refused. " + sentences.joined(separator: " ")
    case .engineFailure(let text):
      "The solver failed: \(text) Solve again with other options, or report the model."
    }
  }
}

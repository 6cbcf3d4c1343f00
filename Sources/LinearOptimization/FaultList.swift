/// Faults in order of discovery: the first ones in full, the rest counted.
struct FaultList: Sendable {
  // Bounds the memory that a hostile model can claim; nobody reads further.
  static let storedLimit = 10_000

  private(set) var faults: [ModelFault] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ fault: @autoclosure () -> ModelFault) {
    if faults.count < Self.storedLimit { faults.append(fault()) }
    count += 1
  }
}

/// What makes a measurement impossible.
struct Fault: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}

/// One measurement in a process of its own; prints one line of JSON.
@main
enum Measure {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch (words.first, numbers.count) {
    case ("handover", 4):
      try await measureHandOver(
        columns: numbers[0], rows: numbers[1], perColumn: numbers[2], seed: UInt64(numbers[3]))
    case (let way?, 4) where way == "algebra" || way == "bulk":
      try measureBuilding(
        way, rows: numbers[0], columns: numbers[1], perRow: numbers[2], seed: UInt64(numbers[3]))
    case (let way?, 0) where words.count == 2 && waysOfSolving.contains(way):
      try await measureSolving(way, words.last ?? "")
    default:
      throw Fault(
        text: "Usage: Measure handover COLUMNS ROWS PER_COLUMN SEED, Measure algebra|bulk ROWS "
          + "COLUMNS PER_ROW SEED, or Measure sliced|unsliced|events|log|whole|whole-events FILE")
    }
  }
}

import OneBoard
import OneBoardTestSupport
import Testing

@testable import OneBoardFiles

struct MutationTests {
  static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "-", "1e999", "\u{0}", "中", "\n", "true",
      "0.1", "[[[[", "\"where\":{}", "\\ud800", ",,", "99999999999999999999",
    ]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let low = Int.random(in: 0...bytes.count, using: &random)
      let high = min(bytes.count, low + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0...4, using: &random) {
      case 0: bytes.removeSubrange(low..<high)
      case 1: bytes.insert(contentsOf: bytes[low..<high], at: low)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: low)
      case 3:
        for index in low..<high { bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random) }
      default:
        let piece = pieces.randomElement(using: &random) ?? ","
        bytes.replaceSubrange(low..<high, with: Array(piece.utf8))
      }
    }
    return bytes
  }

  @Test func `Two thousand mutated scenarios are read or refused with places inside the file`()
    throws
  {
    let seed: UInt64 = 4180
    print("Mutations use the seed \(seed).")
    var random = SeededGenerator(seed: seed)
    let files = try Workspace()
    let scenario = Array(Sample.scenario.utf8)
    let posts = Array(Sample.posts.utf8)
    var refused = 0
    for round in 0..<2000 {
      let inScenario = round.isMultiple(of: 2)
      try files.write(inScenario ? Self.mutate(scenario, &random) : scenario, to: "scenario.json")
      try files.write(inScenario ? posts : Self.mutate(posts, &random), to: "posts.csv")
      do throws(FileError) {
        let loaded = try ScenarioFile.load(path: files.directory)
        #expect(loaded.board.lines.count == loaded.scenario.posts.count)
      } catch {
        refused += 1
        #expect(!error.faults.isEmpty)
        for fault in error.faults {
          #expect(!fault.message.isEmpty)
          #expect(!fault.advice.isEmpty)
          #expect(fault.line ?? 1 >= 1)
          #expect(fault.column ?? 1 >= 1)
        }
      }
    }
    // Most mutations break something; a reader that takes them all would not be reading.
    #expect(refused > 1000)
    print("\(refused) of 2000 mutated scenarios were refused.")
  }

  @Test func `Mutated plans are read or refused`() throws {
    let seed: UInt64 = 8259
    print("Mutations use the seed \(seed).")
    var random = SeededGenerator(seed: seed)
    let board = try PlanFileTests.board(Sample.smallPosts + "C,UC,c,5,5,5,,,\n")
    let files = try Workspace()
    let texts = [
      PlanFile.json(of: PlanFileTests.plan), PlanFile.csv(of: PlanFileTests.plan, board: board),
    ]
    var refused = 0
    for round in 0..<600 {
      try files.write(Self.mutate(Array(texts[round % 2].utf8), &random), to: "plan")
      do throws(FileError) {
        let posts = try PlanFile.readPosts(path: files.path("plan"), for: board)
        #expect(posts.count <= board.lines.count)
      } catch {
        refused += 1
        #expect(!error.faults.isEmpty)
      }
    }
    #expect(refused > 300)
  }
}

import Foundation
import OneBoardTestSupport
import Testing

/// Limits and interrupts, on a program that branch and bound does not finish in seconds.
struct `Limits of a solve` {
  /// A market split problem (Cornuéjols and Dawande 1998): whole numbers hardly ever fit.
  private static func marketSplit(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let (rows, columns) = (5, 40)
    var text = "NAME split\nROWS\n N slack\n"
    for row in 0..<rows { text += " E r\(row)\n" }
    text += "COLUMNS\n M1 'MARKER' 'INTORG'\n"
    var sums = [Int](repeating: 0, count: rows)
    for column in 0..<columns {
      for row in 0..<rows {
        let value = Int.random(in: 0...99, using: &generator)
        sums[row] += value
        text += " x\(column) r\(row) \(value)\n"
      }
    }
    text += " M2 'MARKER' 'INTEND'\n"
    for row in 0..<rows {
      text += " s\(row) slack 1 r\(row) 1\n t\(row) slack 1 r\(row) -1\n"
    }
    text += "RHS\n"
    for row in 0..<rows { text += " rhs r\(row) \(sums[row] / 2)\n" }
    text += "BOUNDS\n"
    for column in 0..<columns { text += " BV b x\(column)\n" }
    return text + "ENDATA\n"
  }

  private static func withHardModel<Value>(
    _ body: (String) async throws -> Value
  ) async throws -> Value {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "split.mps")
      print("Market split problem with seed 1998.")
      try Data(marketSplit(seed: 1998).utf8).write(to: file)
      return try await body(file.path)
    }
  }

  @Test func `A time limit is an answer with what is known`() async throws {
    let run = try await Self.withHardModel { file in
      try await Tool.oneboard("lp", "solve", file, "--time-limit", "1.5", "--format", "json")
    }
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.json["termination"] as? String == "timeLimit")
    let seconds = try #require(run.json["seconds"] as? Double)
    #expect(seconds >= 1 && seconds < 10)
    // No bound is above a value that was reached, in a minimisation.
    if let objective = run.json["objective"] as? Double, let bound = run.json["bound"] as? Double {
      #expect(bound <= objective + 1e-9)
    }
  }

  @Test func `Ctrl-C prints what is known`() async throws {
    let run = try await Self.withHardModel { file in
      try await Tool.oneboard(
        "lp", "solve", file, "--time-limit", "600", "--format", "json",
        interruptedAfter: .seconds(3))
    }
    #expect(run.status == 0)
    #expect(run.json["termination"] as? String == "interrupted")
  }

  @Test func `A terminal shows a progress line after a second and no result in it`() async throws {
    let script = URL(fileURLWithPath: "/usr/bin/script")
    guard FileManager.default.isExecutableFile(atPath: script.path) else {
      print("/usr/bin/script was not found; the progress line is not shown on a terminal.")
      return
    }
    let tool = Tool.products.appending(path: "oneboard").path
    let run = try await Self.withHardModel { file in
      try await Tool.run(
        script, ["-qec", "\(tool) lp solve \(file) --time-limit 2", "/dev/null"])
    }
    #expect(run.status == 0)
    #expect(run.output.contains("\r\u{1B}[2Ksolving "))
    #expect(run.output.contains(#/ … [1-9][0-9]* s/#))
    #expect(run.output.contains("Termination  timeLimit"))
  }
}

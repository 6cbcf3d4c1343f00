import Testing

@testable import OneBoardCommand

struct `Progress line` {
  @Test func `It says the phase and the seconds`() {
    let line = ProgressLine("reading x.mps")
    #expect(line.text(after: .milliseconds(2900)) == "reading x.mps … 2 s")
    line.update("benefit, step 1 of 3")
    #expect(line.text(after: .seconds(61)) == "benefit, step 1 of 3 … 61 s")
  }

  @Test func `It stays on one line of 80 columns`() {
    let line = ProgressLine(String(repeating: "镇\u{1B}", count: 90))
    let text = line.text(after: .seconds(100_000))
    #expect(text.displayWidth <= 79)
    #expect(text.hasSuffix("… 100000 s"))
    #expect(!text.contains("\u{1B}"))
  }
}

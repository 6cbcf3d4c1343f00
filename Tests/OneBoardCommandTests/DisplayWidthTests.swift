import OneBoardCommand
import Testing

struct `Width of text` {
  @Test(arguments: [
    ("", 0), ("posts", 5), ("事业编制", 8), ("柳溪镇 A1", 9), ("é", 1), ("e\u{301}", 1), ("한국", 4),
    ("ｱ", 1), ("（）", 4), ("…", 1), ("👍", 2),
  ])
  func `Wide characters count two and marks none`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `A text that fits is not cut`() {
    #expect("事业编制".truncated(to: 8) == "事业编制")
    #expect("posts".truncated(to: 5) == "posts")
  }

  @Test func `A cut text never exceeds its width and ends in an ellipsis`() {
    #expect("事业编制".truncated(to: 7) == "事业编…")
    #expect("事业编制".truncated(to: 6) == "事业…")
    #expect("posts".truncated(to: 0) == "")
    for width in 1...12 {
      let cut = "柳溪镇人民政府abc".truncated(to: width)
      #expect(cut.displayWidth <= width)
      #expect(cut.last == "…")
    }
  }

  @Test func `Padding fills columns and not characters`() {
    #expect("编制".padded(to: 6) == "编制  ")
    #expect("编制".padded(to: 6, .right) == "  编制")
    #expect("编制".padded(to: 3) == "编制")
  }

  @Test func `Wrapping breaks at spaces and between wide characters`() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("编制资源一盘棋".wrapped(to: 5) == ["编制", "资源", "一盘", "棋"])
    #expect("abcdefgh".wrapped(to: 3) == ["abc", "def", "gh"])
    #expect("".wrapped(to: 5) == [""])
  }

  @Test func `Wrapping loses nothing but spaces`() {
    let text = "The towns 柳溪镇 and 杨集镇 receive 15 posts each, 870 in all, from the pool."
    for width in 4...80 {
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func `Control characters of a file do not reach the terminal`() {
    #expect("a\u{1B}[31mb\n".printable == "a\u{FFFD}[31mb\u{FFFD}")
    #expect("编制".printable == "编制")
  }
}

import OneBoardCommand
import Testing

struct `Text tables` {
  @Test func `Columns are aligned in terminal columns`() {
    var table = TextTable([.text("Name"), .number("Posts")])
    table.add(["柳溪镇", "7"])
    table.add(["T1", "1200"])
    #expect(table.lines() == ["Name    Posts", "柳溪镇      7", "T1       1200"])
  }

  @Test func `The widest shrinking column gives way to the width`() {
    var table = TextTable([.text("Id", shrinks: true), .text("Name", shrinks: true), .number("N")])
    table.add(["town-01", String(repeating: "镇", count: 60), "123456"])
    let lines = table.lines(width: 40)
    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    #expect(lines[1].hasPrefix("town-01  镇"))
    #expect(lines[1].hasSuffix("…  123456"))
  }

  @Test func `A row with too few cells is filled with empty ones`() {
    var table = TextTable([.text("A"), .number("B")])
    table.add(["x"])
    #expect(table.lines() == ["A  B", "x"])
  }
}

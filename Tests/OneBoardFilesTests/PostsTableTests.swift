import OneBoard
import Testing

@testable import OneBoardFiles

struct PostsTableTests {
  @Test func `Chinese headers read as the English ones, in any order`() throws {
    let english = """
      id,unit,name,department,sector,tier,town,category,occupation,service,approved,inPost,need,min,max,idleYears,tags,leaders
      甲1,甲,"第一,小学",教育局,教育,县级,城关镇,c,教师,保洁,10,8,12,9,13,2,试点;老校,3
      B,B,,,,,,c,,,0,0,0,,,,,
      """
    let chinese = """
      编号,单位,单位名称,主管部门,行业,层级,乡镇,编制类别,岗位类别,购买服务,核定编制,实有人数,需求编制,下限,上限,空置年限,标签,领导职数
      甲1,甲,"第一,小学",教育局,教育,县级,城关镇,c,教师,保洁,10,8,12,9,13,2,试点;老校,3
      B,B,,,,,,c,,,0,0,0,,,,,
      """
    let mixed = """
      标签,id,need,单位,category,approved,实有人数,name,department,sector,tier,town,occupation,service,min,max,idleYears,leaders
      试点;老校,甲1,12,甲,c,10,8,"第一,小学",教育局,教育,县级,城关镇,教师,保洁,9,13,2,3
      ,B,0,B,c,0,0,,,,,,,,,,,
      """
    let expected = [
      PostLine(
        id: "甲1", unit: "甲", category: "c", approved: 10, inPost: 8, need: 12, name: "第一,小学",
        department: "教育局", sector: "教育", tier: "县级", town: "城关镇", occupation: "教师",
        service: "保洁", min: 9, max: 13, idleYears: 2, tags: ["试点", "老校"], leaders: 3),
      PostLine(id: "B", unit: "B", category: "c", approved: 0, inPost: 0, need: 0),
    ]
    for posts in [english, chinese, mixed, "\u{FEFF}" + chinese.replacing("\n", with: "\r\n")] {
      #expect(try Workspace().load(Sample.small(), posts: posts).scenario.posts == expected)
    }
  }

  @Test func `Blanks around cells do not count, and lines of commas are passed over`() throws {
    let posts =
      "id , unit,category,approved,inPost,need\n A ,\tU\u{3000}, c , 10 ,8,\"12 \"\n,,,,,\n\n"
    let loaded = try Workspace().load(Sample.small(), posts: posts)
    #expect(
      loaded.scenario.posts
        == [PostLine(id: "A", unit: "U", category: "c", approved: 10, inPost: 8, need: 12)])
    #expect(loaded.warnings.map(\.line) == [3])
  }

  /// Lines below the usual header, and the fault that they must give.
  static let lines: [(String, String)] = [
    (
      "A,U,c,3x,1,1",
      #"2:7: approved is "3x", which is not a whole number. Write digits only, such as 12."#
    ),
    ("中文,单位,c,1.0,1,1", "2:9: approved is \"1.0\""),
    ("A,U,c,+1,1,1", "2:7: approved is \"+1\""), ("A,U,c,-,1,1", "2:7: approved is \"-\""),
    ("A,U,c,１,1,1", "2:7: approved is \"１\""),
    ("A,U,c,\"1,000\",1,1", "2:7: approved is \"1,000\""),
    ("A,U,c,1,-4,1", "2:9: inPost is -4, which is below 0."),
    ("A,U,c,1,1,1000000001", "2:11: need is 1000000001, which is more than 1000000000."),
    ("A,U,c,1,1,99999999999999999999999", "2:11: need is 9999"),
    ("A,U,c,,1,1", "2:7: approved is empty."), (",U,c,1,1,1", "2:1: id is empty."),
    ("A,U, ,1,1,1", "2:5: category is empty."),
    ("A,U,c,1,1", "2:1: The line has 5 cells, but the header has 6."),
    ("A,U,c,1,1,1,7", "2:13: The line has 7 cells, but the header has 6."),
    ("\nB,U,c,1,1,1\nB\"x,U,c,1,1,1", "4:2: A quote stands inside a cell"),
    ("\"A\nB\",U,c,1,1,z", "3:12: need is \"z\""),
    ("A,U,c,1,1,\"1", "2:11: The quote that starts here is not closed."),
    ("A,U,d,1,1,1", "2:5: The category \"d\""),
    ("A,U,c,1,1,1\nA,U,c,1,1,1", "3:1: The id \"A\" is used twice; it first occurs at line 2."),
  ]

  @Test(arguments: lines)
  func `A wrong line has one fault at its line and column`(
    _ lines: String, _ fault: String
  ) throws {
    for ending in ["\n", "\r\n"] {
      let posts = (Sample.header + "\n" + lines).replacing("\n", with: ending)
      let faults = try Workspace().faults(Sample.small(), posts: posts)
      #expect(faults.count == 1)
      #expect(faults.first?.hasPrefix("posts.csv:" + fault) == true, "\(faults)")
    }
  }

  static let headers: [(String, String)] = [
    (
      "id,unit,category,aproved,inPost,need",
      "1:18: \"aproved\" is not the name of a column. Did you mean \"approved\"?"
    ),
    ("id,unit,category,approved,inPost,need,id", "1:39: Column 7 is \"id\", the same as column 1."),
    ("编号,unit,category,approved,inPost,need,id", "1:39: Column 7 is \"id\", the same as column 1."),
    ("id,unit,category,approved,inPost", "1:1: The column need (需求编制) is missing."),
    ("id;unit;category;approved;inPost;need", "1:1: The columns are separated by semicolons."),
    ("id\tunit\tcategory\tapproved\tinPost\tneed", "1:1: The columns are separated by tabs."),
    ("编号，单位", "1:1: The columns are separated by full-width commas."),
    ("id,unit,category,approved,inPost,need,", "1:39: Column 7 has no name."),
    ("", "1:1: The file is empty."),
    (
      "编号,单位,编制类型,核定编制,实有人数,需求编制",
      "1:7: \"编制类型\" is not the name of a column. Did you mean \"编制类别\"?"
    ),
  ]

  @Test(arguments: headers)
  func `A wrong header has a fault at its column`(_ header: String, _ fault: String) throws {
    let faults = try Workspace().faults(Sample.small(), posts: header + "\nA,U,c,1,1,1\n")
    #expect(faults.first?.hasPrefix("posts.csv:" + fault) == true || header.isEmpty, "\(faults)")
    if header.isEmpty {
      let empty = try Workspace().faults(Sample.small(), posts: "")
      #expect(empty.first?.hasPrefix("posts.csv:" + fault) == true, "\(empty)")
    }
  }

  @Test func `Bytes that are not UTF-8 are one fault at their place`() throws {
    let files = try Workspace()
    try files.write(Sample.small(), to: "scenario.json")
    try files.write(Array("id,unit\nA,".utf8) + [0xD6, 0xD0], to: "posts.csv")
    let error = try #require(throws: FileError.self) {
      try ScenarioFile.load(path: files.directory)
    }
    #expect(files.short(error).count == 1)
    #expect(files.short(error).first?.hasPrefix("posts.csv:2:3: The text is not UTF-8") == true)
  }
}

import Foundation
import JSONText
import OneBoard
import OneBoardTestSupport
import Testing

@testable import OneBoardFiles

struct PlanFileTests {
  static func board(_ posts: String = Sample.smallPosts) throws -> Board {
    try Workspace().load(Sample.small(), posts: posts).board
  }

  static var plan: Plan {
    var plan = Plan(scenario: "Mini \"county\"\n", status: .optimal)
    plan.levels = [
      LevelResult(name: "benefit", value: 86.3, bound: 86.3),
      LevelResult(name: "coverage", value: 5.0 / 6, bound: nil),
      LevelResult(name: "released", value: 73, bound: .infinity),
      LevelResult(name: "cost", value: .nan),
    ]
    plan.pools = [
      PoolBalance(category: "c", opening: 0, released: 3, granted: 2, closing: 1)
    ]
    plan.posts = [
      PlannedPosts(id: "B", granted: 2, purchased: 4, final: 22),
      PlannedPosts(id: "A", released: 3, final: 7), PlannedPosts(id: "C", final: 5),
    ]
    plan.moves = [Move(from: "A", to: "B", posts: 2)]
    plan.seconds = 0.01
    plan.solveSeconds = 0.005
    return plan
  }

  @Test func `A plan is written with the contract's keys in their order`() {
    let expected = """
      {
        "oneboard": 1,
        "scenario": "Mini \\"county\\"\\n",
        "status": "optimal",
        "levels": [
          { "name": "benefit", "value": 86.3, "bound": 86.3 },
          { "name": "coverage", "value": 0.8333333333333334 },
          { "name": "released", "value": 73 }
        ],
        "pools": [
          { "category": "c", "opening": 0, "released": 3, "granted": 2, "closing": 1 }
        ],
        "posts": [
          { "id": "A", "released": 3, "granted": 0, "purchased": 0, "final": 7 },
          { "id": "B", "released": 0, "granted": 2, "purchased": 4, "final": 22 }
        ],
        "moves": [
          { "from": "A", "to": "B", "posts": 2 }
        ],
        "shortfalls": [],
        "seconds": 0.01,
        "solveSeconds": 0.005,
        "version": "\(Version.current)"
      }

      """
    #expect(PlanFile.json(of: Self.plan) == expected)
  }

  @Test func `Conflicts, notes and shortfalls are written where there are any`() throws {
    var plan = Plan(scenario: "S", status: .infeasible)
    plan.conflict = Conflict(members: ["a", "pool:c"], sentence: "58 × 16 > 870", isMinimal: true)
    plan.notes = ["One."]
    plan.shortfalls = [
      Shortfall(rule: "r", group: "T1", posts: 2), Shortfall(rule: "s", group: nil, posts: 0.5),
    ]
    plan.seconds = .infinity
    let text = PlanFile.json(of: plan)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
    let expected: NSDictionary = [
      "oneboard": 1, "scenario": "S", "status": "infeasible", "levels": [Int](),
      "pools": [Int](), "posts": [Int](), "moves": [Int](),
      "shortfalls": [["rule": "r", "group": "T1", "posts": 2], ["rule": "s", "posts": 0.5]],
      "conflict": ["members": ["a", "pool:c"], "sentence": "58 × 16 > 870", "minimal": true],
      "notes": ["One."], "seconds": 0, "solveSeconds": 0, "version": Version.current,
    ]
    #expect(value == expected)
  }

  @Test func `Numbers are printed as the shortest that read back`() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (3, "3"), (-7, "-7"), (0.1, "0.1"), (1e15, "1000000000000000"),
      (1e16, "1e+16"), (1.0 / 3, "0.3333333333333333"), (1e-7, "1e-07"),
      (Double.leastNonzeroMagnitude, "5e-324"),
    ]
    for (number, text) in cases {
      #expect(number.shortest == text)
      #expect(Double(text) == number)
    }
  }

  @Test func `The table has every line of the board, and quotes where they are needed`() throws {
    let board = try Self.board(
      """
      id,unit,name,category,approved,inPost,need,sector,tier,town
      C,UC,"a,""b""\n2",c,5,5,0,,,
      A,UA,甲,c,10,8,12,health,town,T1
      B,UB,=1+1,c,20,20,30,office,county,
      """)
    let expected = """
      id,unit,name,sector,tier,town,category,approved,released,granted,purchased,final,need,coverage
      A,UA,甲,health,town,T1,c,10,3,0,0,7,12,0.5833333333333334
      B,UB,=1+1,office,county,,c,20,0,2,4,22,30,0.8666666666666667
      C,UC,"a,""b""@2",,,,c,5,0,0,0,5,0,1

      """.replacing("\n", with: "\r\n").replacing("@", with: "\n")
    #expect(PlanFile.csv(of: Self.plan, board: board) == expected)
  }

  @Test func `What is written reads back, from both files and from the directory`() throws {
    let files = try Workspace()
    let board = try Self.board(Sample.smallPosts + "C,UC,c,5,5,5,,,\n")
    let target = files.path("new/plan")
    try PlanFile.write(Self.plan, board: board, toDirectory: target)
    let all = Self.plan.posts.sorted { $0.id < $1.id }
    #expect(try PlanFile.readPosts(path: target + "/plan.csv", for: board) == all)
    let changed = Array(all.prefix(2))
    #expect(try PlanFile.readPosts(path: target + "/plan.json", for: board) == changed)
    #expect(try PlanFile.readPosts(path: target, for: board) == changed)
    try PlanFile.write(Self.plan, board: board, toDirectory: target)
    let names = try FileManager.default.contentsOfDirectory(atPath: target)
    #expect(names.sorted() == ["plan.csv", "plan.json"])
  }

  @Test func `Random plans read back as they were written`() throws {
    let seed: UInt64 = 20_261_123
    print("Random plans use the seed \(seed).")
    var random = SeededGenerator(seed: seed)
    let files = try Workspace()
    for _ in 0..<20 {
      let lines = (0..<30).map { index in
        "L\(index)\u{301}é\(index),U,c,\(Int.random(in: 0...99, using: &random)),0,50"
      }
      let board = try Self.board(Sample.header + "\n" + lines.joined(separator: "\n"))
      var plan = Plan(scenario: "S", status: .feasible)
      plan.posts = board.lines.map { line in
        let change = Int.random(in: -line.approved...50, using: &random)
        return PlannedPosts(
          id: line.id, released: max(0, -change), granted: max(0, change),
          purchased: Int.random(in: 0...2, using: &random), final: line.approved + change)
      }
      try PlanFile.write(plan, board: board, toDirectory: files.directory)
      #expect(try PlanFile.readPosts(path: files.path("plan.csv"), for: board) == plan.posts)
      #expect(
        try PlanFile.readPosts(path: files.directory, for: board)
          == plan.posts.filter(\.changes))
    }
  }

  @Test func `A plan made by hand may state any of its columns`() throws {
    let files = try Workspace()
    let board = try Self.board()
    let down = PlannedPosts(id: "A", released: 3, final: 7)
    let up = PlannedPosts(id: "B", granted: 5, final: 25)
    let cases: [(String, [PlannedPosts])] = [
      ("id,final\nB,25\nA,7\n", [down, up]), ("id,released\nA,3\n", [down]),
      ("编号,granted\nB,5", [up]), ("id,released,granted\nA,3,\nB,,5", [down, up]),
      ("id,final,granted\nB,25,5\nA,7,", [down, up]),
      (
        "final,id\n10,A\n",
        [
          PlannedPosts(id: "A", final: 10)
        ]
      ),
      ("id,purchased\nA,2\n", [PlannedPosts(id: "A", purchased: 2, final: 10)]),
      ("id,unit,行业,approved,final,coverage\nA,x,y,1,7,0.5\n", [down]), ("id,final\n", []),
      ("{\"posts\": [{ \"id\": \"A\", \"final\": 7 }]}", [down]),
      ("\u{FEFF} {\"posts\": [{ \"id\": \"A\", \"released\": 3 }]}", [down]),
    ]
    for (text, expected) in cases {
      try files.write(text, to: "hand.csv")
      #expect(
        try PlanFile.readPosts(path: files.path("hand.csv"), for: board) == expected, "\(text)")
    }
  }

  static let wrong: [(String, String)] = [
    ("id,final\nA,7\nX,1\n", "p:3:1: No line has the id \"X\". Use the ids"),
    ("id,final\nA,7\nA,7\n", "p:3:1: The id \"A\" stands twice."),
    ("id,final\nA,-7\n", "p:2:3: final is -7, which is below 0."),
    ("id,granted\nA,1.5\n", "p:2:3: granted is \"1.5\", which is not a whole number."),
    (
      "id,released,final\nA,3,8\n",
      "p:2:5: final is 8, but 10 approved − 3 released + 0 granted is 7."
    ),
    ("id,fianl\nA,3\n", "p:1:4: \"fianl\" is not the name of a column. Did you mean \"final\"?"),
    ("final\n3\n", "p:1:1: The column id is missing."), ("id\nA\n", "p:1:1: None of the columns"),
    ("id,final\n,3\n", "p:2:1: id is empty."), ("id,final\nA\n", "p:2:1: The line has 1 cells"),
    ("id,final\nA,\"3\n", "p:2:3: The quote that starts here"), ("", "p:1:1: The file is empty."),
    (
      "{\"posts\": [{ \"id\": \"A\", \"final\": \"7\" }]}", "p:1:34: posts[0].final: the text \"7\""
    ),
    ("{\"posts\": [{ \"id\": \"X\", \"final\": 7 }]}", "p:1:20: posts[0].id: No line has the id"),
    ("{\"posts\": [{ \"final\": 7 }]}", "p:1:12: posts[0]: The key \"id\" is missing."),
    (
      "{\"posts\": [], \"move\": []}",
      "p:1:15: move: \"move\" is not a key of a plan. Did you mean \"moves\"?"
    ),
    ("{\"status\": \"infeasible\", \"posts\": []}", "p:1:12: status: The status is \"infeasible\""),
    ("{\"oneboard\": 2}", "p:1:14: oneboard: The file says format 2"),
    ("[1", "p:1:3: A comma or the end"),
  ]

  @Test(arguments: wrong)
  func `A wrong plan has a fault at its place`(_ text: String, _ fault: String) throws {
    let files = try Workspace()
    try files.write(text, to: "p")
    let error = try #require(throws: FileError.self) {
      try PlanFile.readPosts(path: files.path("p"), for: Self.board())
    }
    #expect(error.kind == .invalid)
    #expect(files.short(error).first?.hasPrefix(fault) == true, "\(error)")
  }

  @Test func `Missing plans and directories that cannot be made say so`() throws {
    let files = try Workspace()
    let board = try Self.board()
    let missing = try #require(throws: FileError.self) {
      try PlanFile.readPosts(path: files.path("none.csv"), for: board)
    }
    #expect(missing.kind == .missing)
    try files.write("x", to: "file")
    let refused = try #require(throws: FileError.self) {
      try PlanFile.write(Self.plan, board: board, toDirectory: files.path("file/plan"))
    }
    #expect(refused.kind == .unwritable)
  }

  @Test func `A plan that does not exist leaves a table without lines`() throws {
    let text = PlanFile.csv(of: Plan(scenario: "S", status: .stopped), board: try Self.board())
    #expect(text.split(separator: "\r\n").count == 1)
  }
}

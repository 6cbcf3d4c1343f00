import OneBoard
import OneBoardTestSupport
import Reconciliation

/// Registers of so few people, units and names that everything collides.
struct RandomRegisters {
  var registers = Registers()
  var posts: [PostLine] = []

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let people = Int.random(in: 0...14, using: &random)
    let units = (0..<Int.random(in: 1...4, using: &random)).map { "单位\($0)" }
    let names = ["张三", "李四", "张叁"]
    let categories: [String?] = [nil, nil, "a", "b"]
    let occupations: [String?] = [nil, nil, nil, "x", "y"]
    // Some rounds are nearly clean, as real registers are.
    let isClean = Bool.random(using: &random)
    for register in Register.allCases {
      var line = 2
      for person in 0..<people {
        let isListed =
          isClean ? Int.random(in: 0..<12, using: &random) > 0 : Bool.random(using: &random)
        let copies = isListed ? (Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1) : 0
        for _ in 0..<copies {
          let moves = !isClean || Int.random(in: 0..<9, using: &random) == 0
          let home = units[person % units.count]
          registers[register].append(
            RegisterEntry(
              person: Int.random(in: 0..<12, using: &random) == 0 ? "P\(person)X" : "P\(person)x",
              unit: moves ? units.randomElement(using: &random) ?? home : home,
              name: Int.random(in: 0..<3, using: &random) == 0
                ? names.randomElement(using: &random) : nil,
              category: categories.randomElement(using: &random) ?? nil,
              occupation: occupations.randomElement(using: &random) ?? nil,
              isLeader: Int.random(in: 0..<4, using: &random) == 0, line: line))
          line += 1
        }
      }
      registers[register].shuffle(using: &random)
    }
    for unit in units.dropLast(Int.random(in: 0...1, using: &random)) + ["empty"] {
      for index in 0..<Int.random(in: 1...3, using: &random) {
        posts.append(
          PostLine(
            id: "\(unit)-\(index)", unit: unit, category: Bool.random(using: &random) ? "a" : "b",
            approved: Int.random(in: 0...4, using: &random),
            inPost: Int.random(in: 0...4, using: &random), need: 3,
            occupation: ["x", "y", nil].randomElement(using: &random) ?? nil,
            leaders: [0, 1, nil].randomElement(using: &random) ?? nil))
      }
    }
  }

  /// The same records in another order.
  func shuffled(seed: UInt64) -> Registers {
    var random = SeededGenerator(seed: seed)
    var other = registers
    for register in Register.allCases { other[register].shuffle(using: &random) }
    return other
  }
}

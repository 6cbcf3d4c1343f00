/// Goes through an LP file once and builds the model.
struct LPFormatParser {
  var lexer: LPFormatLexer
  /// The next token that was not taken yet, and the one after it.
  var token: LPFormatToken
  private var following: LPFormatToken
  var model = Model()
  var columns = MPSNameTable()
  var rows = MPSNameTable()
  /// For each column, whether bounds name its lower and upper bound, and whether it is whole.
  var lower: [Double] = []
  var upper: [Double] = []
  var hasLower: [Bool] = []
  var isWhole: [Bool] = []
  var isBinary: [Bool] = []
  /// The objective as it was summed; a column may occur several times.
  var costs: [Double] = []
  private(set) var faults: [MPSNotice] = []
  private(set) var warnings: [MPSNotice] = []
  private(set) var warningCount = 0

  static let infinity = 1e30
  private static let faultLimit = 50
  private static let warningLimit = 100

  init(_ bytes: [UInt8]) {
    lexer = LPFormatLexer(bytes)
    token = lexer.next()
    following = lexer.next()
    model.name = Self.name(in: bytes)
  }

  /// The model's name from the comment in which CPLEX keeps it, before anything else.
  private static func name(in bytes: [UInt8]) -> String {
    let start = Array("\\problem name:".utf8)
    let head = bytes.prefix(255 + start.count)
    guard head.count > start.count,
      zip(head, start).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
    else { return "" }
    let line = head.dropFirst(start.count).prefix { $0 != 0x0A && $0 != 0x0D }
    let name = line.drop { $0 == 0x20 }
    return String(decoding: name, as: UTF8.self)
  }

  var bytes: [UInt8] { lexer.bytes }
  var isFull: Bool { faults.count >= Self.faultLimit }

  /// The token after the present one.
  var peeked: LPFormatToken { following }

  mutating func advance() {
    token = following
    following = lexer.next()
  }

  mutating func fault(_ text: String, at place: LPFormatToken? = nil) {
    guard !isFull else { return }
    let place = place ?? token
    faults.append(MPSNotice(line: place.line, column: place.column, text: text))
  }

  mutating func warn(_ text: String, at place: LPFormatToken) {
    warningCount += 1
    guard warnings.count < Self.warningLimit else { return }
    warnings.append(MPSNotice(line: place.line, column: place.column, text: text))
  }

  func text(_ token: LPFormatToken) -> String {
    String(decoding: bytes[token.range].prefix(255), as: UTF8.self)
  }

  /// The section that the present token begins.
  func section() -> (section: LPFormatSection, words: Int)? {
    guard token.kind == .name, token.startsLine, token.range.count <= 20 else { return nil }
    // A row or a bound may bear the word as a name.
    let isAlone = following.line > token.line || following.kind == .end
    if !isAlone, following.kind == .colon || following.isComparison { return nil }
    let next =
      !isAlone && following.kind == .name && following.range.count <= 20
      ? text(following).lowercased() : ""
    guard let found = LPFormatSection.named(text(token).lowercased(), next: next) else {
      return nil
    }
    return found
  }

  mutating func parse() {
    guard let sense = section(), sense.section == .minimize || sense.section == .maximize else {
      fault(
        "An LP file begins with the sense of its objective. Write minimize or maximize first.")
      return
    }
    model.sense = sense.section == .maximize ? .maximize : .minimize
    advance()
    parseObjective()
    var hasEnd = false
    while token.kind != .end, !isFull {
      guard let found = section() else {
        fault("A section was expected here. Write subject to, bounds, general, binary or end.")
        return
      }
      let place = token
      for _ in 0..<found.words { advance() }
      switch found.section {
      case .minimize, .maximize:
        fault("The file has a second objective. Leave one of them.", at: place)
        return
      case .rows: parseRows()
      case .bounds: parseBounds()
      case .wholeColumns: parseKinds(isBinary: false)
      case .binaryColumns: parseKinds(isBinary: true)
      case .refused(let what):
        // Some writers name the section though nothing is in it.
        if token.kind == .end || section() != nil { continue }
        fault("\(what) cannot be read. State them by rows and whole columns.", at: place)
        return
      case .end:
        hasEnd = true
        if token.kind != .end { warn("What follows end is not read.", at: token) }
        return
      }
    }
    if !hasEnd, faults.isEmpty {
      warn("The file ends without end; it may be cut off.", at: token)
    }
  }

  /// The position of the column that a token names; made if it is new.
  mutating func column(_ place: LPFormatToken) -> Int? {
    if let known = columns.position(of: place.range, in: bytes) { return known }
    guard place.range.count <= 255 else {
      fault("The name is longer than 255 bytes. Shorten it.", at: place)
      return nil
    }
    columns.append(place.range, in: bytes)
    lower.append(0)
    upper.append(.infinity)
    hasLower.append(false)
    isWhole.append(false)
    isBinary.append(false)
    costs.append(0)
    return columns.count - 1
  }

  func isInfinity(_ token: LPFormatToken) -> Bool {
    guard token.kind == .name, token.range.count == 3 || token.range.count == 8 else {
      return false
    }
    let word = text(token).lowercased()
    return word == "inf" || word == "infinity"
  }

  /// Takes all that is left of a section that cannot be made sense of.
  mutating func skipToSection() {
    while token.kind != .end, section() == nil { advance() }
  }

  /// The model, once everything is read.
  mutating func finishedModel() -> Model {
    var result = model
    for column in costs.indices {
      let range = columns.ranges[column]
      let name = String(decoding: bytes[range], as: UTF8.self)
      result.addColumn(
        lower: isBinary[column] ? max(0, lower[column]) : lower[column],
        upper: isBinary[column] ? min(1, upper[column]) : upper[column],
        cost: costs[column], kind: isWhole[column] || isBinary[column] ? .integer : .continuous,
        name: name)
    }
    return result
  }
}

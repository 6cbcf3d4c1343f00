/// What each line gives and receives by transfers.
struct TransferLedger {
  private struct Sums {
    var approved = 0
    var inPost = 0
    var need = 0
    var leaders = 0

    static func += (sums: inout Sums, transfer: FunctionTransfer) {
      sums.approved += transfer.approved
      sums.inPost += transfer.inPost
      sums.need += transfer.need
      sums.leaders += transfer.leaders
    }
  }

  private let board: Board
  private let positions: [String: Int]
  private let levels: [ApprovalLevel]
  private var given: [Int: Sums] = [:]
  private var received: [Int: Sums] = [:]
  /// The last transfer that touched a line, to name in an error.
  private var lastOfLine: [Int: Int] = [:]
  private(set) var pending: [Int: [String]] = [:]

  init(_ board: Board) {
    self.board = board
    positions = Dictionary(board.lines.indices.map { (board.lines[$0].id, $0) }) { first, _ in first
    }
    levels = board.approvalLevels
  }

  mutating func add(_ transfer: FunctionTransfer, _ number: Int) throws(ReorganizationError) {
    func failure(_ message: String, _ advice: String) -> ReorganizationError {
      ReorganizationError(
        transfer: number, place: transfer.function, message: message, advice: advice)
    }
    guard let from = positions[transfer.from], let to = positions[transfer.to] else {
      let id = positions[transfer.from] == nil ? transfer.from : transfer.to
      throw failure("No line of posts has the id \(id).", "Use the ids of the posts.")
    }
    guard from != to else {
      throw failure(
        "The function goes from \(transfer.from) to itself.", "Name the line that receives it.")
    }
    let (source, sink) = (board.lines[from], board.lines[to])
    guard source.category == sink.category else {
      throw failure(
        "\(source.id) holds posts of \(source.category), but \(sink.id) of \(sink.category).",
        "Name two lines of one category; categories never mix.")
    }
    let numbers = [transfer.approved, transfer.inPost, transfer.need, transfer.leaders]
    guard numbers.allSatisfy({ (0...PostLine.maximumPosts).contains($0) }),
      numbers.contains(where: { $0 > 0 })
    else {
      throw failure(
        "Nothing goes along, or a number is below 0 or beyond \(PostLine.maximumPosts).",
        "State the posts, staff or need that go along.")
    }
    given[from, default: Sums()] += transfer
    received[to, default: Sums()] += transfer
    lastOfLine[from] = number
    lastOfLine[to] = number
    if transfer.approval == nil {
      let rules = levels.filter { $0.crossing(from: from, to: to) != nil }.map(\.rule.id)
      if !rules.isEmpty { pending[number] = rules }
    }
  }

  /// The lines after all transfers.
  func posts() throws(ReorganizationError) -> [PostLine] {
    var posts = board.lines
    for position in Set(given.keys).union(received.keys).sorted() {
      let line = posts[position]
      let out = given[position] ?? Sums()
      let into = received[position] ?? Sums()
      func failure(_ message: String, _ advice: String) -> ReorganizationError {
        ReorganizationError(
          transfer: lastOfLine[position], place: "line \(line.id)", message: message,
          advice: advice)
      }
      for (name, has, gives) in [
        ("approved posts", line.approved, out.approved),
        ("persons in post", line.inPost, out.inPost),
        ("posts of need", line.need, out.need), ("leaders", line.leaders ?? 0, out.leaders),
      ] where gives > has {
        throw failure(
          "The line \(line.id) has \(has) \(name), but its transfers take \(gives).",
          "Take no more than it has before the transfers.")
      }
      posts[position].approved += into.approved - out.approved
      posts[position].inPost += into.inPost - out.inPost
      posts[position].need += into.need - out.need
      if out.leaders > 0 || into.leaders > 0 {
        posts[position].leaders = (line.leaders ?? 0) + into.leaders - out.leaders
      }
      let new = posts[position]
      guard max(new.approved, new.inPost, new.need) <= PostLine.maximumPosts else {
        throw failure("The line \(line.id) would be too large.", "Check the digits.")
      }
      if new.overQuota > line.overQuota {
        throw failure(
          "The line \(line.id) would have \(new.inPost) persons on \(new.approved) posts.",
          "Let as many posts as persons go along.")
      }
      if let least = line.min, new.approved < min(least, line.approved) {
        throw failure(
          "The line \(line.id) would have \(new.approved) posts, below its least, \(least).",
          "Take fewer posts, or state another least number in the posts first.")
      }
      if let most = line.max, new.approved > max(most, line.approved) {
        throw failure(
          "The line \(line.id) would have \(new.approved) posts, above its greatest, \(most).",
          "Give fewer posts, or state another greatest number in the posts first.")
      }
    }
    return posts
  }
}

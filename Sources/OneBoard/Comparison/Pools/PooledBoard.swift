internal import Apportionment

/// A board on which a strategy gives posts from pools, and whose lines then release what is needed.
///
/// A line that may receive does not release, unless a rule demands it, or the demands of others
/// cannot be met otherwise; then the best covered lines release first.
struct PooledBoard {
  let board: Board
  private(set) var rooms: [LineRoom]
  private(set) var released: [Int]
  private(set) var granted: [Int]
  /// What the strategy wants to be known.
  var notes: [String] = []
  /// The lines of each category, in id order.
  let members: [[Int]]

  init(_ board: Board) {
    self.board = board
    rooms = board.lineRooms()
    released = rooms.map(\.release.lowerBound)
    granted = Array(repeating: 0, count: rooms.count)
    var members = Array(repeating: [Int](), count: board.categories.count)
    for (line, category) in board.categoryOfLine.enumerated() { members[category].append(line) }
    self.members = members
    for index in rooms.indices where rooms[index].grant.upperBound > 0 {
      receiving.insert(index)
    }
  }

  /// The lines that may receive.
  private var receiving: Set<Int> = []

  /// What a line may release in all.
  private func releasable(_ line: Int) -> Int {
    receiving.contains(line) ? 0 : rooms[line].release.upperBound
  }

  /// What could be granted in a category if nothing were released; below 0 if posts are owed.
  func headroom(of category: Int) -> Int {
    let pool = board.categories[category]
    var room = pool.reserve - pool.keepAtLeast
    if let most = pool.totalAtMost {
      room = min(room, most - members[category].reduce(0) { $0 + board.lines[$1].approved })
    }
    return room
  }

  /// Lets well-covered lines release where demands cannot be met otherwise.
  mutating func meetDemands(of category: Int) {
    let lines = members[category]
    var missing = -headroom(of: category)
    for line in lines { missing += rooms[line].grant.lowerBound - releasable(line) }
    guard missing > 0 else { return }
    let candidates = lines.filter {
      receiving.contains($0) && rooms[$0].grant.lowerBound == 0
        && rooms[$0].release.upperBound > 0
    }
    let ordered = candidates.sorted {
      let (left, right) = (board.lines[$0], board.lines[$1])
      let a = CoverageFraction(posts: left.approved, need: max(1, left.need))
      let b = CoverageFraction(posts: right.approved, need: max(1, right.need))
      return a != b ? a > b : $0 < $1
    }
    for line in ordered where missing > 0 {
      receiving.remove(line)
      missing -= releasable(line)
    }
  }

  /// Posts that some lines can release.
  func supply(of lines: [Int]) -> Int { lines.reduce(0) { $0 + releasable($1) } }

  /// A pool of posts for the lines that may receive among some lines.
  func pool(of posts: Int, for lines: [Int]) -> PostPool {
    PostPool(
      posts: posts,
      sinks: lines.filter { receiving.contains($0) }.map { line in
        PostPool.Sink(
          line: line, approved: board.lines[line].approved, need: board.lines[line].need,
          floor: rooms[line].grant.lowerBound, cap: rooms[line].grant.upperBound)
      })
  }

  /// Takes over what a pool gave.
  mutating func keep(_ pool: PostPool) {
    for sink in pool.sinks { granted[sink.line] = sink.granted }
  }

  /// Takes posts back until some lines have released so many, or all they can.
  ///
  /// What rules demand comes first, then posts above the need, then others; each in proportion to
  /// what the lines have of them, by largest remainders, ties by id.
  mutating func release(_ count: Int, from lines: [Int]) throws(PlanError) {
    var missing = count - lines.reduce(0) { $0 + released[$1] }
    for onlySpare in [true, false] where missing > 0 {
      let sources = lines.map { line in
        let spare = max(0, board.lines[line].approved - board.lines[line].need)
        let most = onlySpare ? min(spare, releasable(line)) : releasable(line)
        let left = max(0, most - released[line])
        return Constituency(key: line, population: left, cap: left)
      }
      let seats = min(missing, sources.reduce(0) { $0 + $1.population })
      let taken = try apportion(seats, by: .largestRemainder, among: sources)
      for (line, posts) in zip(lines, taken) { released[line] += posts }
      missing -= seats
    }
  }

  /// Releases what a category's grants, its closing reserve and its total need.
  mutating func balance(_ category: Int) throws(PlanError) {
    let lines = members[category]
    let wanted = lines.reduce(0) { $0 + granted[$1] } - headroom(of: category)
    try release(wanted, from: lines)
  }
}

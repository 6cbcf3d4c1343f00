internal import Apportionment

/// Posts of one category, or of one department in it, that a strategy gives to lines short of need.
struct PostPool {
  /// A line that may receive.
  struct Sink {
    /// The line's position in the board, and the key of ties: lines stand in id order.
    let line: Int
    let approved: Int
    let need: Int
    let floor: Int
    let cap: Int
    fileprivate(set) var granted = 0

    /// What the line may still receive.
    var room: Int { cap - granted }
    /// What the line still lacks.
    var shortage: Int { need - approved - granted }
  }

  /// The lines that may receive, in id order.
  private(set) var sinks: [Sink]
  /// The posts that are left to give.
  private(set) var posts: Int

  init(posts: Int, sinks: [Sink]) {
    self.sinks = sinks
    self.posts = max(0, posts)
  }

  /// What could still be given.
  var givable: Int { min(posts, sinks.reduce(0) { $0 + $1.room }) }

  /// Gives posts to a sink, as far as there are posts and room.
  mutating func give(_ count: Int, to sink: Int) {
    let given = max(0, min(count, posts, sinks[sink].room))
    sinks[sink].granted += given
    posts -= given
  }

  /// Gives every line what rules demand for it; if posts are too few, by Webster on the demands.
  mutating func giveFloors() throws(PlanError) {
    let owed = sinks.map { $0.floor - $0.granted }
    let seats = min(posts, owed.reduce(0, +))
    let lines = sinks.indices.map {
      Constituency(key: sinks[$0].line, population: owed[$0], cap: owed[$0])
    }
    try give(seats, by: .divisor(.webster), among: lines)
  }

  /// Gives posts in proportion to what some sinks still lack, within their room.
  mutating func giveByShortage(
    _ count: Int, to chosen: [Int], by method: ApportionmentMethod = .divisor(.webster)
  ) throws(PlanError) {
    let open = chosen.filter { sinks[$0].room > 0 }
    let lines = open.map {
      Constituency(
        key: sinks[$0].line, population: sinks[$0].shortage, cap: sinks[$0].room)
    }
    let seats = min(count, posts, open.reduce(0) { $0 + sinks[$1].room })
    let given = try apportion(seats, by: method, among: lines)
    for (sink, count) in zip(open, given) { give(count, to: sink) }
  }

  /// Gives posts one by one to the least covered of some sinks.
  ///
  /// The lowest coverage k / need is the greatest quotient need / k of the Adams method that starts
  /// at the posts of the line. Of equal coverages the lesser need comes first, for its coverage then
  /// rises most; but of lines without any post the greater need.
  mutating func giveToLeastCovered(_ count: Int, to chosen: [Int]) throws(PlanError) {
    let open = chosen.filter { sinks[$0].room > 0 }
    let lines = open.map { index in
      let sink = sinks[index]
      let held = sink.approved + sink.granted
      return Constituency(
        key: CoverageKey(need: sink.need, line: sink.line), population: sink.need, floor: held,
        cap: held + sink.room)
    }
    let seats = min(count, posts, open.reduce(0) { $0 + sinks[$1].room })
    let given = try apportion(
      lines.reduce(seats) { $0 + $1.floor }, by: .divisor(.adams), among: lines)
    for (offset, sink) in open.enumerated() { give(given[offset] - lines[offset].floor, to: sink) }
  }

  /// Gives posts as a method apportions them among all sinks, in their order.
  mutating func give<Key>(
    _ seats: Int, by method: ApportionmentMethod, among lines: [Constituency<Key>]
  ) throws(PlanError) {
    let given = try apportion(seats, by: method, among: lines)
    for (sink, count) in given.enumerated() { give(count, to: sink) }
  }
}

/// Ties of coverage: the lesser need first, then the id.
private struct CoverageKey: Comparable {
  var need: Int
  var line: Int

  static func < (left: CoverageKey, right: CoverageKey) -> Bool {
    (left.need, left.line) < (right.need, right.line)
  }
}

/// The seats that a method apportions; what it refuses is a fault of ours.
func apportion<Key>(
  _ seats: Int, by method: ApportionmentMethod, among lines: [Constituency<Key>]
) throws(PlanError) -> [Int] {
  do {
    return try method.apportion(seats, among: lines).seats
  } catch {
    throw .internalFault("an apportionment among lines was refused: \(error)")
  }
}

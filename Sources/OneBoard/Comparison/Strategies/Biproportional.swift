internal import Apportionment
public import LinearOptimization

/// Sectors and towns share each category's pool at once, in proportion to shortage.
///
/// Lines first get what hard rules demand for them alone. The rest is apportioned to sectors, and to
/// towns, by Webster on shortage; cells of sector and town follow by biproportional apportionment, so
/// that both totals hold; within a cell Webster gives to lines. Lines without a sector or town form
/// one of their own. Where the totals are impossible, or a cell cannot take its posts, the posts
/// concerned are given by Webster to all lines, and a note says so. The pool and the releases are
/// those of ``ProportionalToNeed``.
public struct Biproportional: AllocationStrategy {
  /// The short name on the command line and in files.
  public let name = "biproportional"
  /// One sentence on how posts are given.
  public let summary = "One pool; sectors and towns in proportion to shortage at the same time."

  /// Makes the strategy.
  public init() {}

  /// Plans a board.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - solver: Not used.
  ///   - options: Not used.
  /// - Returns: The plan as proposed.
  /// - Throws: ``PlanError`` when something failed.
  public func plan(
    for board: Board, using solver: some LinearSolver, options: PlanOptions
  ) async throws(PlanError) -> Plan {
    try board.pooledPlan { pool throws(PlanError) in
      try pool.giveFloors()
      let grid = SectorTownGrid(pool, board)
      var note: String?
      var cells: [(cell: SectorTownGrid.Cell, posts: Int)] = []
      do throws(ApportionmentError) {
        cells = try grid.posts(pool.givable)
      } catch {
        note = "no biproportional apportionment, so Webster on all lines: \(error.reason)"
      }
      for (cell, posts) in cells { try pool.giveByShortage(posts, to: grid.sinks(of: cell)) }
      if note == nil, pool.givable > 0 {
        note =
          "\(pool.givable) posts were beyond what their sector in their town may receive, and went "
          + "to all lines by Webster"
      }
      try pool.giveByShortage(pool.givable, to: Array(pool.sinks.indices))
      return note
    }
  }
}

extension ApportionmentError {
  /// The text of the error.
  fileprivate var reason: String {
    switch self {
    case .invalidArgument(let text), .impossible(let text): text
    }
  }
}

/// The sinks of a pool by sector and town.
private struct SectorTownGrid {
  struct Cell: Hashable {
    var sector: String
    var town: String
  }

  private let pool: PostPool
  private var members: [Cell: [Int]] = [:]

  init(_ pool: PostPool, _ board: Board) {
    self.pool = pool
    for (index, sink) in pool.sinks.enumerated() where sink.room > 0 {
      let line = board.lines[sink.line]
      members[Cell(sector: line.sector ?? "", town: line.town ?? ""), default: []].append(index)
    }
  }

  func sinks(of cell: Cell) -> [Int] { members[cell] ?? [] }

  private func shortage(_ sinks: [Int]) -> Int { sinks.reduce(0) { $0 + pool.sinks[$1].shortage } }

  /// The posts of each group of sinks by Webster on shortage.
  private func totals(
    _ posts: Int, _ groups: [String: [Int]]
  ) throws(ApportionmentError) -> [MatrixTotal<String>] {
    let names = groups.keys.sorted()
    let lines = names.map { name in
      let sinks = groups[name] ?? []
      return Constituency(
        key: name, population: shortage(sinks), cap: sinks.reduce(0) { $0 + pool.sinks[$1].room })
    }
    let seats = try DivisorMethod.webster.apportion(posts, among: lines).seats
    return zip(names, seats).map { MatrixTotal(key: $0, seats: $1) }
  }

  /// The posts of each cell, in order of sector and town.
  func posts(_ posts: Int) throws(ApportionmentError) -> [(cell: Cell, posts: Int)] {
    var bySector: [String: [Int]] = [:]
    var byTown: [String: [Int]] = [:]
    for (cell, sinks) in members {
      bySector[cell.sector, default: []] += sinks
      byTown[cell.town, default: []] += sinks
    }
    let rows = try totals(posts, bySector)
    let columns = try totals(posts, byTown)
    let weights = rows.map { row in
      columns.map { shortage(members[Cell(sector: row.key, town: $0.key)] ?? []) }
    }
    let matrix = try DivisorMethod.webster.apportion(weights: weights, rows: rows, columns: columns)
    var result: [(cell: Cell, posts: Int)] = []
    for (row, seats) in zip(rows, matrix.seats) {
      for (column, count) in zip(columns, seats) where count > 0 {
        result.append((Cell(sector: row.key, town: column.key), count))
      }
    }
    return result
  }
}

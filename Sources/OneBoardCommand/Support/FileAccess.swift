internal import Foundation
internal import OneBoard
internal import OneBoardFiles

/// Scenarios on disk.
enum ScenarioAccess {
  /// Reads and checks a scenario.
  ///
  /// - Parameter path: The scenario file, or a folder with a `scenario.json`.
  /// - Returns: The board.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  static func board(at path: String) throws -> Board {
    throw CommandFailure(.internalFault, "not built yet")
  }
}

/// Plans on disk.
enum PlanAccess {
  static func prepareFolder(_ folder: String) throws {}
  static func write(_ plan: Plan, of board: Board, to folder: String) throws -> [String] { [] }
  static func json(_ plan: Plan) throws -> String { "" }
  static func posts(at path: String, for board: Board) throws -> [PlannedPosts] { [] }
}

internal import ArgumentParser
internal import OneBoard
internal import OneBoardFiles

/// An earlier plan that a new one changes least.
struct ReplanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An earlier plan; the new one changes it least among the best plans.", valueName: "plan"))
  var changeFrom: String?

  @Option(
    help: ArgumentHelp(
      "How many objective levels come before the least change; all if not given, 0 for none.",
      valueName: "count"))
  var changeAfter: Int?

  @Option(
    help: ArgumentHelp(
      "Lines that stay as in the earlier plan: their ids with commas between, or a CSV file with "
        + "the column id.", valueName: "ids-or-file"))
  var freeze: String?

  func validate() throws {
    if changeFrom == nil, freeze != nil || changeAfter != nil {
      let name = freeze != nil ? "--freeze" : "--change-after"
      throw ValidationError("\(name) needs an earlier plan. Give --change-from as well.")
    }
    if let changeAfter, changeAfter < 0 {
      throw ValidationError("--change-after is \(changeAfter). Give 0 or more.")
    }
  }

  /// What was read: the earlier plan and the frozen lines.
  struct Earlier {
    let path: String
    let posts: [PlannedPosts]
    let frozen: [String]
  }

  /// Reads the earlier plan.
  ///
  /// - Parameter board: The board that is planned anew.
  /// - Returns: The plan; `nil` if none was named.
  /// - Throws: ``CommandFailure`` with every fault that was found.
  func earlier(for board: Board) throws -> Earlier? {
    guard let changeFrom else { return nil }
    let posts = try FileAccess.reporting { () throws(FileError) in
      try PlanFile.readEarlierPosts(path: changeFrom, for: board, isStrict: freeze != nil)
    }
    return Earlier(path: changeFrom, posts: posts, frozen: try frozen(on: board))
  }

  private func frozen(on board: Board) throws -> [String] {
    guard let freeze else { return [] }
    let known = Set(board.lines.map(\.id))
    let ids = freeze.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
    if ids.isEmpty {
      throw CommandFailure(.wrongUse, "--freeze names no line. Give ids with commas between.")
    }
    // A name that is no line may be that of a file.
    guard ids.contains(where: { !known.contains($0) }), isFolder(freeze) == false else {
      return ids
    }
    return try FileAccess.reporting { () throws(FileError) in
      try PlanFile.readLineIds(path: freeze, for: board)
    }
  }
}

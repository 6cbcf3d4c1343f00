import Foundation
import Testing

struct `Solving model files` {
  private static let production = """
    NAME production
    OBJSENSE
     MAX
    ROWS
     N profit
     L wood
     L hours
    COLUMNS
     chairs profit 3 wood 1
     chairs hours 2
     tables profit 5 wood 2
     tables hours 1
    RHS
     rhs wood 10 hours 8
    ENDATA

    """

  private static func solve(_ text: String, _ options: String...) async throws -> ToolRun {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "model.mps")
      try Data(text.utf8).write(to: file)
      return try await Tool.run(
        Tool.products.appending(path: "oneboard"), ["lp", "solve", file.path] + options)
    }
  }

  @Test func `An optimum has objective, bound and work in JSON`() async throws {
    let run = try await Self.solve(Self.production, "--format", "json")
    #expect(run.status == 0)
    #expect(run.json["termination"] as? String == "optimal")
    // chairs 2, tables 4 by hand: wood 10 and hours 8 are used up.
    let objective = try #require(run.json["objective"] as? Double)
    let bound = try #require(run.json["bound"] as? Double)
    #expect(abs(objective - 26) < 1e-9)
    #expect(abs(bound - 26) < 1e-6)
    for key in ["iterations", "nodes", "seconds"] { #expect(run.json[key] is NSNumber) }
  }

  @Test func `Text says the same`() async throws {
    let run = try await Self.solve(Self.production)
    #expect(run.status == 0)
    #expect(run.output.contains("2 rows, 2 columns, 0 of them whole, 4 coefficients"))
    #expect(run.output.contains("\nTermination  optimal\n"))
    #expect(run.output.contains("\nObjective    26\n"))
  }

  @Test func `An infeasible model is an answer`() async throws {
    let text = Self.production.replacingOccurrences(
      of: "ENDATA", with: "BOUNDS\n LO b chairs 9\nENDATA")
    let run = try await Self.solve(text, "--format", "json")
    #expect(run.status == 0)
    #expect(run.json["termination"] as? String == "infeasible")
    #expect(run.json["objective"] is NSNull)
    let reason = try #require(run.json["reason"] as? String)
    #expect(reason.contains("column chairs (>= 9)") && reason.hasSuffix(", which is false."))
    let shown = try await Self.solve(text)
    #expect(shown.output.contains("\nBecause: "))
  }

  @Test func `Bounds that cross make a model infeasible and are named`() async throws {
    let text = Self.production.replacingOccurrences(
      of: "ENDATA", with: "BOUNDS\n LO b chairs 3\n UP b chairs 2\nENDATA")
    let run = try await Self.solve(text, "--format", "json")
    #expect(run.status == 0)
    #expect(run.json["termination"] as? String == "infeasible")
    let warnings = try #require(run.json["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("chairs") && $0.contains("above its upper bound") })
  }

  @Test func `An unbounded model is an answer`() async throws {
    let text = Self.production.replacingOccurrences(of: "wood 2", with: "wood -2")
      .replacingOccurrences(of: " tables hours 1\n", with: "")
    let run = try await Self.solve(text, "--format", "json")
    #expect(run.status == 0)
    #expect(["unbounded", "infeasibleOrUnbounded"].contains(run.json["termination"] as? String))
  }
}

import Foundation
import Testing

/// Published models through the program; found by the variable ONEBOARD_SUITES.
struct `Published models` {
  private static let suites: URL? = {
    let path = ProcessInfo.processInfo.environment["ONEBOARD_SUITES"]
    guard let path, FileManager.default.fileExists(atPath: path + "/index.csv") else {
      print("ONEBOARD_SUITES names no suites; the program is not run on published models.")
      return nil
    }
    return URL(fileURLWithPath: path)
  }()

  /// Files, and the published optimum; `nil` for infeasible models.
  private static let models: [(file: String, optimum: Double?)] = [
    ("lp/afiro.mps", -464.753142857), ("lp/25fv47.mps.gz", 5501.84588829),
    ("lp/adlittle.mps", 225494.963162), ("small/infeasible-mip0.mps", nil),
    ("small/avgas.mps", -7.75), ("mip/p0033.mps", 3089), ("mip/stein27.mps", 18),
  ]

  // Without the suites there is nothing to compare with.
  @Test(.enabled(if: suites != nil), arguments: models)
  func `The program finds the published answer`(file: String, optimum: Double?) async throws {
    let folder = try #require(Self.suites)
    let run = try await Tool.oneboard(
      "lp", "solve", folder.appending(path: file).path, "--format", "json")
    #expect(run.status == 0)
    if let optimum {
      #expect(run.json["termination"] as? String == "optimal")
      let objective = try #require(run.json["objective"] as? Double)
      #expect(abs(objective - optimum) <= 1e-6 * abs(optimum))
    } else {
      #expect(run.json["termination"] as? String == "infeasible")
    }
  }
}

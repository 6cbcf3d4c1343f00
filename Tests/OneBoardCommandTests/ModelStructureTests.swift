import Foundation
import Testing

/// `oneboard lp structure`: what is found, and the exit codes.
struct `The structure of a model` {
  @Test func `Counties that share a pool are found as parts behind few rows`() async throws {
    try await withTemporaryFolder { folder in
      let scenario = folder.appending(path: "scenario").path
      let model = folder.appending(path: "model.mps").path
      for (options, isShared) in [(["--shared-pool"], true), ([], false)] {
        let made = try await Tool.run(
          Tool.products.appending(path: "oneboard"),
          ["generate", "--lines", "1200", "--counties", "6", "--out", scenario] + options)
        #expect(made.status == 0)
        let written = try await Tool.oneboard("formulate", scenario, "--out", model)
        #expect(written.status == 0)
        let run = try await Tool.oneboard("lp", "structure", model, "--format", "json")
        #expect(run.status == 0)
        let shared = try #require(run.json["sharedRows"] as? Int)
        let parts = try #require(run.json["parts"] as? Int)
        let components = try #require(run.json["components"] as? Int)
        let coupling = try #require(run.json["couplingRows"] as? Int)
        #expect(parts >= 6)
        #expect(isShared == (shared > 0))
        #expect(isShared == (components < 6))
        #expect(shared < coupling)
        let text = try await Tool.oneboard("lp", "structure", model)
        #expect(text.status == 0)
        #expect(
          text.output.contains("shared rows: \(shared), between \(parts) parts: ") == isShared)
        #expect(text.output.contains("coupling rows: \(coupling)"))
      }
    }
  }

  @Test func `A network is known to be whole, and a knapsack is not`() async throws {
    try await withTemporaryFolder { folder in
      let network = folder.appending(path: "network.mps")
      let knapsack = folder.appending(path: "knapsack.mps")
      try Data(
        """
        NAME network
        ROWS
         N cost
         E a
         E b
         E c
        COLUMNS
         ab cost 1 a 1
         ab b -1
         bc cost 2 b 1
         bc c -1
         ac cost 4 a 1
         ac c -1
        RHS
         rhs a 3 c -3
        ENDATA

        """.utf8
      ).write(to: network)
      try Data(
        """
        NAME knapsack
        ROWS
         N value
         L a
         L b
        COLUMNS
         x value 1 a 2
         x b 3
         y value 1 a 3
         y b 2
        RHS
         rhs a 7 b 7
        ENDATA

        """.utf8
      ).write(to: knapsack)
      let whole = try await Tool.oneboard("lp", "structure", network.path)
      #expect(whole.status == 0)
      #expect(whole.output.contains("unimodular     yes: "))
      let other = try await Tool.oneboard("lp", "structure", knapsack.path)
      #expect(other.output.contains("unimodular     not recognised"))
      let json = try await Tool.oneboard("lp", "structure", knapsack.path, "--format", "json")
      #expect(json.json["unimodularity"] == nil)
      #expect(json.json["rows"] as? Int == 2)
    }
  }

  @Test func `A missing file and a broken one end with 66 and 65`() async throws {
    let missing = try await Tool.oneboard("lp", "structure", "/nonexistent/model.mps")
    #expect(missing.status == 66)
    let broken = try await Tool.oneboard("lp", "structure", "README.md")
    #expect(broken.status == 65)
  }
}

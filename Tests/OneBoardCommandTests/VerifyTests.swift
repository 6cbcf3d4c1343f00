import Foundation
import Testing

struct `The command verify` {
  /// Runs the commands of the page in one folder.
  @Test func `The commands of its page print what stands there`() async throws {
    try await withTemporaryFolder { folder in
      let page = try Page("docs/certificate.md")
      #expect(page.commands.count == 4)
      for command in page.commands {
        let words = command.text.split(separator: " ").map { word in
          word.hasPrefix("plan") ? folder.path + "/" + word : String(word)
        }
        if words.first == "python3", try await !Self.hasPython() {
          print("python3 was not found; the checker of docs/certificate.md was not run")
          continue
        }
        let program =
          words.first == "python3"
          ? URL(fileURLWithPath: "/usr/bin/env") : Tool.products.appending(path: "oneboard")
        let run = try await Tool.run(
          program, words.first == "python3" ? words : Array(words.dropFirst()))
        #expect(run.status == 0, "\(command.text): \(run.errors)")
        if command.expected != ["…"] { #expect(command.prints(run.output), "\(run.output)") }
      }
    }
  }

  @Test func `A worse plan leaves its loss as the gap, and a broken rule ends the proof`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "plan.json")
      try await Self.solve("examples/mini-county", to: folder)
      let text = try String(contentsOf: path, encoding: .utf8)
      // P1 has weight 1; what it gives up stays in the pool.
      let worse = text.replacing(
        #"{ "id": "P1", "released": 0, "granted": 42, "purchased": 0, "final": 142 }"#,
        with: #"{ "id": "P1", "released": 0, "granted": 40, "purchased": 0, "final": 140 }"#)
      try #require(worse != text)
      try Data(worse.utf8).write(to: path)
      let gap = try await Tool.oneboard(
        "verify", "examples/mini-county", folder.path, "--format", "json")
      #expect(gap.status == 1)
      #expect(gap.json["verdict"] as? String == "within")
      #expect(gap.json["value"] as? String == "843/10")
      #expect(gap.json["gap"] as? String == "2")
      let illegal = text.replacing(
        #"{ "id": "P1", "released": 0, "granted": 42, "purchased": 0, "final": 142 }"#,
        with: #"{ "id": "P1", "released": 0, "granted": 43, "purchased": 0, "final": 143 }"#)
      try Data(illegal.utf8).write(to: path)
      let broken = try await Tool.oneboard("verify", "examples/mini-county", folder.path)
      #expect(broken.status == 1)
      #expect(broken.output.contains("Not proven: the plan breaks"))
    }
  }

  @Test func `Wrong prices never prove a worse plan, here and in the checker`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "plan.json")
      let model = folder.appending(path: "model.mps")
      try await Self.solve("examples/mini-county", to: folder)
      _ = try await Tool.oneboard("formulate", "examples/mini-county", "--out", model.path)
      let text = try String(contentsOf: path, encoding: .utf8)
      for price in ["0", "0.5", "-1", "1.000000001", "7", "-1000"] {
        let changed = text.replacing(
          #"{ "row": "poolTo:institution:1", "price": "1" }"#,
          with: #"{ "row": "poolTo:institution:1", "price": "\#(price)" }"#)
        try #require(changed != text)
        try Data(changed.utf8).write(to: path)
        let run = try await Tool.oneboard("verify", "examples/mini-county", folder.path)
        #expect(run.status == 1, "\(price): \(run.output)")
        guard try await Self.hasPython() else { continue }
        let checked = try await Self.python(
          "examples/certificate/check.py", model.path, path.path)
        #expect(checked.status == 1, "\(price): \(checked.output)")
      }
    }
  }

  @Test func `Generated boards are proven by the command and by the checker alike`() async throws {
    var proven = 0
    for seed in 1...6 {
      try await withTemporaryFolder { folder in
        let scenario = folder.appending(path: "scenario").path
        _ = try await Tool.oneboard(
          "generate", "--lines", "120", "--seed", "\(seed)", "--levels", "benefit", "--out",
          scenario)
        try await Self.solve(scenario, to: folder)
        let run = try await Tool.oneboard("verify", scenario, folder.path, "--format", "json")
        let verdict = try #require(run.json["verdict"] as? String)
        #expect(["proven", "within"].contains(verdict), "seed \(seed)")
        #expect(run.status == (verdict == "proven" ? 0 : 1))
        if verdict == "proven" { proven += 1 }
        guard try await Self.hasPython() else { return }
        let model = folder.appending(path: "model.mps").path
        _ = try await Tool.oneboard("formulate", scenario, "--out", model)
        let checked = try await Self.python(
          "examples/certificate/check.py", model, folder.path + "/plan.json")
        #expect(checked.status == run.status, "seed \(seed): \(checked.output)")
      }
    }
    #expect(proven >= 3)
  }

  @Test func `Plans without certificate and malformed certificates are refused with their place`()
    async throws
  {
    let missing = try await Tool.oneboard(
      "verify", "examples/mini-county", "examples/mini-county/by-hand.csv")
    #expect(missing.status == 65)
    #expect(missing.errors.contains("solve examples/mini-county --certificate"))
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "plan.json")
      for (certificate, fact) in [
        (#"{"level": "coverage", "prices": []}"#, #"not of "coverage""#),
        (#"{"level": "benefit"}"#, "prices"),
        (#"{"level": "benefit", "prices": [{"row": "a"}]}"#, "price"),
        (#"{"level": "benefit", "prices": [{"row": "a", "price": "1/3"}]}"#, "no number"),
        (
          #"{"prices": [{"row": "a", "price": "1"}, {"row": "a", "price": "1"}]}"#, "two prices"
        ),
        (#"{"prises": []}"#, "prises"),
      ] {
        let text = #"{"oneboard": 1, "posts": [], "certificate": \#(certificate)}"#
        try Data(text.utf8).write(to: path)
        let run = try await Tool.oneboard("verify", "examples/mini-county", path.path)
        #expect(run.status == 65, "\(certificate)")
        #expect(run.errors.contains(fact), "\(certificate): \(run.errors)")
        #expect(run.errors.contains("plan.json:1:"), "\(run.errors)")
      }
    }
  }

  private static func solve(_ scenario: String, to folder: URL) async throws {
    let run = try await Tool.oneboard("solve", scenario, "--certificate", "--out", folder.path)
    try #require(run.status == 0, "\(run.errors)")
  }

  private static func python(_ arguments: String...) async throws -> ToolRun {
    try await Tool.run(URL(fileURLWithPath: "/usr/bin/env"), ["python3"] + arguments)
  }

  private static func hasPython() async throws -> Bool {
    try await python("--version").status == 0
  }
}

import Foundation
import Testing

struct `The command explain` {
  @Test func `The commands of its page print what stands there`() async throws {
    let page = try Page("docs/explain.md")
    #expect(page.commands.count >= 3)
    for command in page.commands {
      let words = command.text.split(separator: " ").map(String.init)
      #expect(words.first == "oneboard")
      let run = try await Tool.run(
        Tool.products.appending(path: "oneboard"), Array(words.dropFirst()))
      #expect(run.status == 0)
      #expect(command.prints(run.output), "\(command.text) prints \(run.output)")
    }
  }

  @Test func `JSON has the hand-counted numbers of the mini county`() async throws {
    let run = try await Tool.oneboard(
      "explain", "examples/mini-county", "--lang", "en", "--format", "json")
    #expect(run.status == 0)
    // Every further post goes to a school in the county seat, where weights are 1.
    let prices = try #require(run.json["prices"] as? [[String: Any]])
    #expect(prices.first?["path"] as? String == "pool.institution.reserve")
    #expect(prices.first?["gain"] as? Double == 1)
    // Three clinics are 2, 3 … short; a third post each brings 1.8 and takes 1 from a school.
    let most = try #require(prices.first { $0["path"] as? String == "rule.clinics.atMost" })
    #expect(abs((most["gain"] as? Double ?? 0) - 3 * 0.8) < 1e-9)
    let lines = try #require(run.json["lines"] as? [[String: Any]])
    #expect(lines.map { $0["id"] as? String } == ["H1", "H2", "H3", "J1", "P1"])
    #expect(run.json["left"] as? Int == 0)
    let school = try #require(lines.first { $0["id"] as? String == "J1" })
    let more = try #require(school["oneMore"] as? [String: Any])
    #expect((more["losers"] as? [[String: Any]])?.map { $0["id"] as? String } == ["P1"])
  }

  @Test func `An unknown line, a wrong language and a board without a plan end as promised`()
    async throws
  {
    let unknown = try await Tool.oneboard("explain", "examples/mini-county", "--line", "J9")
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("There is no line J9. Did you mean \"J1\"?"))
    let language = try await Tool.oneboard("explain", "examples/mini-county", "--lang", "fr")
    #expect(language.status == 64)
    let none = try await Tool.oneboard("explain", "examples/no-plan")
    #expect(none.status == 2)
    #expect(none.output.contains("No legal plan exists"))
    let stopped = try await Tool.oneboard("explain", "examples/mini-county", "--time-limit", "0")
    #expect(stopped.status == 3)
  }
}

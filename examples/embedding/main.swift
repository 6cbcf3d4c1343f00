import GLPK
import OneBoard

let scenario = Scenario(
  name: "Three units", categories: [QuotaCategory(id: "institution")],
  posts: [
    PostLine(
      id: "archive", unit: "Archive", category: "institution", approved: 12, inPost: 4, need: 4),
    PostLine(
      id: "school", unit: "Town school", category: "institution", approved: 40, inPost: 40,
      need: 50, sector: "education"),
    PostLine(
      id: "clinic", unit: "Town clinic", category: "institution", approved: 15, inPost: 14,
      need: 20, sector: "health"),
  ],
  rules: [
    Rule(id: "idle", where: .where(.id, "archive"), .reclaim(Reclaim(.all))),
    Rule(
      id: "clinics", title: "One or two posts for every clinic", where: .where(.sector, "health"),
      .bound(Bound(of: .granted, per: .line, atLeast: 1, atMost: 2))),
  ])

let plan = try await scenario.validated().plan(using: GLPKSolver())
print(plan.status)
for line in plan.posts where line.changes {
  print("\(line.id): −\(line.released) +\(line.granted), \(line.final) posts")
}

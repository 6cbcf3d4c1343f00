import JSONText
import OneBoard

/// Writes the JSON of a scenario, one category, rule or level a line.
struct ScenarioEncoder {
  private var writer = JSONWriter()

  /// What was written.
  var text: String { writer.text + "\n" }

  /// The name of the file with the earlier plan of a level.
  ///
  /// - Parameter position: The level's position.
  /// - Returns: For example `earlier-plan-3.csv` for the third level.
  static func earlierPlanName(ofLevel position: Int) -> String {
    "earlier-plan-\(position + 1).csv"
  }

  /// Writes a scenario.
  ///
  /// - Parameter scenario: The scenario.
  mutating func encode(_ scenario: Scenario) {
    writer.begin("{")
    writer.member("oneboard", 1)
    writer.member("name", scenario.name)
    writer.list("categories", scenario.categories) { $0.write($1) }
    writer.member("posts", ScenarioFile.postsName)
    writer.list("rules", scenario.rules) { $0.write($1) }
    writer.list("objective", Array(scenario.objective.enumerated())) {
      $0.write($1.element, at: $1.offset)
    }
    writer.end("}")
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ category: QuotaCategory) {
    inline("id", category.id)
    if category.name != category.id, !category.name.isEmpty { inline("name", category.name) }
    inline("reserve", category.reserve)
    inline("keepAtLeast", category.keepAtLeast)
    if let most = category.totalAtMost { inline("total") { $0.inline("atMost", most) } }
  }

  fileprivate mutating func write(_ level: ObjectiveLevel, at position: Int) {
    switch level.goal {
    case .benefit(let curve, let weights):
      inline("maximize", "benefit")
      inline("curve", curve.rawValue)
      if !weights.isEmpty {
        inlineList("weights", weights) { writer, weight in
          writer.object {
            $0.inline("where", weight.selection)
            $0.inline("times", weight.times)
          }
        }
      }
    case .coverage(let selection):
      inline("leximin", "coverage")
      if selection != .all { inline("where", selection) }
    case .released: inline("minimize", "released")
    case .cost: inline("minimize", "cost")
    case .unitsTouched: inline("minimize", "unitsTouched")
    case .change:
      inline("minimize") {
        $0.inline("changeFrom", ScenarioEncoder.earlierPlanName(ofLevel: position))
      }
    }
    if let tolerance = level.tolerance { inline("tolerance", tolerance) }
  }

  mutating func inline(_ key: String, _ value: ExactDecimal) {
    inline(key, raw: value.description)
  }
}

/// A place of a scenario that can be set by its path.
struct SettingSlot {
  /// What belongs there.
  enum Content {
    case whole
    case decimal
    case flag
    case word([String])
  }

  /// What a greater number does to the set of legal plans, everything else of the levels unchanged.
  enum Effect {
    /// Every plan that is legal for a greater number is legal for a lesser one.
    case fewerPlans
    /// Every plan that is legal for a lesser number is legal for a greater one.
    case morePlans
    /// Neither is known, or the number also enters an objective level.
    case other
  }

  /// A value of the kind that belongs there.
  enum Value {
    case none
    case whole(Int)
    case decimal(ExactDecimal)
    case flag(Bool)
    case word(String)

    var whole: Int? { if case .whole(let value) = self { value } else { nil } }
    var decimal: ExactDecimal? { if case .decimal(let value) = self { value } else { nil } }
    var flag: Bool { if case .flag(let value) = self { value } else { false } }
    var word: String { if case .word(let value) = self { value } else { "" } }
  }

  /// The field, as in the file.
  let field: String
  /// The path by which validation names the place, such as `rules[3].bound.atLeast`.
  let faultPath: String
  let content: Content
  /// Whether the key may be left out.
  var isOptional = false
  var effect = Effect.other
  /// Whether the number enters only as a side of rows, so that the sides are affine in it.
  var isSide = false
  let write: (inout Scenario, Value) -> Void

  /// Reads a value as the file would.
  ///
  /// - Parameter setting: The setting.
  /// - Returns: The value.
  /// - Throws: ``SettingError`` if it is of another kind.
  func value(of setting: Setting) throws(SettingError) -> Value {
    let text = setting.value
    if isOptional, text == "none" { return .none }
    let otherwise = isOptional ? ", or none to leave the key out." : "."
    func refusal(_ message: String, _ advice: String) -> SettingError {
      SettingError(.value, setting.description, message, advice)
    }
    switch content {
    case .flag:
      guard text == "true" || text == "false" else {
        throw refusal("\"\(text)\" is neither true nor false.", "Write true or false.")
      }
      return .flag(text == "true")
    case .word(let words):
      guard words.contains(text) else {
        throw refusal(
          "\"\(text)\" is not known here.",
          NearName.question(for: text, among: words) + "Write \(words.joined(separator: ", ")).")
      }
      return .word(text)
    case .whole, .decimal:
      guard Self.isJSONNumber(text) else {
        throw refusal("\"\(text)\" is no number.", "Write a number such as 12\(otherwise)")
      }
      guard let number = ExactDecimal(text) else {
        throw refusal(
          "\(text) cannot be kept exactly.",
          "Write a number of at most \(ExactDecimal.maximumMagnitude) with at most "
            + "\(ExactDecimal.maximumScale) digits after the point.")
      }
      if case .decimal = content { return .decimal(number) }
      guard number.scale == 0 else {
        throw refusal("\(text) is not a whole number.", "Write digits only, such as 12\(otherwise)")
      }
      return .whole(number.units)
    }
  }

  /// Whether a text is a number of JSON: no leading plus, zeros or point.
  static func isJSONNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
  }
}

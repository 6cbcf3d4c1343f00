internal import ArgumentParser

/// The language of explanations.
enum ExplanationLanguage: String, ExpressibleByArgument, CaseIterable {
  case en
  case zh

  /// The language of the environment: Chinese where the locale says so, else English.
  ///
  /// - Parameter environment: The variables of the process.
  /// - Returns: The language.
  static func standard(in environment: [String: String]) -> ExplanationLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }

  /// The sentence of one of two languages.
  func choose(_ english: String, _ chinese: String) -> String { self == .en ? english : chinese }

  /// What joins the parts of a list.
  var comma: String { choose(", ", "、") }
}

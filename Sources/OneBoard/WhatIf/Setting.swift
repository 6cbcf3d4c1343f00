/// One number of a scenario that is to be another, such as `pool.institution.reserve=20`.
public struct Setting: Sendable, Hashable {
  /// Where the number stands: `rule.ID.FIELD`, `pool.CATEGORY.FIELD` or `line.ID.FIELD`.
  ///
  /// Fields are the keys of the scenario file; an id may contain points.
  public var path: String
  /// What is to stand there, as in the file; `none` leaves an optional key out.
  public var value: String

  /// Makes a setting.
  ///
  /// - Parameters:
  ///   - path: Where the number stands.
  ///   - value: What is to stand there.
  public init(path: String, value: String) {
    self.path = path
    self.value = value
  }

  /// Reads `PATH=VALUE`; the last equals sign separates, since an id may contain one.
  ///
  /// - Parameter text: The text.
  /// - Throws: ``SettingError`` if there is no path or no value.
  public init(_ text: String) throws(SettingError) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
      text.index(after: sign) < text.endIndex
    else {
      throw SettingError(
        .syntax, text, "This is no setting.",
        "Write PATH=VALUE, such as pool.institution.reserve=20.")
    }
    path = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}

extension Setting: CustomStringConvertible {
  /// The setting as `PATH=VALUE`.
  public var description: String { "\(path)=\(value)" }
}

/// One thing wrong with a setting or a sweep.
public struct SettingFault: Sendable, Hashable {
  /// What kind of fault it is.
  public enum Kind: Sendable, Hashable {
    /// The text is no setting or no sweep.
    case syntax
    /// The scenario has nothing of that path.
    case unknownPath
    /// The path is set twice.
    case repeatedPath
    /// The value is not of the kind that belongs there.
    case value
    /// The scenario is refused with it, as its file would be.
    case refused
  }

  /// What kind of fault it is.
  public let kind: Kind
  /// The setting as written.
  public let setting: String
  /// What was found.
  public let message: String
  /// The next step.
  public let advice: String

  /// Makes a fault.
  ///
  /// - Parameters:
  ///   - kind: What kind of fault it is.
  ///   - setting: The setting as written.
  ///   - message: What was found.
  ///   - advice: The next step.
  public init(_ kind: Kind, _ setting: String, _ message: String, _ advice: String) {
    self.kind = kind
    self.setting = setting
    self.message = message
    self.advice = advice
  }
}

extension SettingFault: CustomStringConvertible {
  /// The fault on one line.
  public var description: String { "\(setting): \(message) \(advice)" }
}

/// Settings or a sweep that were refused, with every fault that was found.
public struct SettingError: Error, Sendable, Hashable {
  /// All faults, in the order of the settings.
  public let faults: [SettingFault]

  /// Makes an error.
  ///
  /// - Parameter faults: All faults.
  public init(faults: [SettingFault]) {
    self.faults = faults
  }

  init(
    _ kind: SettingFault.Kind, _ setting: String, _ message: String, _ advice: String
  ) {
    self.init(faults: [SettingFault(kind, setting, message, advice)])
  }
}

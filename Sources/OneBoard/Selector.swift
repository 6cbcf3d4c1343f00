/// A choice of lines of posts: all conditions must hold; without conditions it takes every line.
public struct Selector: Sendable, Hashable {
  /// A field of a line that a selector can look at.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case id
    case unit
    case department
    case sector
    case tier
    case town
    case category
    case occupation
    case service
    case tag
  }

  /// One condition of a selector.
  public indirect enum Condition: Sendable, Hashable {
    /// The field has one of the values; for tags, any tag is among the values.
    case field(Field, [String])
    /// The inner selector does not take the line.
    case not(Selector)
    /// At least one of the selectors takes the line.
    case any([Selector])
  }

  /// The conditions, all of which must hold.
  public var conditions: [Condition]

  /// Makes a selector from conditions.
  ///
  /// - Parameter conditions: The conditions, all of which must hold.
  public init(_ conditions: [Condition] = []) {
    self.conditions = conditions
  }

  /// The selector that takes every line.
  public static let all = Selector()

  /// Makes a selector with one condition on one field.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - values: The allowed values.
  /// - Returns: The selector.
  public static func `where`(_ field: Field, _ values: String...) -> Selector {
    Selector([.field(field, values)])
  }

  /// Both selectors take the line.
  ///
  /// - Parameters:
  ///   - field: A further field.
  ///   - values: Its allowed values.
  /// - Returns: The narrower selector.
  public func and(_ field: Field, _ values: String...) -> Selector {
    Selector(conditions + [.field(field, values)])
  }
}

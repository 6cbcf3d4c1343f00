/// One record of a register: a person in a unit.
public struct RegisterEntry: Sendable, Hashable {
  /// The person's id; nothing else tells who somebody is.
  public var person: String
  /// The id of the unit.
  public var unit: String
  /// The person's name, for people to read.
  public var name: String?
  /// The id of the quota category; it counts in ``Register/quota``.
  public var category: String?
  /// The occupation; it counts in ``Register/quota``.
  public var occupation: String?
  /// Whether the person is a leader of the unit; it counts in ``Register/personnel``.
  public var isLeader: Bool
  /// The line of the file from which the record was read, counted from 1.
  public var line: Int?

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - person: The person's id.
  ///   - unit: The id of the unit.
  ///   - name: The person's name.
  ///   - category: The id of the quota category.
  ///   - occupation: The occupation.
  ///   - isLeader: Whether the person is a leader of the unit.
  ///   - line: The line of the file.
  public init(
    person: String, unit: String, name: String? = nil, category: String? = nil,
    occupation: String? = nil, isLeader: Bool = false, line: Int? = nil
  ) {
    self.person = person
    self.unit = unit
    self.name = name
    self.category = category
    self.occupation = occupation
    self.isLeader = isLeader
    self.line = line
  }
}

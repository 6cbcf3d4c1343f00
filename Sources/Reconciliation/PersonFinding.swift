/// What the registers say about a person that does not fit together.
public enum PersonFinding: String, Sendable, Hashable, CaseIterable {
  /// In personnel and not in quota (编外人员).
  case offQuota
  /// On the payroll and not in personnel (吃空饷).
  case ghost
  /// In personnel and not on the payroll.
  case unpaid
  /// In quota and not in personnel: the post is empty, or held in name only.
  case quotaWithoutStaff
  /// In finance and not in personnel.
  case budgetedWithoutStaff
  /// On the payroll and not in finance.
  case paidOutsideBudget
  /// Twice or more in one register for the same unit.
  case repeated
  /// In one register for two units or more.
  case severalUnits
  /// The registers that name the person name different units.
  case unitsDiffer
  /// The person has different names; people are matched by id only, so this is a note.
  case namesDiffer
  /// Another id differs from the person's in upper and lower case only; a note too.
  case idsAlike

  /// Whether it is only a note and no disagreement of the registers.
  public var isNote: Bool { self == .namesDiffer || self == .idsAlike }
}

/// One of the four registers that are held against each other (四方对账).
///
/// Only within the approved quota may staff be hired, budgets be made and salaries be paid; so the
/// registers should name the same people.
public enum Register: String, Sendable, Hashable, CaseIterable {
  /// The posts that the establishment office has registered by name (编制).
  case quota
  /// The staff of the organization and personnel departments (组织人事).
  case personnel
  /// The people for whom the finance department budgets (财政).
  case finance
  /// The people to whom salaries are paid (工资).
  case payroll

  /// The position in the order quota, personnel, finance, payroll, counted from 0.
  public var position: Int {
    switch self {
    case .quota: 0
    case .personnel: 1
    case .finance: 2
    case .payroll: 3
    }
  }
}

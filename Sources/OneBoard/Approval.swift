/// Moves of posts that a higher office has to approve: those between different values of a field.
///
/// It limits nothing. Plans and audits list what needs approval.
public struct Approval: Sendable, Hashable {
  /// The field whose values may not differ without approval, such as the tier.
  public var grouping: Bound.Grouping
  /// The office that approves.
  public var office: String?

  /// Makes a duty to have moves approved.
  ///
  /// - Parameters:
  ///   - grouping: The field whose values may not differ without approval.
  ///   - office: The office that approves.
  public init(between grouping: Bound.Grouping, by office: String? = nil) {
    self.grouping = grouping
    self.office = office
  }
}

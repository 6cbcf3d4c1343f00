/// A function that goes from one line of posts to another and takes posts, staff and need with it.
///
/// Posts follow the function, and people follow the post (编随事走, 人随编走).
public struct FunctionTransfer: Sendable, Hashable {
  /// What is handed over, such as social services.
  public var function: String
  /// The id of the line that gives.
  public var from: String
  /// The id of the line that receives.
  public var to: String
  /// Approved posts that go along.
  public var approved: Int
  /// Persons that go along with their posts.
  public var inPost: Int
  /// Need that goes along, in posts.
  public var need: Int
  /// Leadership posts that go along.
  public var leaders: Int
  /// The decision it rests on.
  public var basis: String?
  /// The document by which a higher office approved it.
  public var approval: String?

  /// Makes a transfer.
  ///
  /// - Parameters:
  ///   - function: What is handed over.
  ///   - from: The id of the line that gives.
  ///   - to: The id of the line that receives.
  ///   - approved: Approved posts that go along.
  ///   - inPost: Persons that go along.
  ///   - need: Need that goes along, in posts.
  ///   - leaders: Leadership posts that go along.
  ///   - basis: The decision it rests on.
  ///   - approval: The document by which a higher office approved it.
  public init(
    _ function: String, from: String, to: String, approved: Int = 0, inPost: Int = 0,
    need: Int = 0, leaders: Int = 0, basis: String? = nil, approval: String? = nil
  ) {
    self.function = function
    self.from = from
    self.to = to
    self.approved = approved
    self.inPost = inPost
    self.need = need
    self.leaders = leaders
    self.basis = basis
    self.approval = approval
  }
}

/// What somebody claims of an estate that may be too small for all claims.
public struct Claim<Key: Comparable & Sendable>: Sendable {
  /// What breaks ties between whole awards: the lesser key comes first.
  ///
  /// Keys are unique.
  public var key: Key
  /// How much is claimed.
  public var amount: Int

  /// Makes a claim.
  ///
  /// - Parameters:
  ///   - key: What breaks ties between whole awards.
  ///   - amount: How much is claimed.
  public init(key: Key, amount: Int) {
    self.key = key
    self.amount = amount
  }
}

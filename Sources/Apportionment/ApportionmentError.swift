/// Why an apportionment or a division of claims could not be computed.
public enum ApportionmentError: Error, Sendable, Hashable {
  /// An argument is refused; the text says which and what to do.
  case invalidArgument(String)
  /// No whole numbers satisfy the totals, floors and caps; the text says why.
  case impossible(String)
}

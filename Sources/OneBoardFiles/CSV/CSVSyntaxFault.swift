/// Where a text stops being CSV.
struct CSVSyntaxFault: Error, Hashable {
  /// The byte at which the fault lies.
  var offset: Int
  /// What was found.
  var message: String
  /// The next step.
  var advice: String
}

/// Where a text stops being JSON.
package struct JSONSyntaxFault: Error, Hashable {
  /// The byte at which the fault lies.
  package var offset: Int
  /// What was found.
  package var message: String
  /// The next step.
  package var advice: String
}

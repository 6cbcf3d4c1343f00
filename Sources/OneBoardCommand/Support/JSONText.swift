internal import Foundation

/// A value as JSON text: keys in order of the alphabet, indented, with a line end.
///
/// - Parameter value: The value; its numbers are finite.
/// - Returns: The text.
/// - Throws: An encoding error for a number that is not finite.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

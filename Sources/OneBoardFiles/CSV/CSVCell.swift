/// One cell of a record, as a place in the bytes.
struct CSVCell: Sendable {
  /// Where the cell starts, with its quote if it has one.
  var offset: Int
  /// The content without the surrounding quotes.
  var content: Range<Int>
  /// Whether the content has doubled quotes.
  var hasDoubledQuotes = false
}

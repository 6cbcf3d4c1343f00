internal import CZlib

/// Packs and unpacks gzip data (RFC 1952) with zlib.
public enum GzipStream {
  /// Tells whether data start as gzip data do.
  ///
  /// - Parameter bytes: The data.
  /// - Returns: Whether they start with the two magic bytes.
  public static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// Unpacks gzip data of one or several members.
  ///
  /// Zero bytes after the last member are padding; anything else there is an error.
  ///
  /// - Parameters:
  ///   - bytes: The packed data.
  ///   - limit: The most bytes to unpack, against data made to fill the memory.
  /// - Returns: The unpacked data.
  /// - Throws: ``GzipError`` when the data are cut off, damaged or too large.
  /// - Complexity: O(packed + unpacked bytes).
  public static func decompress(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    guard isCompressed(bytes) else { throw .notCompressed }
    var inflater = try Inflater()
    var output: [UInt8] = []
    var position = 0
    while true {
      position = try inflater.inflateMember(of: bytes, from: position, into: &output, limit: limit)
      if position == bytes.count || bytes[position...].allSatisfy({ $0 == 0 }) { return output }
      guard bytes[position...].starts(with: [0x1F, 0x8B]) else {
        throw .corrupt("data after the end")
      }
      try inflater.reset()
    }
  }

  /// Packs data as one gzip member.
  ///
  /// There is no name and no time in it, so the same data always give the same bytes with the same
  /// zlib.
  ///
  /// - Parameter bytes: The data.
  /// - Returns: The packed data.
  /// - Throws: ``GzipError/unavailable(code:)`` if zlib could not start or lacks memory.
  /// - Complexity: O(bytes).
  public static func compress(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
    var deflater = try Deflater()
    var output: [UInt8] = []
    try deflater.deflateMember(of: bytes, into: &output)
    return output
  }
}

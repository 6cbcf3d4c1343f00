/// Compressed data that cannot be read.
public enum GzipError: Error, Hashable, Sendable {
  /// The data do not start as gzip data do.
  case notCompressed
  /// The data end before their last block or checksum.
  case truncated
  /// The data are damaged; the text is zlib's.
  case corrupt(String)
  /// The data would grow beyond the limit, in bytes.
  case tooLarge(limit: Int)
  /// zlib could not be started; the number is its code.
  case unavailable(code: Int32)
}

extension GzipError: CustomStringConvertible {
  /// The fault and the next step, in two sentences.
  public var description: String {
    switch self {
    case .notCompressed:
      "The data are not gzip data. Read them as they are."
    case .truncated:
      "The gzip data end too early. Copy or download the file again."
    case .corrupt(let text):
      "The gzip data are damaged (\(text)). Copy or download the file again."
    case .tooLarge(let limit):
      "The gzip data would grow beyond \(limit) bytes. Unpack the file by hand, or raise the limit."
    case .unavailable(let code):
      "zlib could not start (code \(code)). Check that zlib is installed and memory is left."
    }
  }
}

internal import CZlib

/// zlib's state of unpacking, which it frees at its end.
@safe struct Inflater: ~Copyable {
  // On the heap, because zlib refuses a state whose address has changed.
  private let stream: UnsafeMutablePointer<z_stream>
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init() throws(GzipError) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip wrapping.
    let code = unsafe inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .unavailable(code: code) }
  }

  // Ending a stream that did not start is harmless: zlib returns a code.
  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  mutating func reset() throws(GzipError) {
    let code = unsafe inflateReset(stream)
    guard code == Z_OK else { throw .unavailable(code: code) }
  }

  /// Unpacks one member and gives the position after it.
  mutating func inflateMember(
    of bytes: [UInt8], from start: Int, into output: inout [UInt8], limit: Int
  ) throws(GzipError) -> Int {
    var position = start
    while true {
      let step = step(bytes, position)
      position += step.consumed
      guard step.produced <= limit - output.count else { throw .tooLarge(limit: limit) }
      output.append(contentsOf: chunk[..<step.produced])
      switch step.code {
      case Z_STREAM_END: return position
      case Z_OK, Z_BUF_ERROR:
        if step.consumed == 0, step.produced == 0 { throw .truncated }
      default: throw .corrupt(message(step.code))
      }
    }
  }

  private mutating func step(
    _ bytes: [UInt8], _ position: Int
  ) -> (code: Int32, consumed: Int, produced: Int) {
    // zlib counts in 32 bits.
    let available = min(bytes.count - position, 1 << 30)
    let room = chunk.count
    let stream = unsafe stream
    let code = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe chunk.withUnsafeMutableBufferPointer { target in
        // zlib only reads its input; the C type lacks the `const`.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress.map { unsafe $0 + position })
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    return (
      code, available - Int(unsafe stream.pointee.avail_in),
      room - Int(unsafe stream.pointee.avail_out)
    )
  }

  private func message(_ code: Int32) -> String {
    if let text = unsafe stream.pointee.msg {
      unsafe String(cString: text)
    } else {
      "zlib code \(code)"
    }
  }
}

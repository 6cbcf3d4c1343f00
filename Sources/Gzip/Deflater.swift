internal import CZlib

/// zlib's state of packing, which it frees at its end.
@safe struct Deflater: ~Copyable {
  // On the heap, because zlib refuses a state whose address has changed.
  private let stream: UnsafeMutablePointer<z_stream>
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init() throws(GzipError) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip wrapping, whose time zlib leaves at 0; 8 is zlib's own
    // choice of memory.
    let code = unsafe deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .unavailable(code: code) }
  }

  // Ending a stream that did not start is harmless: zlib returns a code.
  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Packs all bytes as one member.
  mutating func deflateMember(
    of bytes: [UInt8], into output: inout [UInt8]
  ) throws(GzipError) {
    var position = 0
    while true {
      let step = step(bytes, position)
      position += step.consumed
      output.append(contentsOf: chunk[..<step.produced])
      switch step.code {
      case Z_STREAM_END: return
      case Z_OK where step.consumed > 0 || step.produced > 0: continue
      default: throw .unavailable(code: step.code)
      }
    }
  }

  private mutating func step(
    _ bytes: [UInt8], _ position: Int
  ) -> (code: Int32, consumed: Int, produced: Int) {
    // zlib counts in 32 bits.
    let available = min(bytes.count - position, 1 << 30)
    let flush = position + available == bytes.count ? Z_FINISH : Z_NO_FLUSH
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
        return unsafe deflate(stream, flush)
      }
    }
    return (
      code, available - Int(unsafe stream.pointee.avail_in),
      room - Int(unsafe stream.pointee.avail_out)
    )
  }
}

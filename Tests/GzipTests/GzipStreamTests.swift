import Gzip
import OneBoardTestSupport
import Testing

struct GzipStreamTests {
  // Made with Python 3: gzip.compress(b"hello gzip\n" * 3, mtime=0).
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9,
    0x57, 0x48, 0xAF, 0xCA, 0x2C, 0xE0, 0xCA, 0xC0, 0xCA, 0x04, 0x00, 0x3A, 0xA7, 0x68, 0xCC,
    0x21, 0x00, 0x00, 0x00,
  ]
  private static let plain = Array("hello gzip\nhello gzip\nhello gzip\n".utf8)

  @Test func `Data packed by another program unpack`() throws {
    #expect(GzipStream.isCompressed(Self.packed))
    #expect(try GzipStream.decompress(Self.packed, limit: 1_000) == Self.plain)
    #expect(try GzipStream.decompress(Self.packed, limit: Self.plain.count) == Self.plain)
  }

  @Test func `Several members and padding are joined`() throws {
    let twice = Self.packed + Self.packed + [0, 0, 0]
    #expect(try GzipStream.decompress(twice, limit: 1_000) == Self.plain + Self.plain)
  }

  @Test func `Data cut off anywhere are refused`() {
    for length in 2..<Self.packed.count {
      #expect(throws: GzipError.truncated) {
        try GzipStream.decompress(Array(Self.packed[..<length]), limit: 1_000)
      }
    }
    #expect(throws: GzipError.notCompressed) { try GzipStream.decompress([], limit: 1_000) }
    #expect(throws: GzipError.notCompressed) { try GzipStream.decompress([0x1F], limit: 1_000) }
  }

  @Test func `Data beyond the limit are refused`() {
    let limit = Self.plain.count - 1
    #expect(throws: GzipError.tooLarge(limit: limit)) {
      try GzipStream.decompress(Self.packed, limit: limit)
    }
    #expect(throws: GzipError.tooLarge(limit: -1)) {
      try GzipStream.decompress(Self.packed, limit: -1)
    }
  }

  @Test func `Something else after the data is refused`() {
    #expect(throws: GzipError.corrupt("data after the end")) {
      try GzipStream.decompress(Self.packed + [1], limit: 1_000)
    }
  }

  @Test(arguments: [31, 32] as [UInt64])
  func `Damaged data are refused or unpack, and never trap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    print("seed", seed)
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = Self.packed
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
          UInt8(1) << UInt8.random(in: 0...7, using: &random)
      }
      do {
        // The header's flags and time are not covered by the checksum; the content is.
        let unpacked = try GzipStream.decompress(bytes, limit: 1_000)
        #expect(unpacked == Self.plain)
      } catch {
        refused += 1
        #expect(error.description.hasSuffix("."))
      }
    }
    #expect(refused > 1_000)
  }
}

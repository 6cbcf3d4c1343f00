import Foundation
import Gzip
import OneBoardTestSupport
import Testing

struct GzipWritingTests {
  private static func contents(_ length: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    // Runs of equal bytes, so that there is something to pack.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    while bytes.count < length {
      let byte = UInt8.random(in: 0...255, using: &generator)
      let run = min(Int.random(in: 1...9, using: &generator), length - bytes.count)
      bytes.append(contentsOf: repeatElement(byte, count: run))
    }
    return bytes
  }

  @Test(arguments: [0, 1, 2, 100, 65_535, 65_536, 65_537, 400_000, 10_000_000])
  func `Packed data unpack to themselves`(length: Int) throws {
    var generator = SeededGenerator(seed: 7)
    print("seed 7")
    let bytes = Self.contents(length, &generator)
    let packed = try GzipStream.compress(bytes)
    #expect(GzipStream.isCompressed(packed))
    #expect(try GzipStream.decompress(packed, limit: length) == bytes)
    #expect(try GzipStream.compress(bytes) == packed)
    if length > 1_000 { #expect(packed.count < length * 3 / 4) }
  }

  @Test func `Packed data have no name and no time`() throws {
    let packed = try GzipStream.compress(Array("model".utf8))
    // RFC 1952: flags at 3, the time at 4 to 7.
    #expect(packed[..<8] == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test func `The gzip program unpacks what is packed here`() throws {
    var generator = SeededGenerator(seed: 8)
    print("seed 8")
    for length in [0, 5, 300_000] {
      let bytes = Self.contents(length, &generator)
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
      try Data(try GzipStream.compress(bytes)).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["gzip", "-dc", file.path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(Array(output) == bytes)
    }
  }
}

import Gzip

func check(_ bytes: [UInt8]) {
  _ = try? GzipStream.decompress(bytes, limit: 1 << 20)
  guard let packed = try? GzipStream.compress(bytes) else { fatalError("not packed") }
  require((try? GzipStream.decompress(packed, limit: bytes.count + 1)) == bytes, "another text")
}

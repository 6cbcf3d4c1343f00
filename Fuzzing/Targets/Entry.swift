/// Compiled into every target beside the file that says what to check.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the process with a message, which the fuzzer reports with the input.
func require(_ condition: Bool, _ text: @autoclosure () -> String) {
  if !condition { fatalError(text()) }
}

/// Whether a place lies in the text.
func requirePlace(_ line: Int, _ column: Int, in bytes: [UInt8], _ text: @autoclosure () -> String)
{
  let lines = bytes.reduce(1) { $0 + ($1 == 0x0A || $1 == 0x0D ? 1 : 0) }
  require(line >= 1 && line <= lines && column >= 1, "no such place: \(text())")
}

import LinearOptimization

func check(_ bytes: [UInt8]) {
  do {
    let model = try ModelJSONReader.read(bytes)
    let written = try? ModelJSONWriter.write(model)
    guard let written else { return }
    guard let again = try? ModelJSONReader.read(written) else {
      fatalError("what was written is not read")
    }
    require((try? ModelJSONWriter.write(again)) == written, "written otherwise")
  } catch {
    for fault in error.faults { requirePlace(fault.line, fault.column, in: bytes, "\(fault)") }
  }
}

import LinearOptimization

func check(_ bytes: [UInt8]) {
  do {
    let model = try MPSReader.read(bytes).model
    guard let compiled = try? model.compiled() else { return }
    let written = MPSWriter.write(compiled)
    guard let again = try? MPSReader.read(written).model else {
      fatalError("what was written is not read")
    }
    require(again.rowCount == model.rowCount && again.costs == model.costs, "another model")
    require((try? MPSWriter.write(again)) == written, "written otherwise")
  } catch {
    for fault in error.faults { requirePlace(fault.line, fault.column, in: bytes, "\(fault)") }
  }
}

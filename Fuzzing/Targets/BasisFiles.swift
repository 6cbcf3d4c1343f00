import LinearOptimization

let model: Model = {
  var model = Model()
  for name in ["chairs", "tables", "x"] { model.addColumn(upper: 4, name: name) }
  for name in ["wood", "hours"] { model.addRow(lower: 0, upper: 9, name: name) }
  return model
}()

func check(_ bytes: [UInt8]) {
  do {
    let basis = try BasisFile.read(bytes, for: model)
    let basics = (basis.columns + basis.rows).count { $0 == .basic }
    require(basics == model.rowCount, "\(basics) basic variables")
    guard let text = try? BasisFile.write(basis, for: model) else {
      fatalError("the basis cannot be written")
    }
    require((try? BasisFile.read(Array(text.utf8), for: model)) == basis, "another basis")
  } catch {
    if case .refused(let faults) = error {
      for fault in faults { requirePlace(fault.line, fault.column, in: bytes, "\(fault)") }
    }
  }
}

internal import LinearOptimization

/// What is printed about a model that was written to a file; the keys of the JSON form are the
/// names of the properties.
struct WrittenModel: Encodable {
  private let file: String
  private let sense: String
  private let rows: Int
  private let columns: Int
  private let integers: Int
  private let coefficients: Int
  private let constant: Double

  /// - Parameters:
  ///   - compiled: The model.
  ///   - file: Where it was written.
  ///   - isNegated: Whether the file is a minimum although the model is a maximum.
  init(_ compiled: CompiledModel, file: String, isNegated: Bool) {
    self.file = file
    sense = isNegated || compiled.model.sense == .minimize ? "minimize" : "maximize"
    rows = compiled.model.rowCount
    columns = compiled.model.columnCount
    integers = compiled.model.kinds.count { $0 == .integer }
    coefficients = compiled.values.count
    let stated = compiled.model.objectiveConstant
    constant = isNegated ? 0 - stated : stated
  }

  /// The same for people, with its line ends.
  var text: String {
    let size = [
      NumberText.count(rows, "row"), NumberText.count(columns, "column"),
      "\(integers) of them whole", NumberText.count(coefficients, "coefficient"), sense,
    ]
    return size.joined(separator: ", ") + "\nWritten: \(file.printable)\n"
  }
}

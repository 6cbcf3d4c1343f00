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
  ///   - model: The model.
  ///   - coefficients: How many coefficients it has.
  ///   - file: Where it was written.
  ///   - isNegated: Whether the file is a minimum although the model is a maximum.
  init(_ model: Model, coefficients: Int, file: String, isNegated: Bool) {
    self.file = file
    self.coefficients = coefficients
    let isMinimum = model.sense == .minimize
    sense = isNegated || isMinimum ? "minimize" : "maximize"
    rows = model.rowCount
    columns = model.columnCount
    integers = model.kinds.count { $0 == .integer }
    let stated = model.objectiveConstant
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

  /// Prints it.
  ///
  /// - Parameter format: For people or for programs.
  /// - Throws: ``CommandFailure`` if it cannot be printed.
  func show(_ format: OutputFormat) throws {
    switch format {
    case .json: try Console.write(jsonText(self))
    case .text: try Console.write(text)
    }
  }
}

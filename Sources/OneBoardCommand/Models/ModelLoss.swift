internal import LinearOptimization

/// What a file could not keep of a model.
enum ModelLoss {
  /// What is lost, each loss in a sentence.
  ///
  /// Both models have the same rows and columns; names that the first does not have are no loss.
  ///
  /// - Parameters:
  ///   - model: The model that was to be written.
  ///   - written: The model as the file has it.
  /// - Returns: The losses; empty if there are none.
  static func texts(_ model: Model, written: Model) -> [String] {
    guard model.rowCount == written.rowCount, model.columnCount == written.columnCount else {
      return ["The file has other rows or columns than the model. Write it as .json."]
    }
    var texts: [String] = []
    for (names, kept, what) in [
      (model.columnNames, written.columnNames, "columns"),
      (model.rowNames, written.rowNames, "rows"),
    ] {
      let lost = names.filter { kept[$0.key] != $0.value }
      if let first = lost.min(by: { $0.key < $1.key }) {
        texts.append(
          "The names of \(lost.count) \(what), such as \"\(first.value)\", cannot be had in this "
            + "format and were replaced. Write the model as .json to keep them.")
      }
    }
    if model.columnLower != written.columnLower || model.columnUpper != written.columnUpper
      || model.rowLower != written.rowLower || model.rowUpper != written.rowUpper
      || model.objectiveConstant != written.objectiveConstant
    {
      texts.append(
        "Some bounds or sides differ, as this format cannot state them to the last digit. "
          + "Write the model as .json to keep them.")
    }
    return texts
  }
}

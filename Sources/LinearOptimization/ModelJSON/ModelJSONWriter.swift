internal import JSONText

/// Writes models as JSON without loss.
///
/// ``ModelJSONReader`` says what the file looks like, and gives back the same model: names, every
/// number to its last digit with the sign of a zero, and the coefficients in order of arrival, those
/// in one place not summed. The same model always gives the same bytes.
public enum ModelJSONWriter {
  /// Writes a model.
  ///
  /// Bounds that cross are written as they are; any other fault refuses the model.
  ///
  /// - Parameter model: The model.
  /// - Returns: The bytes of the file.
  /// - Throws: ``ModelError`` with all faults of the model.
  /// - Complexity: O(rows + columns + coefficients).
  public static func write(_ model: Model) throws(ModelError) -> [UInt8] {
    let faults = model.faultsOfContent()
    if !faults.isEmpty { throw ModelError(faults) }
    var writer = JSONWriter()
    writer.begin("{")
    writer.key("oneboardModel")
    writer.raw("1")
    writer.member("name", model.name)
    writer.member("sense", model.sense == .minimize ? "minimize" : "maximize")
    writer.numbers("objectiveConstant", CollectionOfOne(model.objectiveConstant), isList: false)
    writer.key("columns")
    writer.begin("{")
    writer.numbers("lower", model.columnLower)
    writer.numbers("upper", model.columnUpper)
    writer.numbers("costs", model.costs)
    writer.positions("integers", model.kinds.indices.lazy.filter { model.kinds[$0] == .integer })
    writer.names(model.columnNames, count: model.columnCount)
    writer.end("}")
    writer.key("rows")
    writer.begin("{")
    writer.numbers("lower", model.rowLower)
    writer.numbers("upper", model.rowUpper)
    writer.names(model.rowNames, count: model.rowCount)
    writer.end("}")
    writer.key("coefficients")
    writer.begin("{")
    writer.positions("rows", model.entryRows)
    writer.positions("columns", model.entryColumns)
    writer.numbers("values", model.entryValues)
    writer.end("}")
    writer.end("}")
    writer.raw("\n")
    return Array(writer.text.utf8)
  }
}

extension Model {
  /// The faults but for bounds that cross, which a file can state.
  fileprivate func faultsOfContent() -> FaultList {
    var all = pendingFaults
    checkSizes(&all)
    if !all.isEmpty { return all }
    checkColumns(&all)
    checkRows(&all)
    _ = checkEntries(&all)
    if all.count == all.faults.count, all.faults.allSatisfy(\.isCrossingBounds) {
      return FaultList()
    }
    return all
  }
}

extension JSONWriter {
  /// Numbers on one line, those that are infinite as `null`.
  fileprivate mutating func numbers(
    _ key: String, _ values: some Sequence<Double>, isList: Bool = true
  ) {
    list(key, values, isList: isList) { value in
      if let whole = Int(exactly: value), whole != 0 || value.sign == .plus,
        whole.magnitude < 1 << 53
      {
        String(whole)
      } else {
        value.isFinite ? value.description : "null"
      }
    }
  }

  fileprivate mutating func positions(_ key: String, _ values: some Sequence<some BinaryInteger>) {
    list(key, values, isList: true) { String($0) }
  }

  /// The names of columns or rows; nothing if there are none.
  fileprivate mutating func names(_ names: [Int32: String], count: Int) {
    if names.isEmpty { return }
    list("names", 0..<count, isList: true) { index in
      guard let name = names[Int32(clamping: index)] else { return "null" }
      var text = ""
      JSONEscapes.append(name, to: &text)
      return text
    }
  }

  private mutating func list<Element>(
    _ key: String, _ elements: some Sequence<Element>, isList: Bool, _ text: (Element) -> String
  ) {
    self.key(key)
    if isList { raw("[") }
    var isFirst = true
    for element in elements {
      if !isFirst { raw(", ") }
      raw(text(element))
      isFirst = false
    }
    if isList { raw("]") }
  }
}

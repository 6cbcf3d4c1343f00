internal import JSONText

/// Makes a model of a parsed JSON text and collects what is wrong.
struct ModelJSONDecoder {
  private static let storedLimit = 50

  let document: JSONDocument
  private var faults: [(node: Int, text: String)] = []
  private var faultCount = 0

  init(_ document: JSONDocument) {
    self.document = document
  }

  /// Adds a fault, or counts it if there are enough.
  mutating func refuse(_ node: Int, _ text: String) {
    faultCount += 1
    if faults.count < Self.storedLimit { faults.append((node, text)) }
  }

  /// All faults with their places; `nil` if there are none.
  var error: ModelJSONError? {
    if faultCount == 0 { return nil }
    // Nodes stand in the order of the text.
    let sorted = faults.enumerated()
      .sorted { ($0.element.node, $0.offset) < ($1.element.node, $1.offset) }.map(\.element)
    let offsets = sorted.map { document.range($0.node).lowerBound }
    let places = document.source.places(ofAscending: offsets)
    return ModelJSONError(
      faults: zip(sorted, places).map { fault, place in
        ModelJSONFault(
          line: place.line, column: place.column, path: document.path(of: fault.node),
          text: fault.text)
      }, faultCount: faultCount)
  }

  /// The model; of use only if no fault was found.
  mutating func model() -> Model {
    var model = Model()
    guard isModel() else { return model }
    let root = members(
      of: 0,
      required: ["oneboardModel", "sense", "columns", "rows", "coefficients"],
      optional: ["name", "objectiveConstant"])
    if let node = root["name"], let name = text(node) { model.name = name }
    if let node = root["sense"], let sense = sense(node) { model.sense = sense }
    if let node = root["objectiveConstant"], let constant = number(node) {
      model.objectiveConstant = constant
    }
    if let node = root["columns"] { readColumns(node, &model) }
    if let node = root["rows"] { readRows(node, &model) }
    if let node = root["coefficients"] { readCoefficients(node, &model) }
    return model
  }

  /// Whether the text has the mark of the format; refuses it if not.
  private mutating func isModel() -> Bool {
    guard document.kind(0) == .object else {
      refuse(0, wrongType(0, wanted: "an object with the key \"oneboardModel\""))
      return false
    }
    let children = document.children(of: 0)
    let marks = stride(from: 0, to: children.count - 1, by: 2)
      .filter { document.text(children[$0]) == "oneboardModel" }
    guard let mark = marks.first else {
      refuse(
        0,
        "The key \"oneboardModel\" is missing, so this is no model. "
          + "Name a file that OneBoard wrote as a model, or add \"oneboardModel\": 1.")
      return false
    }
    let node = children[mark + 1]
    guard let version = number(node) else { return false }
    if version != 1 {
      refuse(
        node,
        "The model is of version \(document.text(node).shortened) of the format, and this program "
          + "reads version 1. Convert it with the program that wrote it.")
    }
    return version == 1
  }

  private mutating func readColumns(_ node: Int, _ model: inout Model) {
    let members = members(
      of: node, required: ["lower", "upper", "costs"], optional: ["integers", "names"])
    guard let lower = members["lower"] else { return }
    let count = elementCount(lower)
    model.columnLower = bounds(lower, absent: -.infinity)
    if let node = members["upper"], hasLength(node, count, "columns.lower") {
      model.columnUpper = bounds(node, absent: .infinity)
    }
    if let node = members["costs"], hasLength(node, count, "columns.lower") {
      model.costs = numbers(node)
    }
    model.kinds = Array(repeating: .continuous, count: count)
    if let node = members["integers"] {
      for index in ascendingPositions(node, below: count, "columns") {
        model.kinds[index] = .integer
      }
    }
    if let node = members["names"], hasLength(node, count, "columns.lower") {
      model.columnNames = names(node)
    }
  }

  private mutating func readRows(_ node: Int, _ model: inout Model) {
    let members = members(of: node, required: ["lower", "upper"], optional: ["names"])
    guard let lower = members["lower"] else { return }
    let count = elementCount(lower)
    model.rowLower = bounds(lower, absent: -.infinity)
    if let node = members["upper"], hasLength(node, count, "rows.lower") {
      model.rowUpper = bounds(node, absent: .infinity)
    }
    if let node = members["names"], hasLength(node, count, "rows.lower") {
      model.rowNames = names(node)
    }
  }

  private mutating func readCoefficients(_ node: Int, _ model: inout Model) {
    let members = members(of: node, required: ["rows", "columns", "values"], optional: [])
    guard let values = members["values"] else { return }
    let count = elementCount(values)
    model.entryValues = numbers(values)
    if let node = members["rows"], hasLength(node, count, "coefficients.values") {
      model.entryRows = positions(node, below: model.rowCount, "rows")
    }
    if let node = members["columns"], hasLength(node, count, "coefficients.values") {
      model.entryColumns = positions(node, below: model.columnCount, "columns")
    }
  }

  private mutating func sense(_ node: Int) -> ObjectiveSense? {
    guard let text = text(node) else { return nil }
    switch text {
    case "minimize": return .minimize
    case "maximize": return .maximize
    default:
      refuse(
        node, "\(text.quoted) is no sense of an objective. Write \"minimize\" or \"maximize\".")
      return nil
    }
  }
}

import JSONText
public import OneBoard

extension PlanFile {
  /// Reads the certificate of a `plan.json`.
  ///
  /// - Parameter path: The file, or a directory with a ``jsonName`` in it.
  /// - Returns: The certificate; `nil` if the file has none, as a table never has.
  /// - Throws: ``FileError`` with every fault.
  /// - Complexity: O(bytes).
  public static func readCertificate(path: String) throws(FileError) -> BenefitCertificate? {
    var path = path
    if InputFile.isDirectory(path) { path += (path.hasSuffix("/") ? "" : "/") + jsonName }
    let source = try InputFile.read(path)
    let head = source.bytes[source.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard head == UInt8(ascii: "{") else { return nil }
    var decoder = ScenarioDecoder(try ScenarioFile.document(source), faults: FaultList())
    let certificate = decoder.certificate()
    if let error = decoder.faults.error { throw error }
    return certificate
  }
}

extension ScenarioDecoder {
  fileprivate mutating func certificate() -> BenefitCertificate? {
    guard let plan = members(of: 0, "a plan", PlanReader.keys),
      let node = plan[PlanReader.certificatePlace],
      let parts = members(of: node, "a certificate", ["level", "prices"])
    else { return nil }
    if let level = parts[0], let name = text(level, example: "benefit"), name != "benefit" {
      fault(
        at: level, "Certificates are of the level benefit, not of \(name.quoted).",
        "Write \"level\": \"benefit\".")
    }
    guard let prices = parts[1] else {
      missing("prices", in: node, "Write the prices of rows as \"prices\": [ … ].")
      return nil
    }
    guard let items = list(prices, "Write [ … ].") else { return nil }
    var certificate = BenefitCertificate()
    for item in items {
      guard let members = members(of: item, "a price", ["row", "price"]) else { continue }
      guard let name = members[0], let stated = members[1] else {
        missing(members[0] == nil ? "row" : "price", in: item, "Write a row and its price.")
        continue
      }
      guard let row = text(name, example: "pool:institution"),
        let text = text(stated, example: "0.5")
      else { continue }
      guard let price = ExactDecimal(text) else {
        fault(
          at: stated, "The price \(text.quoted) is no number of at most 9 digits after the point.",
          "Write a number such as \"-0.5\".")
        continue
      }
      if certificate.prices.updateValue(price, forKey: row) != nil {
        fault(at: name, "The row \(row.quoted) has two prices.", "Leave one of them out.")
      }
    }
    return certificate
  }
}

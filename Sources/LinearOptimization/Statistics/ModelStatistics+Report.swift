extension ModelStatistics {
  /// What may give a solver trouble, each in a sentence with the next step.
  ///
  /// Solvers work with tolerances about 1e-7 and doubles with 16 digits: what spans more than nine
  /// orders of magnitude cannot be satisfied to such a tolerance and not be blurred by rounding.
  public var warnings: [String] {
    var result: [String] = []
    if let range = matrixRange {
      if range.greatest / range.least > 1e9 {
        result.append(
          "Coefficients span \(range.least) to \(range.greatest); choose units that bring them "
            + "together.")
      }
      if range.least < 1e-7 {
        result.append(
          "The least coefficient \(range.least) is below solvers' tolerances; leave it out or "
            + "choose other units.")
      }
    }
    if let range = costRange, range.greatest / range.least > 1e9 {
      result.append(
        "Costs span \(range.least) to \(range.greatest); optimise in levels instead of by great "
          + "weights.")
    }
    for (range, name) in [(boundRange, "bound"), (sideRange, "side")] {
      guard let range, range.greatest > 1e9 else { continue }
      result.append(
        "The greatest \(name) is \(range.greatest); state infinity if none is meant, else choose "
          + "greater units.")
    }
    if rows.empty > 0 { result.append("\(rows.empty) rows have no coefficients.") }
    if rows.duplicate > 0 {
      result.append("\(rows.duplicate) rows repeat an earlier one; state both sides in one row.")
    }
    return result
  }
}

extension ModelStatistics: CustomStringConvertible {
  /// The report; the same for the same model.
  public var description: String {
    var lines: [String] = []
    func add(_ label: String, _ text: String) {
      lines.append(label + String(repeating: " ", count: max(1, 15 - label.count)) + text)
    }
    func counts(_ pairs: [(Int, String)]) -> String {
      pairs.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    func details(_ count: Int, _ pairs: [(Int, String)]) -> String {
      let text = counts(pairs)
      return text.isEmpty ? "\(count)" : "\(count): \(text)"
    }
    add(
      "rows",
      details(
        rows.count,
        [
          (rows.equal, "equal"), (rows.atMost, "at most"), (rows.atLeast, "at least"),
          (rows.ranged, "ranged"), (rows.free, "free"),
        ]))
    add(
      "",
      details(rows.empty, [(rows.singleton, "with one coefficient"), (rows.duplicate, "repeated")])
        .replacingCount(with: "empty"))
    add(
      "columns",
      details(
        columns.count,
        [
          (columns.continuous, "continuous"), (columns.binary, "binary"),
          (columns.integer, "integer"),
        ]))
    add(
      "",
      details(
        columns.empty,
        [
          (columns.singleton, "in one row only"), (columns.fixed, "fixed"), (columns.free, "free"),
          (columns.priced, "with a cost"),
        ]
      ).replacingCount(with: "empty"))
    add("coefficients", "\(coefficientCount)\(hasUnitCoefficients ? ", all 1 or -1" : "")")
    for (label, range) in [
      ("matrix", matrixRange), ("costs", costRange), ("bounds", boundRange), ("sides", sideRange),
    ] {
      add(label, range.map { "\($0.least) to \($0.greatest) in size" } ?? "none")
    }
    add("components", "\(componentCount), the largest with \(largestComponentColumns) columns")
    let classes = counts([
      (rowClasses.setPartitioning, "set partitioning"), (rowClasses.setPacking, "set packing"),
      (rowClasses.setCovering, "set covering"), (rowClasses.cardinality, "cardinality"),
      (rowClasses.knapsack, "knapsack"),
    ])
    add("row classes", classes.isEmpty ? "none recognised" : classes)
    add("unimodular", unimodularity.map { "yes: \($0.sentence)" } ?? "not recognised")
    for warning in warnings { add("warning", warning) }
    return lines.joined(separator: "\n")
  }
}

extension String {
  // "3: 2 x" becomes "3 empty, 2 x".
  fileprivate func replacingCount(with word: String) -> String {
    guard let colon = firstIndex(of: ":") else { return self + " " + word }
    return self[..<colon] + " \(word)," + self[index(after: colon)...]
  }
}

extension ModelStatistics.Unimodularity {
  fileprivate var sentence: String {
    switch self {
    case .triangular: "triangular"
    case .network: "a network, at most one 1 and one -1 in a column"
    case .columnPairs: "two coefficients in a column, rows in two classes"
    case .rowPairs: "two coefficients in a row, columns in two classes"
    case .intervalColumns: "consecutive ones in each column"
    case .intervalRows: "consecutive ones in each row"
    }
  }
}

import JSONText
import OneBoard

/// Writes lines of posts as a table.
struct PostsEncoder {
  /// The columns in their order; the optional ones only where a line states them.
  private let fields: [PostField]

  /// Looks which columns some lines need.
  ///
  /// - Parameter posts: The lines.
  init(_ posts: [PostLine]) {
    let order: [PostField] = [
      .id, .unit, .name, .department, .sector, .tier, .town, .category, .occupation, .service,
      .approved, .inPost, .need, .min, .max, .idleYears, .tags, .leaders,
    ]
    // Positions, not a set: this is asked of every field of every line.
    var missing = order.indices.filter { !order[$0].isRequired }
    for line in posts where !missing.isEmpty {
      missing.removeAll { line.states(order[$0]) }
    }
    fields = order.indices.filter { !missing.contains($0) }.map { order[$0] }
  }

  /// The table.
  ///
  /// - Parameters:
  ///   - posts: The lines.
  ///   - faults: Takes what the format cannot keep.
  /// - Returns: UTF-8, with a header.
  func bytes(of posts: [PostLine], faults: inout [FileFault]) -> [UInt8] {
    var table = CSVWriter(
      header: fields.map(\.rawValue).joined(separator: ","), capacity: 128 * posts.count)
    for (position, line) in posts.enumerated() {
      for field in fields {
        switch field.content {
        case .number: table.cell(line.number(field))
        case .text:
          let text = line.text(field)
          if let text, text.hasBlankEnds {
            faults.append(fault("\(field.rawValue) has a blank at an end", position))
          }
          table.cell(text)
        case .tags:
          if line.tags.contains(where: { $0.isEmpty || $0.contains(";") || $0.hasBlankEnds }) {
            faults.append(fault("a tag is empty, has a semicolon or a blank at an end", position))
          }
          table.cell(line.tags.count == 1 ? line.tags[0] : line.tags.joined(separator: ";"))
        }
      }
      table.endRecord()
    }
    return table.bytes
  }

  private func fault(_ what: String, _ position: Int) -> FileFault {
    FileFault(
      file: ScenarioFile.postsName, line: position + 2,
      message: "posts[\(position)]: \(what), which a table cannot keep.", advice: "Remove it.")
  }
}

extension PostLine {
  /// Whether the line states an optional field.
  fileprivate func states(_ field: PostField) -> Bool {
    switch field.content {
    case .number: number(field) != nil
    case .text: text(field) != nil
    case .tags: !tags.isEmpty
    }
  }

  /// A text field; `nil` for the others.
  fileprivate func text(_ field: PostField) -> String? {
    switch field {
    case .id: id
    case .unit: unit
    case .category: category
    case .name: name
    case .department: department
    case .sector: sector
    case .tier: tier
    case .town: town
    case .occupation: occupation
    case .service: service
    default: nil
    }
  }

  /// A number field; `nil` for the others.
  fileprivate func number(_ field: PostField) -> Int? {
    switch field {
    case .approved: approved
    case .inPost: inPost
    case .need: need
    case .min: min
    case .max: max
    case .idleYears: idleYears
    case .leaders: leaders
    default: nil
    }
  }
}

extension String {
  /// Whether the text starts or ends with a blank that the reader of tables drops.
  fileprivate var hasBlankEnds: Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    // Most texts start and end with a letter; only the others are looked at closely.
    if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return false }
    return unicodeScalars.first?.isTrimmed == true || unicodeScalars.last?.isTrimmed == true
  }
}

extension Unicode.Scalar {
  /// Whether the reader of tables takes the character for a blank.
  fileprivate var isTrimmed: Bool {
    switch self {
    case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}": true
    default: false
    }
  }
}

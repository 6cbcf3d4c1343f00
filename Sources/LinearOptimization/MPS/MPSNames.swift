/// The names of rows or columns in a free MPS file: none missing, none unfit and none twice.
struct MPSNames {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var table = MPSNameTable()
  // Without given names the ones made here cannot meet, and the table is not needed.
  private let isChecked: Bool

  // GLPK takes no longer names.
  private static let limit = 255

  /// Takes the fit names, the first of those that are alike, and makes the others.
  ///
  /// - Parameters:
  ///   - count: How many are needed.
  ///   - letter: What a made name starts with; its position, counted from 1, follows.
  ///   - given: The given names by position, counted from 0.
  ///   - isFit: Whether a given name can stand in the file as it is.
  init(
    count: Int, letter: String, given: [Int32: String],
    isFit: (String) -> Bool = { MPSNames.isFit($0) }
  ) {
    isChecked = !given.isEmpty
    ranges = Array(repeating: 0..<0, count: count)
    if isChecked {
      for index in 0..<count {
        guard let name = given[Int32(clamping: index)], isFit(name) else { continue }
        if let range = add(name) { ranges[index] = range }
      }
    }
    for index in 0..<count where ranges[index].isEmpty {
      ranges[index] = addSurely("\(letter)\(index + 1)")
    }
  }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  /// Another name that none of the others is like.
  mutating func another(like wanted: String) -> ArraySlice<UInt8> {
    bytes[addSurely(wanted)]
  }

  /// Adds a name; `nil` if it is there already.
  private mutating func add(_ name: String) -> Range<Int>? {
    let start = bytes.count
    bytes.append(contentsOf: name.utf8)
    let range = start..<bytes.count
    guard isChecked else { return range }
    if table.position(of: range, in: bytes) != nil {
      bytes.removeLast(range.count)
      return nil
    }
    table.append(range, in: bytes)
    return range
  }

  private mutating func addSurely(_ wanted: String) -> Range<Int> {
    var name = wanted
    while true {
      if let range = add(name) { return range }
      name += "_"
    }
  }

  /// Whether every reader takes the name as one field and as nothing else.
  static func isFit(_ name: String) -> Bool {
    // A dollar sign or an asterisk starts a comment in some readers, a quote a marker.
    guard let first = name.utf8.first, !"$*'\"".utf8.contains(first) else { return false }
    return name.utf8.count <= limit && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }
}

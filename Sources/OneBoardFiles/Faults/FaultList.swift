import JSONText

/// The faults found so far, with places as byte offsets until they are shown.
struct FaultList {
  private struct Entry {
    var kind: FileError.Kind
    var source: Int
    var offset: Int?
    var path: String?
    var message: String
    var advice: String
  }

  private var sources: [SourceText] = []
  private var entries: [Entry] = []
  private var finished: [FileFault] = []
  /// How many faults there are, kept or not.
  private(set) var count = 0

  /// Whether further faults are only counted.
  var isFull: Bool { entries.count + finished.count >= FileError.maximumFaults }

  /// Adds a fault; its texts are made only if it is kept.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - offset: The byte at which the fault lies; `nil` for the file as a whole.
  ///   - path: The place inside a JSON file.
  ///   - kind: What kind of failure it is.
  ///   - message: What was found.
  ///   - advice: The next step.
  mutating func add(
    in source: SourceText, at offset: Int?, path: @autoclosure () -> String? = nil,
    kind: FileError.Kind = .invalid, _ message: @autoclosure () -> String,
    _ advice: @autoclosure () -> String
  ) {
    count += 1
    if isFull { return }
    var position = sources.firstIndex { $0.file == source.file }
    if position == nil {
      position = sources.count
      sources.append(source)
    }
    entries.append(
      Entry(
        kind: kind, source: position ?? 0, offset: offset, path: path(), message: message(),
        advice: advice()))
  }

  /// Whether so many faults were found that reading on is of no use.
  var isHopeless: Bool { count >= 10_000 }

  /// Counts a fault that is not kept.
  mutating func countOne() { count += 1 }

  /// Adds a fault whose place is already known.
  ///
  /// - Parameter fault: The fault.
  mutating func add(_ fault: FileFault) {
    count += 1
    if !isFull { finished.append(fault) }
  }

  /// Whether a fault lies at a place.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - offset: The byte.
  /// - Returns: Whether one is kept that does.
  func contains(in source: SourceText, at offset: Int) -> Bool {
    entries.contains { $0.offset == offset && sources[$0.source].file == source.file }
  }

  /// Adds the faults of another list.
  ///
  /// - Parameter other: The other list.
  mutating func add(contentsOf other: FaultList) {
    for entry in other.entries {
      add(
        in: other.sources[entry.source], at: entry.offset, path: entry.path, kind: entry.kind,
        entry.message, entry.advice)
    }
    for fault in other.finished { add(fault) }
    count += other.count - other.entries.count - other.finished.count
  }

  /// The error that tells all faults; `nil` if there are none.
  var error: FileError? {
    guard !entries.isEmpty || !finished.isEmpty else { return nil }
    var faults: [FileFault] = []
    for (position, source) in sources.enumerated() {
      let own = entries.enumerated().filter { $0.element.source == position }
        .sorted { ($0.element.offset ?? -1, $0.offset) < ($1.element.offset ?? -1, $1.offset) }
        .map(\.element)
      let places = source.places(ofAscending: own.map { $0.offset ?? 0 })
      for (entry, place) in zip(own, places) {
        let known = entry.offset != nil
        faults.append(
          FileFault(
            file: source.file, line: known ? place.line : nil, column: known ? place.column : nil,
            path: entry.path, message: entry.message, advice: entry.advice))
      }
    }
    let first = entries.first?.kind ?? .invalid
    let isUniform = finished.isEmpty && entries.allSatisfy { $0.kind == first }
    return FileError(
      kind: isUniform ? first : .invalid, faults: faults + finished,
      omitted: count - faults.count - finished.count)
  }
}

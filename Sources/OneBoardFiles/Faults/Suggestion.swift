/// Finds the name that somebody probably meant.
enum Suggestion {
  /// The sentence that proposes a name, with a space at its end; empty if none is near.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: The names that exist; of equally near ones the first is taken.
  /// - Returns: The sentence or an empty text.
  static func sentence(for name: String, among candidates: [String]) -> String {
    nearest(to: name, among: candidates).map { "Did you mean \"\($0)\"? " } ?? ""
  }

  /// The nearest name; `nil` if none is near.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: The names that exist; of equally near ones the first is taken.
  /// - Returns: One of the candidates or `nil`.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let written = Array(name.prefix(40).lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(written, Array(candidate.lowercased()))
      let limit = candidate.count <= 3 ? 1 : candidate.count <= 6 ? 2 : 3
      if distance <= limit, distance < candidate.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// How many letters must be put in, left out or replaced to turn one text into the other.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}

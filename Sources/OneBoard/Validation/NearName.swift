/// Finds the name that somebody probably meant.
package enum NearName {
  /// The candidate with the smallest edit distance, if it is close.
  ///
  /// Close means at most a third of the characters, and at least one, may differ; case does not
  /// count. Of several equally near names the first in order is taken.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: The names that exist, in any order.
  /// - Returns: The nearest name, or `nil` if none is close.
  /// - Complexity: O(candidates × length²) at worst; candidates of a very different length cost O(1).
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    guard wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let limit = best?.distance ?? Swift.max(1, wanted.count / 3)
      guard abs(candidate.utf8.count - name.utf8.count) <= 4 * limit else { continue }
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let found = distance(wanted, letters)
      guard found <= limit, found < Swift.max(wanted.count, 1) else { continue }
      if let known = best, known.distance == found, known.name < candidate { continue }
      best = (candidate, found)
    }
    return best?.name
  }

  /// The sentence that proposes a name, or an empty text.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: The names that exist.
  /// - Returns: `Did you mean "…"? ` with a space at its end, or an empty text.
  package static func question(for name: String, among candidates: some Sequence<String>) -> String
  {
    nearest(to: name, among: candidates).map { "Did you mean \"\($0)\"? " } ?? ""
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = Swift.min(previous[column + 1], current[column]) + 1
        cost = Swift.min(cost, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = Swift.min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}

/// How far service meets need on one line: an exact fraction from 0 to 1.
package struct Coverage: Sendable, Comparable {
  /// Posts and bought places, at most the need.
  package let served: Int
  /// The need, above 0.
  package let need: Int

  /// Makes a coverage.
  ///
  /// - Parameters:
  ///   - service: Posts and bought places.
  ///   - need: The need; 0 counts as fully served.
  package init(service: Int, need: Int) {
    self.need = Swift.max(1, need)
    served = need > 0 ? Swift.max(0, Swift.min(service, need)) : 1
  }

  package static func == (left: Coverage, right: Coverage) -> Bool {
    Int128(left.served) * Int128(right.need) == Int128(right.served) * Int128(left.need)
  }

  package static func < (left: Coverage, right: Coverage) -> Bool {
    Int128(left.served) * Int128(right.need) < Int128(right.served) * Int128(left.need)
  }

  /// The nearest binary number.
  package var doubleValue: Double { Double(served) / Double(need) }
}

extension Board {
  /// The coverage of the selected lines with a need above 0, in ascending order.
  ///
  /// Of two plans the one with the lexicographically greater vector is fairer.
  ///
  /// - Parameters:
  ///   - posts: What each line releases, receives and buys.
  ///   - selector: The lines that count.
  /// - Returns: Exact fractions.
  package func coverageVector(
    of posts: [PlannedPosts], where selector: Selector = .all
  ) -> [Coverage] {
    let book = PlanBook(board: self, posts: posts)
    var selections = AuditSelections(lines)
    return Self.coverages(lines, book, selections.mask(selector)).sorted()
  }

  static func coverages(_ lines: [PostLine], _ book: PlanBook, _ mask: [Bool]) -> [Coverage] {
    lines.indices.filter { mask[$0] && lines[$0].need > 0 }.map {
      Coverage(service: book.service(at: $0), need: lines[$0].need)
    }
  }
}

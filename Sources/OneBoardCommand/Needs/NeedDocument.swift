internal import OneBoard

/// Computed needs as they are printed with `--format json`.
struct NeedDocument: Encodable {
  struct Need: Encodable {
    let id: String
    let standard: String
    let exact: String
    let need: Int
    let stated: Int
  }

  private let oneboard = 1
  private let scenario: String
  private let needs: [Need]

  init(_ needs: [ComputedNeed], of board: Board) {
    scenario = board.name
    self.needs = needs.map {
      Need(
        id: $0.line, standard: $0.standard, exact: $0.exact.description, need: $0.posts,
        stated: $0.stated)
    }
  }
}

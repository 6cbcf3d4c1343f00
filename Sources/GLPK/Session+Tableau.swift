internal import CGLPKShims
internal import LinearOptimization

extension Session {
  /// Factorizes the present basis.
  ///
  /// - Returns: Whether the basis could be factorized and is optimal.
  /// - Throws: ``SessionFailure``.
  func warmUp() throws(SessionFailure) -> Bool {
    var code: Int32 = 0
    var status: Int32 = 0
    try check(unsafe cglpk_warm_up(pointer, &code, &status))
    return code == 0 && status == GLP_OPT
  }
}

/// The tableau of a session's basis, which must have been factorized.
struct SessionTableau: Tableau {
  private let session: Session
  private var members: [Int32]
  private var values: [Double]

  init(_ session: Session) {
    self.session = session
    members = Array(repeating: 0, count: session.rowCount + session.columnCount)
    values = Array(repeating: 0, count: session.rowCount + session.columnCount)
  }

  mutating func row(of basic: Int) throws(SessionFailure) -> [(member: Int, value: Double)] {
    var count: Int32 = 0
    try session.check(
      unsafe cglpk_tableau_row(session.pointer, Int32(basic + 1), &count, &members, &values))
    return entries(Int(count))
  }

  mutating func column(of nonbasic: Int) throws(SessionFailure) -> [(member: Int, value: Double)] {
    var count: Int32 = 0
    try session.check(
      unsafe cglpk_tableau_column(session.pointer, Int32(nonbasic + 1), &count, &members, &values))
    return entries(Int(count))
  }

  private func entries(_ count: Int) -> [(member: Int, value: Double)] {
    zip(members.prefix(count), values.prefix(count)).map { (Int($0) - 1, $1) }
  }
}

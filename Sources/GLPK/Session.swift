internal import CGLPKShims
internal import LinearOptimization

/// GLPK left one of its routines by a jump; the environment has been freed.
enum SessionFailure: Error {
  /// GLPK aborted; the text is its own.
  case aborted(String)
  /// The brake was pulled or the deadline passed inside a loop of GLPK.
  case braked
  /// GLPK was in a loop that looks at no limit.
  case stuck
}

/// One problem in GLPK, from building to deleting, on the solver's thread.
///
/// After a failure the environment is freed at once, with all sessions of the thread; using one of them
/// fails, and a new one can be built from the Swift value.
@safe final class Session {
  let pointer: OpaquePointer
  private var brake: Brake
  private var reporter: Reporter?
  private(set) var rowCount: Int
  private(set) var columnCount: Int

  /// Builds the problem.
  ///
  /// - Parameters:
  ///   - compiled: The checked model.
  ///   - wholeColumns: Whether columns keep their integer kind.
  ///   - brake: Stops GLPK when pulled.
  ///   - deadline: Seconds of the monotonic clock; 0 for none.
  ///   - reporter: Hears of what GLPK does.
  /// - Throws: ``SessionFailure``.
  init(
    _ compiled: CompiledModel, wholeColumns: Bool, brake: Brake, deadline: Double,
    reporter: Reporter? = nil
  ) throws(SessionFailure) {
    guard let flag = unsafe brake.flag, let pointer = unsafe cglpk_session_create(flag, deadline)
    else { throw .aborted("no memory for a session") }
    unsafe self.pointer = unsafe pointer
    self.brake = brake
    self.reporter = reporter
    if let reporter { unsafe cglpk_listen(pointer, reporter.listener) }
    let model = compiled.model
    rowCount = model.rowCount
    columnCount = model.columnCount
    let (lower, upper) = wholeColumns ? model.roundedBounds : (model.columnLower, model.columnUpper)
    let kinds = wholeColumns ? model.kinds.map(\.rawValue) : nil
    let code = unsafe cglpk_build(
      pointer, Int32(columnCount), Int32(rowCount), model.sense == .maximize ? 1 : 0,
      model.objectiveConstant, lower, upper, model.costs, kinds,
      model.rowLower, model.rowUpper, compiled.starts, compiled.rows, compiled.values)
    try check(code)
  }

  deinit {
    // A failure in here has freed the environment; nothing is left to do.
    _ = unsafe cglpk_delete(pointer)
    unsafe cglpk_session_free(pointer)
  }

  func check(_ code: Int32) throws(SessionFailure) {
    switch Int(code) {
    case CGLPK_DONE: return
    case CGLPK_BRAKED: throw .braked
    case CGLPK_STUCK: throw .stuck
    default: throw .aborted(unsafe String(cString: cglpk_message(pointer)).trimmedLines)
    }
  }

  /// How a basis is made before the simplex method starts.
  enum Start {
    case slack
    case advanced
    /// The slack basis, boxed columns at the bound that their cost prefers.
    case betterBound
    case given(Basis)
    /// The basis that a kept problem has.
    case kept(Session)
  }

  func prepare(scales: Bool, start: Start) throws(SessionFailure) {
    try check(unsafe cglpk_scale(pointer, scales ? Int32(GLP_SF_AUTO) : 0))
    switch start {
    case .slack: try check(unsafe cglpk_standard_basis(pointer))
    case .advanced: try check(unsafe cglpk_advanced_basis(pointer))
    case .betterBound: try check(unsafe cglpk_better_bound_basis(pointer))
    case .given(let basis): try set(basis)
    case .kept: break
    }
  }

  func set(_ basis: Basis) throws(SessionFailure) {
    guard basis.rows.count == rowCount, basis.columns.count == columnCount else {
      throw .aborted("the basis has another size")
    }
    let rows = basis.rows.map(\.code)
    let columns = basis.columns.map(\.code)
    try check(unsafe cglpk_set_basis(pointer, rows, columns))
  }

  /// Whether the environment of the problem is still there.
  var isLive: Bool { unsafe cglpk_is_live(pointer) != 0 }

  /// What is known of the end of an environment that was freed.
  var lastWords: String {
    let message = unsafe String(cString: cglpk_message(pointer)).trimmedLines
    return message.isEmpty ? "GLPK was left in the middle and freed" : "GLPK aborted: \(message)"
  }

  /// Takes the brake, the deadline and the listener of another request.
  func arm(_ request: SolveRequest) {
    guard let flag = unsafe request.brake.flag else { return }
    let listener = unsafe request.reporter?.listener ?? cglpk_listener()
    unsafe cglpk_arm(pointer, flag, request.deadline, listener)
    brake = request.brake
    reporter = request.reporter
  }

  func shrink(rows: [Int32], columns: [Int32]) throws(SessionFailure) {
    try check(
      unsafe cglpk_shrink(
        pointer, rows, Int32(clamping: rows.count), columns, Int32(clamping: columns.count)))
    rowCount -= rows.count
    columnCount -= columns.count
  }

  func grow(rows: Int, columns: Int) throws(SessionFailure) {
    try check(unsafe cglpk_grow(pointer, Int32(clamping: rows), Int32(clamping: columns)))
    rowCount += rows
    columnCount += columns
  }

  func setObjective(_ model: Model) throws(SessionFailure) {
    try check(
      unsafe cglpk_set_objective(
        pointer, model.sense == .maximize ? 1 : 0, model.objectiveConstant))
  }

  func setRows(
    _ rows: [Int32], lower: [Double], upper: [Double]
  ) throws(SessionFailure) {
    try check(unsafe cglpk_set_rows(pointer, rows, Int32(clamping: rows.count), lower, upper))
  }

  func setColumns(
    _ columns: [Int32], lower: [Double], upper: [Double], costs: [Double], kinds: [UInt8]
  ) throws(SessionFailure) {
    try check(
      unsafe cglpk_set_columns(
        pointer, columns, Int32(clamping: columns.count), lower, upper, costs, kinds))
  }

  func setEntries(
    _ columns: [Int32], starts: [Int64], rows: [Int32], values: [Double]
  ) throws(SessionFailure) {
    try check(
      unsafe cglpk_set_entries(
        pointer, columns, Int32(clamping: columns.count), starts, rows, values))
  }

  func simplex(
    method: Int32, longStep: Bool, presolves: Bool, iterationLimit: Int32, milliseconds: Int32
  ) throws(SessionFailure) -> cglpk_simplex_result {
    var result = cglpk_simplex_result()
    reporter?.begin(method == GLP_PRIMAL ? .primal : .dual)
    try check(
      unsafe cglpk_simplex(
        pointer, method, longStep ? GLP_RT_FLIP : GLP_RT_HAR, presolves ? 1 : 0, iterationLimit,
        milliseconds, &result))
    return result
  }

  func exact(milliseconds: Int32) throws(SessionFailure) -> cglpk_simplex_result {
    var result = cglpk_simplex_result()
    try check(unsafe cglpk_exact(pointer, Int32.max, milliseconds, &result))
    return result
  }

  /// The present point and prices.
  struct Reading {
    var values: [Double]
    var reducedCosts: [Double]
    var prices: [Double]
    var basis: Basis
  }

  func read() throws(SessionFailure) -> Reading {
    var values = [Double](repeating: 0, count: columnCount)
    var reducedCosts = values
    var prices = [Double](repeating: 0, count: rowCount)
    var rows = [UInt8](repeating: 0, count: rowCount)
    var columns = [UInt8](repeating: 0, count: columnCount)
    try check(
      unsafe cglpk_read(pointer, &values, &reducedCosts, &prices, &rows, &columns))
    return Reading(
      values: values, reducedCosts: reducedCosts, prices: prices,
      basis: Basis(
        columns: columns.map(BasisStatus.init(code:)), rows: rows.map(BasisStatus.init(code:))))
  }

  func farkasMultipliers() throws(SessionFailure) -> [Double]? {
    var multipliers = [Double](repeating: 0, count: rowCount)
    var found: Int32 = 0
    try check(unsafe cglpk_farkas(pointer, &multipliers, &found))
    return found != 0 ? multipliers : nil
  }

  func ray() throws(SessionFailure) -> [Double]? {
    var direction = [Double](repeating: 0, count: columnCount)
    var found: Int32 = 0
    try check(unsafe cglpk_ray(pointer, &direction, &found))
    return found != 0 ? direction : nil
  }

  /// Branch and bound; a brake inside a node keeps the incumbent.
  ///
  /// - Parameters:
  ///   - options: Limits, gaps, cuts and heuristics.
  ///   - start: A point that satisfies the model, if one is known.
  ///   - priorities: The priority of each column; empty for none.
  /// - Returns: The best point, the state of the search, and how GLPK left it if by a jump.
  func branch(
    _ options: cglpk_branch_options, start: [Double]?, priorities: [Int32]
  ) -> (values: [Double], result: cglpk_branch_result, failure: SessionFailure?) {
    var values = [Double](repeating: 0, count: columnCount)
    var result = cglpk_branch_result()
    reporter?.begin(nil)
    var options = options
    let code =
      if let start {
        unsafe cglpk_branch(
          pointer, &options, start, priorities.isEmpty ? nil : priorities, &values, &result)
      } else {
        unsafe cglpk_branch(
          pointer, &options, nil, priorities.isEmpty ? nil : priorities, &values, &result)
      }
    do throws(SessionFailure) {
      try check(code)
      return (values, result, nil)
    } catch {
      return (values, result, error)
    }
  }

  /// Misuses GLPK on purpose; for tests.
  func misuse() throws(SessionFailure) {
    try check(unsafe cglpk_misuse(pointer))
  }
}

extension BasisStatus {
  init(code: UInt8) {
    switch Int32(code) {
    case GLP_BS: self = .basic
    case GLP_NU: self = .atUpper
    case GLP_NF: self = .free
    case GLP_NS: self = .fixed
    default: self = .atLower
    }
  }

  var code: UInt8 {
    switch self {
    case .basic: UInt8(GLP_BS)
    case .atLower: UInt8(GLP_NL)
    case .atUpper: UInt8(GLP_NU)
    case .free: UInt8(GLP_NF)
    case .fixed: UInt8(GLP_NS)
    }
  }
}

extension Model {
  /// Column bounds with those of whole columns rounded inwards, as GLPK demands.
  var roundedBounds: (lower: [Double], upper: [Double]) {
    var lower = columnLower
    var upper = columnUpper
    for (column, kind) in kinds.enumerated() where kind == .integer {
      lower[column] = (lower[column] - Self.wholeBoundSlack).rounded(.up)
      upper[column] = (upper[column] + Self.wholeBoundSlack).rounded(.down)
    }
    return (lower, upper)
  }

  /// A bound this close to a whole number is meant to be that number: it came from division.
  static let wholeBoundSlack = 1e-9
}

extension String {
  /// The text without line ends, for one-line messages.
  var trimmedLines: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// A sum of variables with coefficients, and a constant.
///
/// Terms lie in flat arrays in order of arrival; several terms of one variable are merged when the
/// model is compiled. Build long sums with `+=`, ``sum(over:_:)`` or
/// ``init(coefficients:variables:)``: each takes linear time.
public struct LinearExpression: Sendable {
  package private(set) var columns: [Int32] = []
  package private(set) var coefficients: [Double] = []
  /// The part without a variable.
  public var constant: Double
  // The model of the terms; 0 while there are none. Terms of other models are noted one by one.
  private var model: UInt64 = 0
  private var strays: [Stray] = []

  private struct Stray: Sendable {
    var position: Int
    var model: UInt64
  }

  /// Makes an expression without variables.
  ///
  /// - Parameter constant: Its value.
  public init(_ constant: Double = 0) {
    self.constant = constant
  }

  /// Makes an expression of one term.
  ///
  /// - Parameters:
  ///   - variable: The variable.
  ///   - coefficient: Its coefficient.
  public init(_ variable: Variable, coefficient: Double = 1) {
    columns = [variable.column]
    coefficients = [coefficient]
    constant = 0
    model = variable.model
  }

  /// Makes the sum of products of coefficients and variables.
  ///
  /// Where the lengths differ, the missing coefficient is NaN or the missing variable belongs to
  /// no model; ``Model/compiled()`` reports either.
  ///
  /// - Parameters:
  ///   - coefficients: The coefficients.
  ///   - variables: As many variables.
  public init(coefficients: [Double], variables: [Variable]) {
    constant = 0
    let count = max(coefficients.count, variables.count)
    self.coefficients.reserveCapacity(count)
    columns.reserveCapacity(count)
    for index in 0..<count {
      append(
        index < coefficients.count ? coefficients[index] : .nan,
        index < variables.count ? variables[index] : Variable(column: -1, model: 0))
    }
  }

  /// The number of terms as entered, before those of one variable are merged.
  public var termCount: Int { columns.count }

  private mutating func append(_ coefficient: Double, _ variable: Variable) {
    if columns.isEmpty {
      model = variable.model
    } else if variable.model != model {
      strays.append(Stray(position: columns.count, model: variable.model))
    }
    columns.append(variable.column)
    coefficients.append(coefficient)
  }

  /// Calls `body` with the terms that belong to a model, and `stray` with the others' positions.
  func forEachTerm(
    of identity: UInt64, _ body: (Int32, Double) -> Void, stray: (Int) -> Void
  ) {
    var nextStray = 0
    for position in columns.indices {
      var owner = model
      if nextStray < strays.count, strays[nextStray].position == position {
        owner = strays[nextStray].model
        nextStray += 1
      }
      if owner == identity {
        body(columns[position], coefficients[position])
      } else {
        stray(position)
      }
    }
  }

  /// Whether every term belongs to a model, so that the arrays can be taken as they are.
  func isEntirely(of identity: UInt64) -> Bool {
    strays.isEmpty && (model == identity || columns.isEmpty)
  }
}

extension LinearExpression {
  /// Adds a multiple of an expression in place.
  ///
  /// - Parameters:
  ///   - other: The expression to add.
  ///   - factor: What to multiply it by.
  /// - Complexity: Amortised O(terms of `other`).
  public mutating func add(_ other: LinearExpression, times factor: Double = 1) {
    constant += factor * other.constant
    if columns.isEmpty {
      model = other.model
      columns = other.columns
      coefficients = other.coefficients
      strays = other.strays
      if factor != 1 { for index in coefficients.indices { coefficients[index] *= factor } }
      return
    }
    let offset = columns.count
    columns.append(contentsOf: other.columns)
    if factor == 1 {
      coefficients.append(contentsOf: other.coefficients)
    } else {
      for coefficient in other.coefficients { coefficients.append(factor * coefficient) }
    }
    if other.isEntirely(of: model) { return }
    var nextStray = 0
    for position in other.columns.indices {
      var owner = other.model
      if nextStray < other.strays.count, other.strays[nextStray].position == position {
        owner = other.strays[nextStray].model
        nextStray += 1
      }
      if owner != model { strays.append(Stray(position: offset + position, model: owner)) }
    }
  }

  /// Adds one term in place.
  ///
  /// - Parameters:
  ///   - variable: The variable.
  ///   - factor: Its coefficient.
  /// - Complexity: Amortised O(1).
  public mutating func add(_ variable: Variable, times factor: Double = 1) {
    append(factor, variable)
  }

  /// Multiplies in place.
  ///
  /// - Parameter factor: The factor.
  /// - Complexity: O(terms).
  public mutating func scale(by factor: Double) {
    constant *= factor
    for index in coefficients.indices { coefficients[index] *= factor }
  }

  /// Divides in place, each coefficient rounded once.
  mutating func divide(by divisor: Double) {
    constant /= divisor
    for index in coefficients.indices { coefficients[index] /= divisor }
  }

  /// Sums the expressions of all elements.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - term: The expression of one element.
  /// - Returns: The sum.
  /// - Throws: What `term` throws.
  /// - Complexity: O(terms).
  public static func sum<Elements: Sequence, Failure: Error>(
    over elements: Elements, _ term: (Elements.Element) throws(Failure) -> LinearExpression
  ) throws(Failure) -> LinearExpression {
    var sum = LinearExpression()
    for element in elements { sum.add(try term(element)) }
    return sum
  }
}

extension Sequence where Element == Variable {
  /// Sums the variables.
  ///
  /// - Returns: The sum.
  /// - Complexity: O(count).
  public func sum() -> LinearExpression {
    var sum = LinearExpression()
    for variable in self { sum.add(variable) }
    return sum
  }
}

extension Sequence where Element == LinearExpression {
  /// Sums the expressions.
  ///
  /// - Returns: The sum.
  /// - Complexity: O(terms).
  public func sum() -> LinearExpression {
    var sum = LinearExpression()
    for expression in self { sum.add(expression) }
    return sum
  }
}

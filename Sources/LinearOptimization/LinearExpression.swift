/// A sum of variables with coefficients, and a constant.
///
/// Terms lie in a flat array in order of arrival; several terms of one variable are merged when the
/// model is compiled. Build long sums with `+=`, ``sum(over:_:)`` or
/// ``init(coefficients:variables:)``: each takes linear time.
public struct LinearExpression: Sendable {
  /// The number of terms as entered, before those of one variable are merged.
  public private(set) var termCount = 0
  // The first term lies in the value itself, so that `2 * x` allocates nothing.
  private var first = Term(column: 0, coefficient: 0)
  private var others: [Term] = []
  /// The part without a variable.
  public var constant: Double
  // The model of the terms; 0 while there are none. Terms of other models are noted one by one.
  private var model: UInt64 = 0
  private var strays: [Stray] = []

  private struct Term: Sendable {
    var column: Int32
    var coefficient: Double
  }

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
    termCount = 1
    first = Term(column: variable.column, coefficient: coefficient)
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
    others.reserveCapacity(max(0, count - 1))
    for index in 0..<count {
      append(
        index < coefficients.count ? coefficients[index] : .nan,
        index < variables.count ? variables[index] : Variable(column: -1, model: 0))
    }
  }

  /// The columns of the terms, in order of arrival.
  package var columns: [Int32] {
    termCount == 0 ? [] : [first.column] + others.map(\.column)
  }

  /// The coefficients of the terms, in order of arrival.
  package var coefficients: [Double] {
    termCount == 0 ? [] : [first.coefficient] + others.map(\.coefficient)
  }

  private mutating func append(_ coefficient: Double, _ variable: Variable) {
    let term = Term(column: variable.column, coefficient: coefficient)
    if termCount == 0 {
      model = variable.model
      first = term
    } else {
      if variable.model != model {
        strays.append(Stray(position: termCount, model: variable.model))
      }
      appendToOthers(term)
    }
    termCount += 1
  }

  private mutating func appendToOthers(_ term: Term) {
    // Rows have a few terms, as a rule: one allocation instead of three.
    if termCount == 1 { others.reserveCapacity(4) }
    others.append(term)
  }

  /// Calls `body` with the terms that belong to a model, and `stray` with the others' positions.
  func forEachTerm(
    of identity: UInt64, _ body: (Int32, Double) -> Void, stray: (Int) -> Void
  ) {
    var nextStray = 0
    for position in 0..<termCount {
      var owner = model
      if nextStray < strays.count, strays[nextStray].position == position {
        owner = strays[nextStray].model
        nextStray += 1
      }
      if owner == identity {
        let term = position == 0 ? first : others[position - 1]
        body(term.column, term.coefficient)
      } else {
        stray(position)
      }
    }
  }

  /// Calls `body` with all terms, whatever model they belong to.
  func forEachTerm(_ body: (Int32, Double) -> Void) {
    if termCount == 0 { return }
    body(first.column, first.coefficient)
    for term in others { body(term.column, term.coefficient) }
  }

  /// Whether every term belongs to a model, so that they can be taken as they are.
  func isEntirely(of identity: UInt64) -> Bool {
    strays.isEmpty && (model == identity || termCount == 0)
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
    if other.termCount == 0 { return }
    if termCount == 0 {
      termCount = other.termCount
      model = other.model
      first = other.first
      others = other.others
      strays = other.strays
      if factor != 1 { multiplyTerms(by: factor) }
      return
    }
    let offset = termCount
    appendToOthers(
      Term(column: other.first.column, coefficient: factor * other.first.coefficient))
    if factor == 1 {
      others.append(contentsOf: other.others)
    } else {
      for term in other.others {
        others.append(Term(column: term.column, coefficient: factor * term.coefficient))
      }
    }
    termCount += other.termCount
    if other.isEntirely(of: model) { return }
    var nextStray = 0
    for position in 0..<other.termCount {
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
    multiplyTerms(by: factor)
  }

  private mutating func multiplyTerms(by factor: Double) {
    first.coefficient *= factor
    for index in others.indices { others[index].coefficient *= factor }
  }

  /// Divides in place, each coefficient rounded once.
  mutating func divide(by divisor: Double) {
    constant /= divisor
    first.coefficient /= divisor
    for index in others.indices { others[index].coefficient /= divisor }
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

/// A two-sided condition on an expression, made by comparing: `x + y <= 4`, `x == 2 * y`.
///
/// Swift does not chain comparisons. For both sides write a range, `model.add(x + y, in: 1...4)`,
/// or parentheses, `(1 <= x + y) <= 4`.
public struct LinearConstraint: Sendable {
  /// The expression, its constant included.
  public private(set) var expression: LinearExpression
  /// The least value of the expression; −infinity for none.
  public private(set) var lower: Double
  /// The greatest value of the expression; +infinity for none.
  public private(set) var upper: Double
  // Comparing `x <= y` again with a number could mean two things; the model reports it.
  private(set) var isAmbiguous = false
  private var comparesExpressions = false

  /// Makes a constraint.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - lower: Its least value; −infinity for none.
  ///   - upper: Its greatest value; +infinity for none.
  public init(_ expression: LinearExpression, lower: Double, upper: Double) {
    self.expression = expression
    self.lower = lower
    self.upper = upper
  }

  init(difference left: consuming LinearExpression, _ right: LinearExpression, _ range: Comparison)
  {
    left.add(right, times: -1)
    expression = left
    lower = range == .atMost ? -.infinity : 0
    upper = range == .atLeast ? .infinity : 0
    comparesExpressions = true
  }

  enum Comparison {
    case atMost
    case atLeast
    case equal
  }

  /// The constraint with a further upper side.
  consuming func bounded(above bound: Double) -> LinearConstraint {
    isAmbiguous = isAmbiguous || comparesExpressions
    upper = upper.isNaN || bound.isNaN ? .nan : min(upper, bound)
    return self
  }

  /// The constraint with a further lower side.
  consuming func bounded(below bound: Double) -> LinearConstraint {
    isAmbiguous = isAmbiguous || comparesExpressions
    lower = lower.isNaN || bound.isNaN ? .nan : max(lower, bound)
    return self
  }
}

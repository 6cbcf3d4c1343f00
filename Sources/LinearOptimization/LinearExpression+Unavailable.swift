// Without these, one wrong operand in a long sum makes the compiler search for seconds and then
// complain about time. With them it names the product.

/// Not linear.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "the product of two variables is not linear")
public func * (left: Variable, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "the product of a variable and an expression is not linear")
public func * (left: Variable, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "the product of an expression and a variable is not linear")
public func * (left: LinearExpression, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "the product of two expressions is not linear")
public func * (left: LinearExpression, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by a variable is not linear")
public func / (left: Variable, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by an expression is not linear")
public func / (left: Variable, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by a variable is not linear")
public func / (left: LinearExpression, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by an expression is not linear")
public func / (left: LinearExpression, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by a variable is not linear")
public func / (left: Double, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
@available(*, unavailable, message: "a quotient by an expression is not linear")
public func / (left: Double, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

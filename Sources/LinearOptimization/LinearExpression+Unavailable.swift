/// What a product or quotient that is not linear would need; nothing conforms to it.
///
/// The conformances are unavailable rather than the operators: with unavailable operators the
/// compiler searches for others, for seconds in a long sum, and then complains about time.
public protocol NonlinearFactor {}

@available(*, unavailable, message: "a product or quotient of variables is not linear")
extension Variable: NonlinearFactor {}

@available(*, unavailable, message: "a product or quotient of expressions is not linear")
extension LinearExpression: NonlinearFactor {}

/// Not linear: does not compile.
///
/// - Parameters:
///   - left: A variable or expression.
///   - right: A variable.
/// - Returns: Nothing; the call does not compile.
public func * <Left: NonlinearFactor>(left: Left, right: Variable) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear: does not compile.
///
/// - Parameters:
///   - left: A variable or expression.
///   - right: An expression.
/// - Returns: Nothing; the call does not compile.
public func * <Left: NonlinearFactor>(left: Left, right: LinearExpression) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear: does not compile.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable or expression.
/// - Returns: Nothing; the call does not compile.
public func / <Right: NonlinearFactor>(left: Double, right: Right) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear: does not compile.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable or expression.
/// - Returns: Nothing; the call does not compile.
public func / <Right: NonlinearFactor>(left: Variable, right: Right) -> LinearExpression {
  LinearExpression(.nan)
}

/// Not linear: does not compile.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable or expression.
/// - Returns: Nothing; the call does not compile.
public func / <Right: NonlinearFactor>(left: LinearExpression, right: Right) -> LinearExpression {
  LinearExpression(.nan)
}

/// A variable or an expression.
///
/// Functions that take either are generic over this: with ``LinearExpression`` as the type of the
/// parameter the compiler takes exponential time over a long sum of bare variables.
public protocol LinearExpressionConvertible {
  /// The value as an expression.
  var linearExpression: LinearExpression { get }
}

extension Variable: LinearExpressionConvertible {
  /// The expression of this variable alone.
  public var linearExpression: LinearExpression { LinearExpression(self) }
}

extension LinearExpression: LinearExpressionConvertible {
  /// The expression itself.
  public var linearExpression: LinearExpression { self }
}

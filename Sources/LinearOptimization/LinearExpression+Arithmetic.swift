/// Adds an expression and an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: The expression.
public func + (left: consuming LinearExpression, right: LinearExpression) -> LinearExpression {
  left.add(right)
  return left
}

/// Adds an expression and a variable.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: The expression.
public func + (left: consuming LinearExpression, right: Variable) -> LinearExpression {
  left.add(right)
  return left
}

/// Adds an expression and a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The expression.
public func + (left: consuming LinearExpression, right: Double) -> LinearExpression {
  left.constant += right
  return left
}

/// Adds a variable and an expression.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: The expression.
public func + (left: Variable, right: LinearExpression) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right)
  return result
}

/// Adds a variable and a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: The expression.
public func + (left: Variable, right: Variable) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right)
  return result
}

/// Adds a variable and a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The expression.
public func + (left: Variable, right: Double) -> LinearExpression {
  var result = LinearExpression(left)
  result.constant += right
  return result
}

/// Adds a number and an expression.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The expression.
public func + (left: Double, right: LinearExpression) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right)
  return result
}

/// Adds a number and a variable.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The expression.
public func + (left: Double, right: Variable) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right)
  return result
}

/// Subtracts an expression from an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: The expression.
public func - (left: consuming LinearExpression, right: LinearExpression) -> LinearExpression {
  left.add(right, times: -1)
  return left
}

/// Subtracts a variable from an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: The expression.
public func - (left: consuming LinearExpression, right: Variable) -> LinearExpression {
  left.add(right, times: -1)
  return left
}

/// Subtracts a number from an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The expression.
public func - (left: consuming LinearExpression, right: Double) -> LinearExpression {
  left.constant -= right
  return left
}

/// Subtracts an expression from a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: The expression.
public func - (left: Variable, right: LinearExpression) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right, times: -1)
  return result
}

/// Subtracts a variable from a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: The expression.
public func - (left: Variable, right: Variable) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right, times: -1)
  return result
}

/// Subtracts a number from a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The expression.
public func - (left: Variable, right: Double) -> LinearExpression {
  var result = LinearExpression(left)
  result.constant -= right
  return result
}

/// Subtracts an expression from a number.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The expression.
public func - (left: Double, right: LinearExpression) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right, times: -1)
  return result
}

/// Subtracts a variable from a number.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The expression.
public func - (left: Double, right: Variable) -> LinearExpression {
  var result = LinearExpression(left)
  result.add(right, times: -1)
  return result
}

/// Multiplies a number and a variable.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The expression.
public func * (left: Double, right: Variable) -> LinearExpression {
  LinearExpression(right, coefficient: left)
}

/// Multiplies a variable and a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The expression.
public func * (left: Variable, right: Double) -> LinearExpression {
  LinearExpression(left, coefficient: right)
}

/// Multiplies a number and an expression.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The expression.
public func * (left: Double, right: consuming LinearExpression) -> LinearExpression {
  right.scale(by: left)
  return right
}

/// Multiplies an expression and a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The expression.
public func * (left: consuming LinearExpression, right: Double) -> LinearExpression {
  left.scale(by: right)
  return left
}

/// Divides a variable by a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The expression.
public func / (left: Variable, right: Double) -> LinearExpression {
  LinearExpression(left, coefficient: 1 / right)
}

/// Divides an expression by a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The expression.
public func / (left: consuming LinearExpression, right: Double) -> LinearExpression {
  left.divide(by: right)
  return left
}

/// Negates a variable.
///
/// - Parameter operand: A variable.
/// - Returns: The expression.
public prefix func - (operand: Variable) -> LinearExpression {
  LinearExpression(operand, coefficient: -1)
}

/// Negates an expression.
///
/// - Parameter operand: An expression.
/// - Returns: The expression.
public prefix func - (operand: consuming LinearExpression) -> LinearExpression {
  operand.scale(by: -1)
  return operand
}

/// Adds an expression in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
public func += (left: inout LinearExpression, right: LinearExpression) {
  left.add(right)
}

/// Adds a variable in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
public func += (left: inout LinearExpression, right: Variable) {
  left.add(right)
}

/// Adds a number in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
public func += (left: inout LinearExpression, right: Double) {
  left.constant += right
}

/// Subtracts an expression in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
public func -= (left: inout LinearExpression, right: LinearExpression) {
  left.add(right, times: -1)
}

/// Subtracts a variable in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
public func -= (left: inout LinearExpression, right: Variable) {
  left.add(right, times: -1)
}

/// Subtracts a number in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
public func -= (left: inout LinearExpression, right: Double) {
  left.constant -= right
}

/// Multiplies by a number in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
public func *= (left: inout LinearExpression, right: Double) {
  left.scale(by: right)
}

/// Divides by a number in place.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
public func /= (left: inout LinearExpression, right: Double) {
  left.divide(by: right)
}

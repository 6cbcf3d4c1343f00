/// States that an expression is at most an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: The constraint.
public func <= (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: left, right, .atMost)
}

/// States that an expression is at most a variable.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: The constraint.
public func <= (left: LinearExpression, right: Variable) -> LinearConstraint {
  LinearConstraint(difference: left, LinearExpression(right), .atMost)
}

/// States that an expression is at most a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The constraint.
public func <= (left: LinearExpression, right: Double) -> LinearConstraint {
  LinearConstraint(left, lower: -.infinity, upper: right)
}

/// States that a variable is at most an expression.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: The constraint.
public func <= (left: Variable, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: LinearExpression(left), right, .atMost)
}

/// States that a variable is at most a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: The constraint.
public func <= (left: Variable, right: Variable) -> LinearConstraint {
  LinearConstraint(difference: LinearExpression(left), LinearExpression(right), .atMost)
}

/// States that a variable is at most a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The constraint.
public func <= (left: Variable, right: Double) -> LinearConstraint {
  LinearConstraint(LinearExpression(left), lower: -.infinity, upper: right)
}

/// States that a number is at most an expression.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The constraint.
public func <= (left: Double, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(right, lower: left, upper: .infinity)
}

/// States that a number is at most a variable.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The constraint.
public func <= (left: Double, right: Variable) -> LinearConstraint {
  LinearConstraint(LinearExpression(right), lower: left, upper: .infinity)
}

/// States that an expression is at least an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: The constraint.
public func >= (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: left, right, .atLeast)
}

/// States that an expression is at least a variable.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: The constraint.
public func >= (left: LinearExpression, right: Variable) -> LinearConstraint {
  LinearConstraint(difference: left, LinearExpression(right), .atLeast)
}

/// States that an expression is at least a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The constraint.
public func >= (left: LinearExpression, right: Double) -> LinearConstraint {
  LinearConstraint(left, lower: right, upper: .infinity)
}

/// States that a variable is at least an expression.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: The constraint.
public func >= (left: Variable, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: LinearExpression(left), right, .atLeast)
}

/// States that a variable is at least a variable.
///
/// - Parameters:
///   - left: A variable.
///   - right: A variable.
/// - Returns: The constraint.
public func >= (left: Variable, right: Variable) -> LinearConstraint {
  LinearConstraint(difference: LinearExpression(left), LinearExpression(right), .atLeast)
}

/// States that a variable is at least a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The constraint.
public func >= (left: Variable, right: Double) -> LinearConstraint {
  LinearConstraint(LinearExpression(left), lower: right, upper: .infinity)
}

/// States that a number is at least an expression.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The constraint.
public func >= (left: Double, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(right, lower: -.infinity, upper: left)
}

/// States that a number is at least a variable.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The constraint.
public func >= (left: Double, right: Variable) -> LinearConstraint {
  LinearConstraint(LinearExpression(right), lower: -.infinity, upper: left)
}

/// States that an expression is equal to an expression.
///
/// - Parameters:
///   - left: An expression.
///   - right: An expression.
/// - Returns: The constraint.
public func == (left: LinearExpression, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: left, right, .equal)
}

/// States that an expression is equal to a variable.
///
/// - Parameters:
///   - left: An expression.
///   - right: A variable.
/// - Returns: The constraint.
public func == (left: LinearExpression, right: Variable) -> LinearConstraint {
  LinearConstraint(difference: left, LinearExpression(right), .equal)
}

/// States that an expression is equal to a number.
///
/// - Parameters:
///   - left: An expression.
///   - right: A number.
/// - Returns: The constraint.
public func == (left: LinearExpression, right: Double) -> LinearConstraint {
  LinearConstraint(left, lower: right, upper: right)
}

/// States that a variable is equal to an expression.
///
/// - Parameters:
///   - left: A variable.
///   - right: An expression.
/// - Returns: The constraint.
public func == (left: Variable, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(difference: LinearExpression(left), right, .equal)
}

/// States that a variable is equal to a number.
///
/// - Parameters:
///   - left: A variable.
///   - right: A number.
/// - Returns: The constraint.
public func == (left: Variable, right: Double) -> LinearConstraint {
  LinearConstraint(LinearExpression(left), lower: right, upper: right)
}

/// States that a number is equal to an expression.
///
/// - Parameters:
///   - left: A number.
///   - right: An expression.
/// - Returns: The constraint.
public func == (left: Double, right: LinearExpression) -> LinearConstraint {
  LinearConstraint(right, lower: left, upper: left)
}

/// States that a number is equal to a variable.
///
/// - Parameters:
///   - left: A number.
///   - right: A variable.
/// - Returns: The constraint.
public func == (left: Double, right: Variable) -> LinearConstraint {
  LinearConstraint(LinearExpression(right), lower: left, upper: left)
}

/// Adds an upper side to a constraint, as in `(1 <= x + y) <= 4`.
///
/// - Parameters:
///   - left: A constraint with the expression between.
///   - right: A number.
/// - Returns: The constraint.
public func <= (left: consuming LinearConstraint, right: Double) -> LinearConstraint {
  left.bounded(above: right)
}

/// Adds a lower side to a constraint, as in `(4 >= x + y) >= 1`.
///
/// - Parameters:
///   - left: A constraint with the expression between.
///   - right: A number.
/// - Returns: The constraint.
public func >= (left: consuming LinearConstraint, right: Double) -> LinearConstraint {
  left.bounded(below: right)
}

/// Adds a lower side to a constraint, as in `1 <= (x + y <= 4)`.
///
/// - Parameters:
///   - left: A number.
///   - right: A constraint with the expression between.
/// - Returns: The constraint.
public func <= (left: Double, right: consuming LinearConstraint) -> LinearConstraint {
  right.bounded(below: left)
}

/// Adds an upper side to a constraint, as in `4 >= (x + y >= 1)`.
///
/// - Parameters:
///   - left: A number.
///   - right: A constraint with the expression between.
/// - Returns: The constraint.
public func >= (left: Double, right: consuming LinearConstraint) -> LinearConstraint {
  right.bounded(above: left)
}

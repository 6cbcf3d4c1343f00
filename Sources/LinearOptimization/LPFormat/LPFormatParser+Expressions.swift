extension LPFormatParser {
  /// A sum of terms and a constant.
  struct Sum {
    var columns: [Int] = []
    var coefficients: [Double] = []
    var constant = 0.0
    /// Whether anything stood there.
    var isEmpty = true
    var isInfinite = false
  }

  /// Reads a sum as far as it goes.
  ///
  /// - Parameter isRight: Whether a comparison came before, so that a number may end the row.
  /// - Returns: The sum; `nil` after a fault.
  mutating func sum(isRight: Bool) -> Sum? {
    var result = Sum()
    while true {
      if section() != nil { return result }
      var sign = 1.0
      var hasSign = false
      while token.kind == .plus || token.kind == .minus {
        if token.kind == .minus { sign = -sign }
        hasSign = true
        advance()
      }
      if hasSign, section() != nil {
        fault("A number or a variable was expected after the sign.")
        return nil
      }
      // A term without a sign belongs to the next row, unless it is the first.
      if !hasSign, !result.isEmpty { return result }
      switch token.kind {
      case .number(let value):
        let place = token
        advance()
        let isSplit = isRight && token.line > place.line
        if token.kind == .times, !isSplit {
          advance()
          guard token.kind == .name else {
            fault("A variable was expected after the star. Write numbers as one number.")
            return nil
          }
        }
        if token.kind == .name, !isSplit, peeked.kind != .colon, section() == nil {
          guard let column = column(token) else { return nil }
          result.columns.append(column)
          result.coefficients.append(sign * value)
          advance()
        } else {
          result.constant += sign * value
        }
      case .name where isRight && isInfinity(token) || isInfinity(token) && !hasColumn(token):
        result.constant += sign * .infinity
        result.isInfinite = true
        advance()
      case .name where !hasSign && !result.isEmpty: return result
      case .name:
        if peeked.kind == .colon, !hasSign { return result }
        guard let column = column(token) else { return nil }
        result.columns.append(column)
        result.coefficients.append(sign)
        advance()
      case .bracket:
        fault("Terms in brackets or with powers are not linear. Leave them out.")
        return nil
      case .unreadable(let text):
        fault(text)
        return nil
      case .colon, .times, .atMost, .atLeast, .equal, .end, .plus, .minus:
        if hasSign {
          fault("A number or a variable was expected after the sign.")
          return nil
        }
        return result
      }
      result.isEmpty = false
      if token.kind == .bracket {
        fault("Terms in brackets or with powers are not linear. Leave them out.")
        return nil
      }
    }
  }

  private func hasColumn(_ token: LPFormatToken) -> Bool {
    columns.position(of: token.range, in: bytes) != nil
  }

  /// A name and a colon before an expression.
  mutating func label() -> LPFormatToken? {
    guard token.kind == .name, peeked.kind == .colon else { return nil }
    let name = token
    advance()
    advance()
    return name
  }

  mutating func parseObjective() {
    _ = label()
    guard let sum = sum(isRight: false) else { return skipToSection() }
    if sum.isInfinite { fault("The objective cannot be infinite. Write finite numbers.") }
    for (column, coefficient) in zip(sum.columns, sum.coefficients) {
      costs[column] += coefficient
    }
    model.objectiveConstant = sum.constant
    if token.isComparison {
      fault("The objective has no comparison. Write subject to before the first row.")
      skipToSection()
    } else if token.kind != .end, section() == nil {
      unexpected()
      skipToSection()
    }
  }

  /// Says what cannot follow a term.
  mutating func unexpected() {
    switch token.kind {
    case .number: fault("A number follows a term. Write + or − between them.")
    case .name: fault("A variable follows a term. Write + or − between them.")
    case .unreadable(let text): fault(text)
    case .bracket: fault("Terms in brackets or with powers are not linear. Leave them out.")
    default: fault("This sign has no place here. Remove it.")
    }
  }
}

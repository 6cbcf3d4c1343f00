extension LPFormatParser {
  mutating func parseBounds() {
    while token.kind != .end, section() == nil, !isFull {
      let line = token.line
      if !parseBound() {
        while token.kind != .end, token.line == line, section() == nil { advance() }
      }
    }
  }

  /// A number with its signs, or infinity.
  private mutating func boundValue() -> Double? {
    var sign = 1.0
    while token.kind == .plus || token.kind == .minus {
      if token.kind == .minus { sign = -sign }
      advance()
    }
    if case .number(let value) = token.kind {
      advance()
      return sign * value
    }
    if isInfinity(token) {
      advance()
      return sign * .infinity
    }
    if case .unreadable(let text) = token.kind {
      fault(text)
    } else {
      fault("A number was expected here. Write one, inf or -inf.")
    }
    return nil
  }

  /// - Returns: Whether the bound was understood.
  private mutating func parseBound() -> Bool {
    var left: (value: Double, comparison: LPFormatToken)?
    if token.kind != .name || isInfinity(token) {
      guard let value = boundValue() else { return false }
      guard token.isComparison else {
        fault("A comparison was expected after the number. Write <=, >= or =.")
        return false
      }
      left = (value, token)
      advance()
    }
    guard token.kind == .name else {
      fault("The name of a variable was expected here.")
      return false
    }
    let place = token
    if columns.position(of: place.range, in: bytes) == nil {
      warn("No row and no objective mentions \(text(place)); it is added as a column.", at: place)
    }
    guard let column = column(place) else { return false }
    advance()
    if let left { apply(left.value, turned(left.comparison.kind), to: column, at: place) }
    if left == nil, token.kind == .name, token.line == place.line,
      text(token).lowercased() == "free"
    {
      advance()
      lower[column] = -.infinity
      upper[column] = .infinity
      hasLower[column] = true
      return true
    }
    if token.isComparison, left == nil || token.line == place.line {
      let comparison = token
      advance()
      guard let value = boundValue() else { return false }
      apply(value, comparison.kind, to: column, at: place)
      return true
    }
    if left == nil {
      fault("The bound says nothing. Write free, or a comparison and a number.", at: place)
      return false
    }
    return true
  }

  private func turned(_ kind: LPFormatToken.Kind) -> LPFormatToken.Kind {
    switch kind {
    case .atMost: .atLeast
    case .atLeast: .atMost
    default: kind
    }
  }

  private mutating func apply(
    _ stated: Double, _ comparison: LPFormatToken.Kind, to column: Int, at place: LPFormatToken
  ) {
    let value = abs(stated) >= Self.infinity ? (stated < 0 ? -.infinity : .infinity) : stated
    let setsLower = comparison != .atMost
    let setsUpper = comparison != .atLeast
    if setsLower, value == .infinity || setsUpper && value == -.infinity {
      fault("No variable can be infinite. Write a finite number.", at: place)
      return
    }
    if setsUpper, !setsLower, value == -.infinity {
      fault("No variable can be below every number. Write a finite number.", at: place)
      return
    }
    if setsLower {
      lower[column] = value
      hasLower[column] = true
    }
    if setsUpper {
      upper[column] = value
      if value < 0, !setsLower, !hasLower[column] {
        warn(
          "\(text(place)) has a negative upper bound and the lower bound 0. Write -inf <= "
            + "\(text(place)) <= … if it may be negative.", at: place)
      }
    }
  }

  /// Reads the names of whole or binary columns.
  mutating func parseKinds(isBinary binary: Bool) {
    while token.kind != .end, section() == nil, !isFull {
      guard token.kind == .name else {
        fault("The name of a variable was expected here.")
        advance()
        continue
      }
      if columns.position(of: token.range, in: bytes) == nil {
        warn("No row and no objective mentions \(text(token)); it is added as a column.", at: token)
      }
      if let column = column(token) {
        if binary { isBinary[column] = true } else { isWhole[column] = true }
      }
      advance()
    }
  }
}

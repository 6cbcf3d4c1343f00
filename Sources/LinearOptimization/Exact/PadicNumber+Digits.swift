internal import BigInt

extension PadicNumbers {
  /// The whole bits that a digit is worth.
  var digitBits: Int { 63 - prime.leadingZeroBitCount }

  /// The lowest digits of a number.
  func digits(of number: BigUInt, count: Int) -> [UInt64] {
    var result: [UInt64] = []
    var rest = number
    let divisor = BigUInt(words: [UInt(prime)])
    while result.count < count, !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: divisor)
      result.append(UInt64(remainder.words.first ?? 0))
      rest = quotient
    }
    return result + [UInt64](repeating: 0, count: count - result.count)
  }

  /// The lowest digits of a product, as many as the factors have.
  func lowProduct(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    let count = min(left.count, right.count)
    // Short factors are frequent; the zeros above them need no work.
    let leftEnd = (left.lastIndex { $0 != 0 } ?? -1) + 1
    let rightEnd = (right.lastIndex { $0 != 0 } ?? -1) + 1
    var result = [UInt64](repeating: 0, count: count)
    // 192 bits: what is carried, then the sum of a column of products.
    var (low, middle, high): (UInt64, UInt64, UInt64) = (0, 0, 0)
    for place in 0..<count {
      var index = max(0, place - rightEnd + 1)
      let end = min(place + 1, leftEnd)
      while index < end {
        let product = left[index].multipliedFullWidth(by: right[place - index])
        let (first, carry) = low.addingReportingOverflow(product.low)
        // A product's high half is far below 2⁶⁴ − 1.
        let (second, over) = middle.addingReportingOverflow(product.high &+ (carry ? 1 : 0))
        (low, middle) = (first, second)
        if over { high &+= 1 }
        index += 1
      }
      // The quotient's top word is below the prime, because the sum has few more than 128 bits.
      let (top, rest) = high.quotientAndRemainder(dividingBy: prime)
      let (second, secondRest) = prime.dividingFullWidth((rest, middle))
      let (first, digit) = prime.dividingFullWidth((secondRest, low))
      result[place] = digit
      (low, middle, high) = (first, second, top)
    }
    return result
  }

  /// The number nearest to zero with these digits modulo the prime's power.
  func signed(_ digits: [UInt64]) -> BigInt {
    // Of a short number, the digits above are all zero, or all the greatest if it is negative.
    guard let top = digits.last else { return 0 }
    let isNegative = top > prime / 2
    let filler = isNegative ? prime - 1 : 0
    let used = (digits.lastIndex { $0 != filler } ?? -1) + 1
    if !isNegative { return BigInt(value(of: digits.prefix(used))) }
    // With all digits turned round the number is one short of its negative.
    let turned = digits.prefix(used).map { prime - 1 - $0 }
    return BigInt(sign: .minus, magnitude: value(of: turned[...]) + BigUInt(words: [1]))
  }

  /// The number with these digits, by Horner's rule in one array.
  private func value(of digits: ArraySlice<UInt64>) -> BigUInt {
    var words: [UInt] = []
    words.reserveCapacity(digits.count + 1)
    for digit in digits.reversed() {
      var carry = UInt(digit)
      for index in words.indices {
        let (high, low) = words[index].multipliedFullWidth(by: UInt(prime))
        let (sum, over) = low.addingReportingOverflow(carry)
        words[index] = sum
        carry = high &+ (over ? 1 : 0)
      }
      if carry != 0 { words.append(carry) }
    }
    return BigUInt(words: words)
  }
}

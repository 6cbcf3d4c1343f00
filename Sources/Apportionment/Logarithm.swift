/// The natural logarithm of a number above 0, by the series of the inverse hyperbolic tangent.
///
/// The standard library has none without a C library.
func naturalLogarithm(_ value: Double) -> Double {
  var mantissa = value.significand
  var exponent = Double(value.exponent)
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let t = (mantissa - 1) / (mantissa + 1)
  let square = t * t
  var power = t
  var sum = 0.0
  for order in 0..<16 {
    sum += power / Double(2 * order + 1)
    power *= square
  }
  return 2 * sum + exponent * 0.6931471805599453
}

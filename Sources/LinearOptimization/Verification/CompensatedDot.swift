/// A sum of products, about as exact as with twice the digits.
///
/// Ogita, Rump and Oishi (2005), algorithm Dot2: the rounding errors of products and sums are
/// themselves summed.
struct CompensatedDot {
  private var sum = 0.0
  private var error = 0.0
  /// The sum of the magnitudes, for relative figures.
  private(set) var size = 0.0

  var value: Double { sum + (error.isFinite ? error : 0) }

  mutating func add(_ left: Double, times right: Double) {
    let product = left * right
    let productError = (-product).addingProduct(left, right)
    let next = sum + product
    let part = next - sum
    error += (sum - (next - part)) + (product - part) + productError
    sum = next
    size += abs(product)
  }

  mutating func add(_ number: Double) { add(number, times: 1) }
}

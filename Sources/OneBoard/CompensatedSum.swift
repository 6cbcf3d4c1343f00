/// A sum that keeps what rounding takes away (Neumaier 1974).
struct CompensatedSum {
  private var sum = 0.0
  private var correction = 0.0

  mutating func add(_ term: Double) {
    let total = sum + term
    correction += abs(sum) >= abs(term) ? (sum - total) + term : (term - total) + sum
    sum = total
  }

  var value: Double { sum + correction }
}

import GLPK
import LinearOptimization
import OneBoardTestSupport

/// Random changes of a session.
enum RandomChanges {
  static func apply(
    to session: ModelSession, whole: Bool, using random: inout SeededGenerator
  ) throws {
    let variables = session.variables
    let constraints = session.constraints
    let number = Double(Int.random(in: -4...4, using: &random))
    let width = Double(Int.random(in: 0...4, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      guard let variable = variables.randomElement(using: &random) else { return }
      try session.setBounds(lower: number, upper: number + width, of: variable)
    case 1:
      guard let variable = variables.randomElement(using: &random) else { return }
      try session.setCost(number, of: variable)
    case 2: session.setSense(Bool.random(using: &random) ? .minimize : .maximize)
    case 3:
      guard let row = constraints.randomElement(using: &random) else { return }
      let isOpen = Bool.random(using: &random)
      try session.setBounds(lower: isOpen ? -.infinity : number, upper: number + width, of: row)
    case 4:
      guard let variable = variables.randomElement(using: &random),
        let row = constraints.randomElement(using: &random)
      else { return }
      try session.setCoefficient(number, of: variable, in: row)
    case 5:
      let coefficients = constraints.shuffled(using: &random).prefix(2).map {
        (constraint: $0, value: width - 2)
      }
      let kind: VariableKind = whole && Bool.random(using: &random) ? .integer : .continuous
      try session.addVariable(
        lower: number, upper: number + width, cost: width - 1, kind: kind,
        coefficients: coefficients)
    case 6:
      let terms = variables.shuffled(using: &random).prefix(3)
      let sum = terms.reduce(into: LinearExpression()) { $0.add($1, times: number) }
      try session.add(sum <= 2 + width)
    case 7: try session.remove(Array(variables.shuffled(using: &random).prefix(1)))
    case 8: try session.remove(Array(constraints.shuffled(using: &random).prefix(2)))
    default:
      guard let variable = variables.randomElement(using: &random) else { return }
      if whole {
        try session.setKind(Bool.random(using: &random) ? .integer : .continuous, of: variable)
      } else {
        try session.setObjectiveConstant(number)
      }
    }
  }
}

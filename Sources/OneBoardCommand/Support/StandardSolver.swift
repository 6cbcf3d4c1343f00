internal import GLPK
internal import LinearOptimization
internal import Sifting

/// The solver of the command: GLPK, with large programs of many small blocks sifted around it.
enum StandardSolver {
  /// Makes a solver.
  ///
  /// - Returns: A solver with a second thread for programs that fall apart.
  static func make() -> some LinearSolver {
    SiftingSolver(around: GLPKSolver(), and: [GLPKSolver()])
  }
}

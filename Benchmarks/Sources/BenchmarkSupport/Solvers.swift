public import GLPK
public import Sifting

/// The solvers that are measured.
public enum Solvers {
  /// What the command solves with.
  public static func standard() -> SiftingSolver<GLPKSolver> {
    SiftingSolver(around: GLPKSolver(), and: [GLPKSolver()])
  }
}

/// A standard that gives a line's need from measures such as students, residents or beds.
///
/// The need is the sum of the terms, enlarged by the extra part, rounded, and then kept between the least
/// and the most.
public struct NeedStandard: Sendable, Hashable {
  /// What one measure adds to a need.
  public struct Term: Sendable, Hashable {
    /// How a measure becomes posts.
    public enum Formula: Sendable, Hashable {
      /// One post for so many: measure ÷ ratio, such as 13.5 students.
      case per(ExactDecimal)
      /// So many posts for a thousand: measure · rate ÷ 1000.
      case perMille(ExactDecimal)
      /// So many posts for each: measure · factor, such as 1.4 for a bed.
      case times(ExactDecimal)
      /// So many posts for each, by a factor on the straight line between two points: measure · factor.
      ///
      /// Outside the points the factor of the nearer one holds. With 1.3 at 100 beds and 1.4 at 300 this
      /// is M = B·Y + (B − Bmin) ÷ (Bmax − Bmin) · (Ymax − Ymin) · B, as in use for hospitals.
      case between(Point, Point)
      /// Posts by steps: up to so many, so many posts; `nil` on the last step.
      case steps([Step])
    }

    /// A factor at a measure.
    public struct Point: Sendable, Hashable {
      /// The measure.
      public var measure: Int
      /// The posts for each.
      public var factor: ExactDecimal

      /// Makes a point.
      ///
      /// - Parameters:
      ///   - measure: The measure.
      ///   - factor: The posts for each.
      public init(measure: Int, factor: ExactDecimal) {
        self.measure = measure
        self.factor = factor
      }
    }

    /// One step of a table.
    public struct Step: Sendable, Hashable {
      /// The step holds up to this measure; `nil` on the last step.
      public var upTo: Int?
      /// The posts.
      public var posts: Int

      /// Makes a step.
      ///
      /// - Parameters:
      ///   - upTo: The step holds up to this measure; `nil` on the last step.
      ///   - posts: The posts.
      public init(upTo: Int?, posts: Int) {
        self.upTo = upTo
        self.posts = posts
      }
    }

    /// The measure's name.
    public var measure: String
    /// How it becomes posts.
    public var formula: Formula
    /// How the term becomes whole before it is added, such as one more nurse for each full five beds;
    /// `nil` adds it as it is.
    public var rounding: Reclaim.Rounding?

    /// Makes a term.
    ///
    /// - Parameters:
    ///   - measure: The measure's name.
    ///   - formula: How it becomes posts.
    ///   - rounding: How the term becomes whole before it is added; `nil` adds it as it is.
    public init(measure: String, _ formula: Formula, rounding: Reclaim.Rounding? = nil) {
      self.measure = measure
      self.formula = formula
      self.rounding = rounding
    }
  }

  /// The standard's id.
  public var id: String
  /// What it rests on.
  public var basis: String?
  /// The lines whose need it gives.
  public var selection: Selector
  /// The terms that are added up.
  public var terms: [Term]
  /// The part that is added on top, such as 0.05.
  public var extra: ExactDecimal
  /// How a fraction of a post becomes whole.
  public var rounding: Reclaim.Rounding
  /// The least need.
  public var atLeast: Int?
  /// The greatest need.
  public var atMost: Int?

  /// Makes a standard.
  ///
  /// - Parameters:
  ///   - id: The standard's id.
  ///   - basis: What it rests on.
  ///   - selection: The lines whose need it gives.
  ///   - terms: The terms that are added up.
  ///   - extra: The part that is added on top.
  ///   - rounding: How a fraction of a post becomes whole.
  ///   - atLeast: The least need.
  ///   - atMost: The greatest need.
  public init(
    id: String, basis: String? = nil, where selection: Selector, terms: [Term],
    extra: ExactDecimal = .zero, rounding: Reclaim.Rounding, atLeast: Int? = nil,
    atMost: Int? = nil
  ) {
    self.id = id
    self.basis = basis
    self.selection = selection
    self.terms = terms
    self.extra = extra
    self.rounding = rounding
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// The need of given measures.
  ///
  /// - Parameter measures: The measures by name, none negative.
  /// - Returns: The exact sum before rounding, and the whole need; `nil` where a measure is missing, a
  ///   ratio is not above 0, no step holds a measure, or a number is too large.
  public func need(of measures: [String: Int]) -> (exact: ExactFraction, posts: Int)? {
    var sum = ExactFraction.zero
    for term in terms {
      guard let measure = measures[term.measure], measure >= 0,
        let part = term.formula.posts(for: measure)
      else { return nil }
      let rounded = term.rounding.map { ExactFraction(whole: part, rounded: $0) } ?? part
      guard let next = sum.adding(rounded) else { return nil }
      sum = next
    }
    guard !extra.isNegative, let factor = extra.fraction?.adding(ExactFraction(whole: 1)),
      let exact = sum.multiplied(by: factor)
    else { return nil }
    let rounded = ExactFraction(whole: exact, rounded: rounding).numerator
    guard rounded >= 0, rounded <= Int128(PostLine.maximumPosts) else { return nil }
    let posts = max(Int(rounded), atLeast ?? 0)
    return (exact, min(posts, atMost ?? posts))
  }
}

extension NeedStandard.Term.Formula {
  fileprivate func posts(for measure: Int) -> ExactFraction? {
    let number = ExactFraction(whole: measure)
    switch self {
    case .per(let ratio):
      guard ratio.units > 0, let part = ratio.fraction,
        let inverse = ExactFraction(part.denominator, over: part.numerator)
      else { return nil }
      return number.multiplied(by: inverse)
    case .perMille(let rate):
      guard !rate.isNegative, let thousandth = ExactFraction(1, over: 1_000) else { return nil }
      return rate.fraction?.multiplied(by: number)?.multiplied(by: thousandth)
    case .times(let factor):
      return factor.isNegative ? nil : factor.fraction?.multiplied(by: number)
    case .between(let low, let high):
      guard low.measure >= 0, low.measure < high.measure, !low.factor.isNegative,
        !high.factor.isNegative,
        let lowFactor = low.factor.fraction, let highFactor = high.factor.fraction
      else { return nil }
      if measure <= low.measure { return lowFactor.multiplied(by: number) }
      if measure >= high.measure { return highFactor.multiplied(by: number) }
      return ExactFraction(
        Int128(measure - low.measure), over: Int128(high.measure - low.measure)
      ).flatMap { part in
        highFactor.subtracting(lowFactor)?.multiplied(by: part)?.adding(lowFactor)?
          .multiplied(by: number)
      }
    case .steps(let steps):
      let step = steps.first { step in step.upTo.map { measure <= $0 } ?? true }
      return step.map { ExactFraction(whole: $0.posts) }
    }
  }
}

extension ExactFraction {
  /// A fraction that is not negative, made whole.
  fileprivate init(whole exact: ExactFraction, rounded rounding: Reclaim.Rounding) {
    let (whole, rest) = exact.numerator.quotientAndRemainder(dividingBy: exact.denominator)
    let isUp =
      switch rounding {
      case .down: false
      case .up: rest > 0
      case .nearest: rest >= exact.denominator - rest
      }
    self = ExactFraction(isUp ? whole + 1 : whole, over: 1) ?? exact
  }
}

extension ExactDecimal {
  fileprivate var fraction: ExactFraction? {
    ExactFraction(Int128(units), over: Int128(denominator))
  }
}

/// Which of the four registers name a person; one of 16.
public struct RegisterPattern: RawRepresentable, Sendable, Hashable {
  /// The pattern as a binary number: quota is 8, personnel 4, finance 2 and payroll 1.
  public private(set) var rawValue: UInt8

  /// Makes a pattern.
  ///
  /// - Parameter rawValue: A binary number; what is above 15 does not count.
  public init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

  /// Makes a pattern.
  ///
  /// - Parameter registers: The registers that name the person.
  public init(_ registers: some Sequence<Register> = []) {
    rawValue = 0
    for register in registers { insert(register) }
  }

  /// Every pattern, from `0000` to `1111`.
  public static var all: [RegisterPattern] { (0...15).map { RegisterPattern(rawValue: $0) } }

  /// Whether a register names the person.
  ///
  /// - Parameter register: The register.
  /// - Returns: Whether it does.
  public func contains(_ register: Register) -> Bool { rawValue & Self.bit(of: register) != 0 }

  /// Adds a register.
  ///
  /// - Parameter register: The register.
  public mutating func insert(_ register: Register) { rawValue |= Self.bit(of: register) }

  /// Four digits in the order quota, personnel, finance, payroll; 1 where the person is named.
  public var digits: String {
    Register.allCases.map { contains($0) ? "1" : "0" }.joined()
  }

  /// What the pattern means, in a few words.
  public var meaning: String {
    switch rawValue {
    case 0b0000: "in no register"
    case 0b0001: "paid, and in no other register"
    case 0b0010: "in the budget, and in no other register"
    case 0b0011: "budgeted and paid, without quota or staff record"
    case 0b0100: "staff outside the quota, neither budgeted nor paid"
    case 0b0101: "staff outside the quota, paid outside the budget"
    case 0b0110: "staff outside the quota, budgeted, not paid"
    case 0b0111: "staff outside the quota, budgeted and paid"
    case 0b1000: "a post that nobody holds"
    case 0b1001: "paid for a post without a staff record or budget"
    case 0b1010: "budgeted for a post that nobody holds"
    case 0b1011: "budgeted and paid for a post without a staff record"
    case 0b1100: "staff on the quota, neither budgeted nor paid"
    case 0b1101: "staff on the quota, paid outside the budget"
    case 0b1110: "staff on the quota, budgeted, not paid"
    default: "all four agree"
    }
  }

  /// What is wrong with the pattern; every pattern but `0000` and `1111` has something.
  public var findings: [PersonFinding] { Self.findings[Int(rawValue)] }

  private static let findings: [[PersonFinding]] = {
    let rules: [(PersonFinding, in: Register, notIn: Register)] = [
      (.offQuota, .personnel, .quota), (.ghost, .payroll, .personnel),
      (.unpaid, .personnel, .payroll), (.quotaWithoutStaff, .quota, .personnel),
      (.budgetedWithoutStaff, .finance, .personnel), (.paidOutsideBudget, .payroll, .finance),
    ]
    return all.map { pattern in
      rules.filter { pattern.contains($0.in) && !pattern.contains($0.notIn) }.map(\.0)
    }
  }()

  private static func bit(of register: Register) -> UInt8 { 8 >> UInt8(register.position) }
}

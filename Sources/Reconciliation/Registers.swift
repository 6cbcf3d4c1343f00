/// The four registers of one county.
public struct Registers: Sendable, Hashable {
  /// The records of ``Register/quota``, in any order.
  public var quota: [RegisterEntry]
  /// The records of ``Register/personnel``, in any order.
  public var personnel: [RegisterEntry]
  /// The records of ``Register/finance``, in any order.
  public var finance: [RegisterEntry]
  /// The records of ``Register/payroll``, in any order.
  public var payroll: [RegisterEntry]

  /// Makes registers.
  ///
  /// - Parameters:
  ///   - quota: The records of ``Register/quota``.
  ///   - personnel: The records of ``Register/personnel``.
  ///   - finance: The records of ``Register/finance``.
  ///   - payroll: The records of ``Register/payroll``.
  public init(
    quota: [RegisterEntry] = [], personnel: [RegisterEntry] = [], finance: [RegisterEntry] = [],
    payroll: [RegisterEntry] = []
  ) {
    self.quota = quota
    self.personnel = personnel
    self.finance = finance
    self.payroll = payroll
  }

  /// The records of a register.
  ///
  /// - Parameter register: The register.
  public subscript(register: Register) -> [RegisterEntry] {
    get {
      switch register {
      case .quota: quota
      case .personnel: personnel
      case .finance: finance
      case .payroll: payroll
      }
    }
    set {
      switch register {
      case .quota: quota = newValue
      case .personnel: personnel = newValue
      case .finance: finance = newValue
      case .payroll: payroll = newValue
      }
    }
  }
}

extension Registers {
  /// Holds the registers against each other.
  ///
  /// People are matched by id alone. A person whom one register names for one unit and another
  /// register for another unit is in both registers, with ``PersonFinding/unitsDiffer``.
  ///
  /// - Parameter quotas: What units are allowed; `nil` if that is not to be checked. Of two quotas
  ///   of one unit the first counts.
  /// - Returns: The report, the same for the same records in any order.
  /// - Complexity: O(records · log records).
  public func reconciled(with quotas: [UnitQuota]? = nil) -> ReconciliationReport {
    var matching = RegisterMatching(self, quotas: quotas)
    return matching.report()
  }
}

internal import CGLPKShims

/// A value behind a POSIX mutex, with a condition to wait on.
///
/// Swift's own `Mutex` would do, but on Linux the thread sanitizer does not see it and reports every
/// access as a race. `@unchecked Sendable`: the value is touched only between lock and unlock.
@safe final class Gate<Value>: @unchecked Sendable {
  private let gate: OpaquePointer?
  private var value: Value

  init(_ value: sending Value) {
    unsafe gate = unsafe cglpk_gate_create()
    self.value = value
  }

  deinit {
    if let gate = unsafe gate { unsafe cglpk_gate_free(gate) }
  }

  /// Whether the system gave a mutex.
  var isUsable: Bool { unsafe gate != nil }

  /// Reads or changes the value; wakes nobody.
  func with<Result>(_ body: (inout Value) -> Result) -> Result {
    guard let gate = unsafe gate else { return body(&value) }
    unsafe cglpk_gate_lock(gate)
    defer { unsafe cglpk_gate_unlock(gate) }
    return body(&value)
  }

  /// Changes the value, then wakes a thread that waits.
  func change(_ body: (inout Value) -> Void) {
    guard let gate = unsafe gate else { return }
    unsafe cglpk_gate_lock(gate)
    body(&value)
    unsafe cglpk_gate_signal(gate)
    unsafe cglpk_gate_unlock(gate)
  }

  /// Waits until the body gives something; `nil` without a mutex.
  func wait<Result>(for body: (inout Value) -> Result?) -> Result? {
    guard let gate = unsafe gate else { return nil }
    unsafe cglpk_gate_lock(gate)
    defer { unsafe cglpk_gate_unlock(gate) }
    while true {
      if let result = body(&value) { return result }
      unsafe cglpk_gate_wait(gate)
    }
  }
}

internal import CGLPKShims

/// A flag that any thread may pull to stop GLPK at its next sign of life.
///
/// `@unchecked Sendable`: the flag is a C11 atomic that lives as long as this object.
@safe final class Brake: @unchecked Sendable {
  let flag: OpaquePointer?

  init() {
    unsafe flag = unsafe cglpk_brake_create()
  }

  deinit {
    if let flag = unsafe flag { unsafe cglpk_brake_free(flag) }
  }

  func pull() {
    if let flag = unsafe flag { unsafe cglpk_brake_pull(flag) }
  }

  var isPulled: Bool {
    if let flag = unsafe flag { unsafe cglpk_brake_is_pulled(flag) != 0 } else { true }
  }
}

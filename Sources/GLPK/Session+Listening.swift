internal import CGLPKShims

extension Reporter {
  /// What the shims call while GLPK works; the session keeps the reporter alive.
  var listener: cglpk_listener {
    unsafe cglpk_listener(
      context: Unmanaged.passUnretained(self).toOpaque(),
      print: { context, text in
        guard let context = unsafe context else { return }
        let reporter = unsafe Unmanaged<Reporter>.fromOpaque(context).takeUnretainedValue()
        if reporter.wantsText { reporter.print(unsafe String(cString: text)) }
      },
      branch: { context, state, point in
        guard let context = unsafe context else { return }
        let reporter = unsafe Unmanaged<Reporter>.fromOpaque(context).takeUnretainedValue()
        if let point = unsafe point {
          reporter.incumbent(
            unsafe Array(UnsafeBufferPointer(start: point, count: reporter.columnCount)))
        }
        reporter.branch(unsafe state.pointee)
      })
  }
}

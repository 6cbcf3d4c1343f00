internal import CGLPKShims

/// One thread of the operating system that runs jobs one after another.
///
/// GLPK's environment belongs to a thread: what is made on one must be freed on it. Tasks hop between
/// threads, so every solver has a thread of its own, and the thread frees its environment at its end.
final class SolverThread: Sendable {
  typealias Job = @Sendable () -> Void

  private struct Queue {
    var waiting: [Job] = []
    var isClosed = false
  }

  private enum Next {
    case job(Job)
    case end
  }

  private let queue = Gate(Queue())

  /// Whether the thread could be started.
  let isRunning: Bool

  init() {
    guard queue.isUsable else {
      isRunning = false
      return
    }
    let context = unsafe Unmanaged.passRetained(queue).toOpaque()
    let code = unsafe cglpk_thread_start(
      { context in
        guard let context = unsafe context else { return }
        SolverThread.run(unsafe Unmanaged<Gate<Queue>>.fromOpaque(context).takeRetainedValue())
      }, context)
    isRunning = code == 0
    if code != 0 { unsafe Unmanaged<Gate<Queue>>.fromOpaque(context).release() }
  }

  deinit {
    queue.change { $0.isClosed = true }
  }

  /// Runs a job after those that came before it.
  func perform(_ job: @escaping Job) {
    queue.change { $0.waiting.append(job) }
  }

  private static func run(_ queue: Gate<Queue>) {
    while case .job(let job)? = queue.wait(for: { queue -> Next? in
      if !queue.waiting.isEmpty { return .job(queue.waiting.removeFirst()) }
      return queue.isClosed ? .end : nil
    }) {
      job()
    }
    GLPKSolver.exclusively { cglpk_environment_free() }
  }
}

internal import CGLPKShims
private import Dispatch
private import Synchronization

/// One thread of the operating system that runs jobs one after another.
///
/// GLPK's environment belongs to a thread: what is made on one must be freed on it. Tasks hop between
/// threads, so every solver has a thread of its own, and the thread frees its environment at its end.
final class SolverThread: Sendable {
  typealias Job = @Sendable () -> Void

  private final class Queue: Sendable {
    let jobs = Mutex<(waiting: [Job], isClosed: Bool)>(([], false))
    let arrivals = DispatchSemaphore(value: 0)
  }

  private let queue = Queue()

  /// Whether the thread could be started.
  let isRunning: Bool

  init() {
    let context = unsafe Unmanaged.passRetained(queue).toOpaque()
    let code = unsafe cglpk_thread_start(
      { context in
        guard let context = unsafe context else { return }
        SolverThread.run(unsafe Unmanaged<Queue>.fromOpaque(context).takeRetainedValue())
      }, context)
    isRunning = code == 0
    if code != 0 { unsafe Unmanaged<Queue>.fromOpaque(context).release() }
  }

  deinit {
    queue.jobs.withLock { $0.isClosed = true }
    queue.arrivals.signal()
  }

  /// Runs a job after those that came before it.
  func perform(_ job: @escaping Job) {
    queue.jobs.withLock { $0.waiting.append(job) }
    queue.arrivals.signal()
  }

  private static func run(_ queue: Queue) {
    while true {
      queue.arrivals.wait()
      let next = queue.jobs.withLock { state -> (job: Job?, isClosed: Bool) in
        (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isClosed)
      }
      if let job = next.job {
        job()
      } else if next.isClosed {
        break
      }
    }
    GLPKSolver.exclusively { cglpk_environment_free() }
  }
}

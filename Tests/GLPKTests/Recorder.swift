import LinearOptimization

@testable import GLPK

/// Keeps what a solver tells from its thread.
///
/// Behind a gate and not Swift's mutex, which the thread sanitizer does not see.
final class Recorder: Sendable {
  private let state = Gate<(events: [SolveEvent], lines: [String])>(([], []))

  var events: [SolveEvent] { state.wait { $0.events } ?? [] }
  var lines: [String] { state.wait { $0.lines } ?? [] }

  var incumbents: [Incumbent] {
    events.compactMap { if case .incumbent(let incumbent) = $0 { incumbent } else { nil } }
  }

  func listen(_ options: inout SolveOptions) {
    options.onEvent = { event in self.state.change { $0.events.append(event) } }
    options.log = { line in self.state.change { $0.lines.append(line) } }
  }
}

import Foundation

/// What a run of a program left.
struct ToolRun {
  var status: Int32
  var output: String
  var errors: String

  /// The output as a JSON object.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
  }
}

/// Runs the programs that were built beside the test binary.
enum Tool {
  /// The folder of the checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the built programs.
  static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// Runs `oneboard` in the checkout, with standard output and standard error in files.
  static func oneboard(
    _ arguments: String..., interruptedAfter delay: Duration? = nil
  ) async throws -> ToolRun {
    try await run(
      products.appending(path: "oneboard"), arguments, interruptedAfter: delay)
  }

  /// Runs a program in the checkout; if told so, sends it SIGINT after some time.
  static func run(
    _ program: URL, _ arguments: [String], interruptedAfter delay: Duration? = nil
  ) async throws -> ToolRun {
    try await withTemporaryFolder { folder in
      let outputFile = folder.appending(path: "output")
      let errorFile = folder.appending(path: "errors")
      for file in [outputFile, errorFile] { try Data().write(to: file) }
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.currentDirectoryURL = root
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: outputFile)
      process.standardError = try FileHandle(forWritingTo: errorFile)
      let (ended, end) = AsyncStream.makeStream(of: Void.self)
      process.terminationHandler = { _ in end.finish() }
      try process.run()
      if let delay {
        try await Task.sleep(for: delay)
        process.interrupt()
      }
      for await _ in ended {}
      return ToolRun(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        output: try String(contentsOf: outputFile, encoding: .utf8),
        errors: try String(contentsOf: errorFile, encoding: .utf8))
    }
  }
}

/// Does something in a folder that is removed afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "oneboard-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// The text of a file of the checkout.
func checkoutFile(_ path: String) throws -> String {
  try String(contentsOf: Tool.root.appending(path: path), encoding: .utf8)
}

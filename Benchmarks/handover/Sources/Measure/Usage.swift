#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the process has used so far.
struct Usage: Sendable {
  /// Seconds of the monotonic clock.
  var wall: Double
  /// Seconds of all threads in the program and in the system.
  var processor: Double
  /// The most resident memory so far, in bytes.
  var peak: Int

  static var now: Usage {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #endif
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return Usage(
      wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9,
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peak: Int(usage.ru_maxrss) * unit)
  }

  /// Resident memory now, in bytes; 0 where the system does not tell.
  static var resident: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    let count = fread(&text, 1, text.count, file)
    let words = text.prefix(count).split(separator: 32)
    guard words.count > 1 else { return 0 }
    let pages = words[1].reduce(0) { $0 * 10 + Int($1) - 48 }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}

/// Named numbers, printed as one line of JSON.
struct Report {
  private var fields: [String] = []

  mutating func add(_ name: String, _ value: Double) { fields.append("\"\(name)\": \(value)") }

  mutating func add(_ name: String, _ value: Int) { fields.append("\"\(name)\": \(value)") }

  mutating func add(_ name: String, _ value: String) {
    fields.append("\"\(name)\": \"\(value)\"")
  }

  /// States the time between two looks, on the wall and of the processor.
  mutating func add(_ name: String, from start: Usage, to end: Usage) {
    add("\(name)Wall", end.wall - start.wall)
    add("\(name)Processor", end.processor - start.processor)
  }

  func print() { Swift.print("{" + fields.joined(separator: ", ") + "}") }
}

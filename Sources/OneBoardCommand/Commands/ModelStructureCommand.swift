internal import ArgumentParser
internal import LinearOptimization
internal import Sifting

/// `oneboard lp structure`: says what a model is made of, and how it falls into parts.
struct ModelStructureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure", abstract: "Says what a model is made of, and how it falls apart.",
    discussion: """
      Prints rows, columns and ranges, whether the matrix is known to give whole vertices and why, what \
      may give a solver trouble, and the parts by which large programs are solved: components, blocks \
      of few rows, rows that couple blocks, and rows that counties share.
      """)

  @Argument(help: "The model, in a format of lp solve.")
  var file: String

  @OptionGroup var output: FormatOption

  private static let mostNames = 8

  func run() async throws {
    try await reportingFailures {
      let (model, warnings) = try ModelFile(file).read()
      for warning in warnings { Console.note("oneboard: warning: \(file): \(warning)") }
      let compiled: CompiledModel
      do {
        compiled = try model.compiled()
      } catch {
        throw CommandFailure(.badData, "\(file): \(error)")
      }
      let statistics = ModelStatistics(of: compiled)
      let structure = BlockStructure(of: compiled)
      let shared = structure.sharedRows(of: compiled)
      switch output.format {
      case .text:
        var text = "\(file)\n\(statistics)\n\n\(structure)\n"
        if let shared {
          let names = shared.rows.prefix(Self.mostNames).map { model.rowName(Int($0)) }
          text += "shared rows: \(shared.rows.count), between \(shared.partCount) parts: "
          text += names.joined(separator: ", ")
          text += shared.rows.count > names.count ? ", …\n" : "\n"
        }
        try Console.write(text)
      case .json:
        try Console.write(jsonText(ModelStructureDocument(statistics, structure, shared)))
      }
      return .done
    }
  }
}

/// What `lp structure --format json` prints.
private struct ModelStructureDocument: Encodable {
  var rows: Int
  var columns: Int
  var wholeColumns: Int
  var coefficients: Int
  var unimodularity: String?
  var components: Int
  var largestComponent: Int
  var blocks: Int
  var couplingRows: Int
  var isLaminar: Bool
  var sharedRows: Int
  var parts: Int
  var warnings: [String]

  init(
    _ statistics: ModelStatistics, _ structure: BlockStructure,
    _ shared: (rows: [Int32], partCount: Int)?
  ) {
    rows = statistics.rows.count
    columns = statistics.columns.count
    wholeColumns = statistics.columns.binary + statistics.columns.integer
    coefficients = statistics.coefficientCount
    unimodularity = statistics.unimodularity?.rawValue
    components = structure.componentCount
    largestComponent = structure.largestComponent
    blocks = structure.blockCount
    couplingRows = structure.couplingRows.count
    isLaminar = structure.isLaminar
    sharedRows = shared?.rows.count ?? 0
    parts = shared?.partCount ?? structure.componentCount
    warnings = statistics.warnings
  }
}

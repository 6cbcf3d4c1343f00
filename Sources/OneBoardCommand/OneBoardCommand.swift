public import ArgumentParser
internal import OneBoard

/// The `oneboard` command.
public struct OneBoardCommand: AsyncParsableCommand {
  /// The command's name, texts and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "oneboard",
    abstract: "Allocates a county's staffing quotas (编制) as one board.",
    discussion: """
      Exit codes: 0 done · 1 an audit found violations, registers disagree, or a proof fails · \
      2 no legal plan exists · 3 stopped by a limit without a plan · 64 wrong use · 65 bad data · 66 file missing · \
      70 a fault of ours.
      """,
    version: Version.current,
    subcommands: [
      SolveCommand.self, AuditCommand.self, VerifyCommand.self, ExplainCommand.self,
      CompareCommand.self, WhatIfCommand.self, RequestsCommand.self, YearsCommand.self,
      NeedCommand.self, ReorganizeCommand.self, ReconcileCommand.self, GenerateCommand.self,
      FormulateCommand.self,
      LinearProgramCommand.self,
    ])

  /// Makes the command.
  public init() {}
}

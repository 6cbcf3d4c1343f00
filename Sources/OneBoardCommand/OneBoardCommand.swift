public import ArgumentParser

/// The `oneboard` command.
public struct OneBoardCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(commandName: "oneboard")

  /// Makes the command.
  public init() {}
}

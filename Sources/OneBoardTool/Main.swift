import ArgumentParser
import OneBoardCommand

@main enum Main {
  static func main() async { await OneBoardCommand.main() }
}

/// How many posts one line may release and receive by the rules that speak of it alone.
struct LineRoom {
  /// Posts to release: what hard rules demand, and at most what reclaim rules allow.
  var release = 0...0
  /// Posts to grant: what hard rules demand, and at most the need and the line's maximum.
  var grant = 0...0
}

/// The sides of a line's room while rules are read.
private struct RoomSides {
  var releaseLow = 0
  var releaseHigh = 0
  var grantLow = 0
  var grantHigh = 0
  var netLow = Int.min
  var netHigh = Int.max

  mutating func apply(_ bound: Bound, approved: Int) {
    switch bound.quantity {
    case .granted:
      if let least = bound.atLeast { grantLow = max(grantLow, least) }
      if let most = bound.atMost { grantHigh = min(grantHigh, most) }
    case .released:
      if let least = bound.atLeast { releaseLow = max(releaseLow, least) }
      if let most = bound.atMost { releaseHigh = min(releaseHigh, most) }
    case .net:
      if let least = bound.atLeast { netLow = max(netLow, least) }
      if let most = bound.atMost { netHigh = min(netHigh, most) }
    case .final:
      if let least = bound.atLeast { netLow = max(netLow, least - approved) }
      if let most = bound.atMost { netHigh = min(netHigh, most - approved) }
    case .purchased: break
    }
  }

  /// The room; where rules contradict each other, what is allowed limits what is demanded.
  var room: LineRoom {
    var sides = self
    if netLow > 0 {
      sides.grantLow = max(grantLow, netLow)
      sides.releaseHigh = 0
    } else if netLow > Int.min {
      sides.releaseHigh = min(releaseHigh, -netLow)
    }
    if netHigh < 0 {
      sides.releaseLow = max(releaseLow, netHigh == Int.min ? Int.max : -netHigh)
      sides.grantHigh = 0
    } else {
      sides.grantHigh = min(grantHigh, netHigh)
    }
    sides.releaseHigh = max(0, sides.releaseHigh)
    sides.releaseLow = min(max(0, sides.releaseLow), sides.releaseHigh)
    sides.grantHigh = sides.releaseLow > 0 ? 0 : max(0, sides.grantHigh)
    sides.grantLow = min(max(0, sides.grantLow), sides.grantHigh)
    return LineRoom(
      release: sides.releaseLow...sides.releaseHigh, grant: sides.grantLow...sides.grantHigh)
  }
}

extension Board {
  /// The room of each line: reclaim rules, need, `min` and `max`, and hard bounds on one line.
  func lineRooms() -> [LineRoom] {
    var sides = lines.map { line in
      var sides = RoomSides()
      sides.grantHigh = max(0, line.need - line.approved)
      if let least = line.min { sides.netLow = least - line.approved }
      if let most = line.max { sides.netHigh = most - line.approved }
      return sides
    }
    for rule in rules {
      guard case .reclaim(let reclaim) = rule.kind else { continue }
      for line in lines(selectedBy: rule.selection) {
        let posts = reclaim.posts(of: lines[line])
        sides[line].releaseHigh = max(sides[line].releaseHigh, posts)
        if reclaim.must, rule.softWeight == nil {
          sides[line].releaseLow = max(sides[line].releaseLow, posts)
        }
      }
    }
    for rule in rules where rule.softWeight == nil {
      guard case .bound(let bound) = rule.kind else { continue }
      let selected = lines(selectedBy: rule.selection)
      for group in groups(of: selected, per: bound.grouping) where group.lines.count == 1 {
        for line in group.lines { sides[line].apply(bound, approved: lines[line].approved) }
      }
    }
    return sides.map(\.room)
  }
}

internal import LinearOptimization

/// Runs one strategy on changed boards, within a deadline.
struct PropertyTrials<Strategy: AllocationStrategy, Solver: LinearSolver> {
  let strategy: Strategy
  let board: Board
  let posts: [PlannedPosts]
  let solver: Solver
  let options: PlanOptions
  let settings: PropertySettings
  let deadline: Deadline

  /// The changed board's plan; `nil` if there is none or the time is up.
  private func plan(_ change: (inout Scenario) -> Void) async -> [PlannedPosts]? {
    if deadline.hasPassed { return nil }
    var options = options
    options.progress = nil
    if let remaining = deadline.remaining {
      options.timeLimit = min(options.timeLimit ?? remaining, remaining)
    }
    let changed = board.restated(change)
    let plan = try? await strategy.plan(for: changed, using: solver, options: options)
    // A plan that a limit cut short says nothing about the strategy.
    guard let plan, !plan.posts.isEmpty, plan.status != .feasible, !deadline.hasPassed else {
      return nil
    }
    return board.everyLine(of: plan.posts)
  }

  func houseMonotonicity() async -> HouseMonotonicity {
    var result = HouseMonotonicity()
    for (position, category) in board.categories.enumerated() {
      var before = posts
      for step in 0..<max(0, settings.growth) {
        let reserve = category.reserve + step
        let next = await plan { scenario in
          scenario.categories[position].reserve = min(reserve + 1, PostLine.maximumPosts)
        }
        guard let next else {
          result.isComplete = false
          break
        }
        result.comparisons += 1
        for (old, new) in zip(before, next) where new.final < old.final {
          result.lossCount += 1
          if result.losses.count < HouseMonotonicity.mostLosses {
            result.losses.append(
              HouseMonotonicity.Loss(
                category: category.id, line: old.id, reserve: reserve, before: old.final,
                after: new.final))
          }
        }
        before = next
      }
    }
    return result
  }

  func orderIndependence() async -> OrderIndependence {
    var result = OrderIndependence()
    var generator = SplitMix64(seed: settings.seed)
    for _ in 0..<max(0, settings.shuffles) {
      let other = await plan { scenario in
        scenario.posts.shuffle(using: &generator)
        scenario.categories.shuffle(using: &generator)
        scenario.rules.shuffle(using: &generator)
        for index in scenario.posts.indices {
          scenario.posts[index].tags.shuffle(using: &generator)
        }
      }
      guard let other else {
        result.isComplete = false
        break
      }
      result.orders += 1
      if let line = zip(posts, other).first(where: { $0 != $1 })?.0.id {
        result.differences += 1
        result.firstLine = result.firstLine ?? line
      }
    }
    return result
  }

  func inflationGain() async -> InflationGain {
    var result = InflationGain()
    let needing = board.lines.indices.filter { board.lines[$0].need > 0 }
    let units = board.groups(of: needing, per: .unit)
    result.unitCount = units.count
    var generator = SplitMix64(seed: settings.seed)
    let sample =
      units.count <= settings.unitSample
      ? Array(units.indices)
      : units.indices.shuffled(using: &generator).prefix(max(0, settings.unitSample)).sorted()
    var sum: Int128 = 0
    for unit in sample {
      let lines = units[unit].lines
      let inflated = await plan { scenario in
        for line in lines {
          let need = scenario.posts[line].need
          scenario.posts[line].need = min(PostLine.maximumPosts, need + (need + 9) / 10)
        }
      }
      guard let inflated else {
        result.isComplete = false
        continue
      }
      let more = lines.reduce(Int128(0)) {
        $0 + Int128(inflated[$1].final) - Int128(posts[$1].final)
      }
      let gain = Int(clamping: more)
      result.units += 1
      sum += Int128(gain)
      if result.greatest.map({ gain > $0 }) ?? true {
        result.greatest = gain
        result.unit = units[unit].value
      }
    }
    if result.units > 0 { result.mean = Double(sum) / Double(result.units) }
    return result
  }
}

extension Board {
  /// What a plan does with every line, in id order; lines that it does not name do not change.
  func everyLine(of posts: [PlannedPosts]) -> [PlannedPosts] {
    if posts.count == lines.count, zip(lines, posts).allSatisfy({ $0.id == $1.id }) { return posts }
    let named = Dictionary(posts.map { ($0.id, $0) }) { first, _ in first }
    return lines.map { named[$0.id] ?? PlannedPosts(id: $0.id, final: $0.approved) }
  }
}

extension CompiledModel {
  /// The activity of each row at a point: A x.
  ///
  /// - Parameter point: A value for each column; NaN is taken for those that are missing.
  /// - Returns: An activity for each row.
  /// - Complexity: O(rows + coefficients).
  public func rowActivities(of point: [Double]) -> [Double] {
    var activities = [Double](repeating: 0, count: model.rowCount)
    for column in 0..<model.columnCount {
      let value = column < point.count ? point[column] : .nan
      if value == 0 { continue }
      for index in starts[column]..<starts[column + 1] {
        activities[Int(rows[index])] += values[index] * value
      }
    }
    return activities
  }

  /// The objective at a point, constant included.
  ///
  /// - Parameter point: A value for each column; NaN is taken for those that are missing.
  /// - Returns: The stated objective.
  /// - Complexity: O(columns).
  public func objective(at point: [Double]) -> Double {
    var sum = model.objectiveConstant
    for column in 0..<model.columnCount where model.costs[column] != 0 {
      sum += model.costs[column] * (column < point.count ? point[column] : .nan)
    }
    return sum
  }

  /// The reduced costs that belong to prices of the rows: c − Aᵀy.
  ///
  /// - Parameter prices: A price for each row; NaN is taken for those that are missing.
  /// - Returns: A reduced cost for each column.
  /// - Complexity: O(columns + coefficients).
  public func reducedCosts(for prices: [Double]) -> [Double] {
    var costs = model.costs
    for column in costs.indices {
      var cost = costs[column]
      for index in starts[column]..<starts[column + 1] {
        let row = Int(rows[index])
        cost -= values[index] * (row < prices.count ? prices[row] : .nan)
      }
      costs[column] = cost
    }
    return costs
  }
}

import Horizon
import OneBoard
import Testing

/// Rates as whole leavers, against numbers worked by hand.
@Suite struct AttritionForecastTests {
  private func lines(_ staff: [Int]) -> [PostLine] {
    staff.enumerated().map {
      PostLine(
        id: "l\($0.offset)", unit: "u", category: "c", approved: $0.element, inPost: $0.element,
        need: $0.element)
    }
  }

  @Test func `The total is right and the greatest remainders get the rest`() throws {
    let rate = try #require(ExactDecimal("0.05"))
    let forecast = try #require(
      try AttritionForecast.forecast(rate: rate, posts: lines([51, 30, 9]), years: 2))
    // 4.5 of 90 is 5: shares 2.83, 1.67, 0.5. Then 4.25 of 85 is 4: shares 2.26, 1.32, 0.42.
    #expect(forecast.leavers == ["l0": [3, 2], "l1": [2, 1], "l2": [0, 1]])
    #expect(forecast.years.map(\.staff) == [90, 85])
    #expect(forecast.years.map(\.leavers) == [5, 4])
    #expect(forecast.years.map(\.roundingNumerator) == [50, -25])
    #expect(forecast.years.map(\.denominator) == [100, 100])
  }

  @Test func `Everybody leaves once at a rate of one`() throws {
    let forecast = try #require(
      try AttritionForecast.forecast(rate: .one, posts: lines([4, 0]), years: 2))
    #expect(forecast.leavers == ["l0": [4, 0], "l1": [0, 0]])
  }

  @Test func `Rates, years and staff out of range give no forecast`() throws {
    let two = ExactDecimal(2)
    #expect(try AttritionForecast.forecast(rate: two, posts: lines([4]), years: 1) == nil)
    #expect(try AttritionForecast.forecast(rate: .one, posts: lines([4]), years: .max) == nil)
    #expect(try AttritionForecast.forecast(rate: .one, posts: lines([.max]), years: 1) == nil)
  }
}

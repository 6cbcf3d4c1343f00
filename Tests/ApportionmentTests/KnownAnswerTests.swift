import Apportionment
import Testing

@Suite struct KnownAnswerTests {
  static let populations = [5117, 4400, 162, 161, 160]

  @Test(arguments: [
    (ApportionmentMethod.largestRemainder, [51, 44, 2, 2, 1]),
    (.divisor(.jefferson), [52, 45, 1, 1, 1]), (.divisor(.webster), [51, 43, 2, 2, 2]),
    (.divisor(.huntingtonHill), [51, 43, 2, 2, 2]), (.divisor(.adams), [51, 43, 2, 2, 2]),
    (.divisor(.dean), [51, 43, 2, 2, 2]),
  ])
  func `Balinski and Young's first example`(
    _ method: ApportionmentMethod, _ expected: [Int]
  ) throws {
    let answer = try method.apportion(100, among: constituencies(Self.populations))
    #expect(answer == SeatAllocation(seats: expected))
  }

  @Test func `Hamilton takes a seat from the last when the house grows`() throws {
    let states = constituencies([21878, 9713, 4167, 3252, 1065])
    #expect(try LargestRemainder().apportion(43, among: states).seats == [24, 10, 4, 4, 1])
    #expect(try LargestRemainder().apportion(44, among: states).seats == [24, 11, 5, 3, 1])
  }

  @Test func `a tie goes to the lesser key and is reported`() throws {
    let parties = [("b", 10), ("a", 10), ("c", 20)].map { Constituency(key: $0, population: $1) }
    for method in [ApportionmentMethod.largestRemainder, .divisor(.webster), .divisor(.jefferson)] {
      let answer = try method.apportion(3, among: parties)
      #expect(answer.seats.reduce(0, +) == 3)
    }
    // Quotients of Webster: 20, 20, 40; 13⅓ for a second seat of c.
    let answer = try DivisorMethod.webster.apportion(2, among: parties)
    #expect(answer == SeatAllocation(seats: [0, 1, 1], tied: [0, 1]))
    let hamilton = try LargestRemainder().apportion(1, among: Array(parties.prefix(2)))
    #expect(hamilton == SeatAllocation(seats: [0, 1], tied: [0, 1]))
  }

  @Test func `first seats go to the greater populations where the first divisor is 0`() throws {
    for method in [DivisorMethod.adams, .dean, .huntingtonHill] {
      let answer = try method.apportion(2, among: constituencies([3, 9, 5]))
      #expect(answer == SeatAllocation(seats: [0, 1, 1]))
    }
  }

  @Test func `floors and caps bind, and the rest is apportioned anew`() throws {
    let lines = [
      Constituency(key: 0, population: 10, floor: 5), Constituency(key: 1, population: 60, cap: 4),
      Constituency(key: 2, population: 20), Constituency(key: 3, population: 10),
    ]
    // The first is held up at 5, the second held down at 4; 6 seats are left for 20 : 10.
    #expect(try LargestRemainder().apportion(15, among: lines).seats == [5, 4, 4, 2])
    #expect(try DivisorMethod.webster.apportion(15, among: lines).seats == [5, 4, 4, 2])
    #expect(try DivisorMethod.jefferson.apportion(15, among: lines).seats == [5, 4, 4, 2])
  }

  @Test func `what cannot hold together is refused with a reason`() {
    func refuse(_ seats: Int, _ lines: [Constituency<String>], _ word: String) {
      for method in ApportionmentMethod.allCases {
        do {
          _ = try method.apportion(seats, among: lines)
          Issue.record("\(method) accepted what it should refuse: \(word)")
        } catch {
          #expect("\(error)".contains(word), "\(method)")
        }
      }
    }
    refuse(3, [Constituency(key: "a", population: 1, floor: 4)], "floors sum to 4")
    refuse(3, [Constituency(key: "a", population: 1, cap: 2)], "at most 2 of 3")
    refuse(3, [Constituency(key: "a", population: 0)], "without a population")
    refuse(3, [], "at most 0 of 3")
    refuse(3, [Constituency(key: "a", population: 1, floor: 2, cap: 1)], "above its cap")
    refuse(
      3, [Constituency(key: "a", population: 1), Constituency(key: "a", population: 2)],
      "Two keys are a")
    refuse(-1, [], "-1")
    refuse(1, [Constituency(key: "a", population: -1)], "population of a is -1")
    refuse(1, [Constituency(key: "a", population: .max)], "larger units")
    refuse(.max, [Constituency(key: "a", population: 1)], "larger units")
    refuse(1, [Constituency(key: "a", population: 1, floor: .max)], "larger units")
    refuse(1, [Constituency(key: "a", population: 1, cap: -1)], "cap of a is -1")
  }

  @Test func `no seats among nobody is no seats`() throws {
    for method in ApportionmentMethod.allCases {
      let none: [Constituency<Int>] = []
      #expect(try method.apportion(0, among: none) == SeatAllocation(seats: []))
      #expect(try method.apportion(0, among: constituencies([0, 3])).seats == [0, 0])
    }
  }

  @Test func `the greatest numbers do not overflow`() throws {
    let most = ApportionmentLimits.population
    let lines = [
      Constituency(key: 0, population: most), Constituency(key: 1, population: most - 1),
      Constituency(key: 2, population: 1),
    ]
    for method in ApportionmentMethod.allCases {
      let answer = try method.apportion(ApportionmentLimits.seats, among: lines)
      #expect(answer.seats.reduce(0, +) == ApportionmentLimits.seats)
      #expect(answer.seats[0] - answer.seats[1] <= 1 && answer.seats[0] >= answer.seats[1])
      let least = try method.apportion(4, among: lines)
      #expect(least.seats.reduce(0, +) == 4)
    }
  }
}

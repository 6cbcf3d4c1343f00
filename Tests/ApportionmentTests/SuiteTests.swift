import Apportionment
import Foundation
import OneBoardTestSupport
import Testing

/// Published elections and claims; skipped, and said so, where `ONEBOARD_SUITES` is not set.
// Skipped only where the suites are absent.
@Suite(.enabled(if: Suites.areHere)) struct SuiteTests {
  struct House: Decodable {
    var seats: Int
    var votes: [Int]
    var expected: [Int]
    var eligible: [Bool]?
    var initialSeats: Int?
    var minSeats: Int?
  }

  struct Document: Decodable {
    var method: String
    var districts: [House]?
  }

  /// A threshold as a fraction of all votes; other texts are answered by `eligible`.
  struct Threshold: Decodable {
    var threshold: Double?
  }

  struct Matrix: Decodable {
    var votes: [[Int]]
    var districtSeats: [Int]
    var partySeats: [Int]
    var expected: [[Int]]
  }

  struct Division: Decodable {
    var id: String
    var rule: String?
    var endowment: String?
    var claims: [String]?
    var expected: [String]?
    var kind: String
  }

  private var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private func data(_ file: String) throws -> Data { Data(try Suites.bytes(of: file)) }

  private func method(_ name: String) -> ApportionmentMethod? {
    switch name {
    case "hamilton": .largestRemainder
    case "hill": .divisor(.huntingtonHill)
    default: DivisorMethod(rawValue: name).map { .divisor($0) }
    }
  }

  private func seats(
    _ house: House, _ method: ApportionmentMethod, threshold: Double?
  ) throws -> [Int] {
    let sum = Double(house.votes.reduce(0, +))
    let lines = house.votes.indices.map { index in
      let isIn =
        house.eligible?[index] ?? (Double(house.votes[index]) >= (threshold ?? 0) * sum)
      return Constituency(
        key: index, population: isIn ? house.votes[index] : 0,
        floor: isIn ? house.minSeats ?? 0 : 0)
    }
    return try method.apportion(house.seats, among: lines).seats.map {
      $0 + (house.initialSeats ?? 0)
    }
  }

  @Test func `published apportionments`() throws {
    let files = Suites.files(in: "alloc/apportionment")
    var solved = 0
    var houses = 0
    for file in files {
      let bytes = try data(file)
      let document = try decoder.decode(Document.self, from: bytes)
      guard let method = method(document.method) else {
        print("\(file): the method \(document.method) is not one of ours")
        continue
      }
      let threshold = try? decoder.decode(Threshold.self, from: bytes).threshold
      let list = try document.districts ?? [decoder.decode(House.self, from: bytes)]
      for house in list {
        let answer = try seats(house, method, threshold: threshold)
        #expect(answer == house.expected, "\(file)")
        houses += 1
      }
      solved += 1
    }
    print("alloc/apportionment: solved \(solved) of \(files.count), \(houses) houses")
    #expect(files.count >= 50 && solved >= 46)
  }

  @Test func `published biproportional apportionments`() throws {
    let files = Suites.files(in: "alloc/biproportional")
    for file in files {
      let matrix = try decoder.decode(Matrix.self, from: try data(file))
      let answer = try DivisorMethod.webster.apportion(
        weights: matrix.votes,
        rows: matrix.partySeats.enumerated().map { MatrixTotal(key: $0, seats: $1) },
        columns: matrix.districtSeats.enumerated().map { MatrixTotal(key: $0, seats: $1) })
      #expect(answer == MatrixAllocation(seats: matrix.expected), "\(file)")
    }
    print("alloc/biproportional: solved \(files.count) of \(files.count)")
    #expect(files.count >= 6)
  }

  private func ratio(_ text: String) throws -> Ratio {
    let parts = text.split(separator: "/").compactMap { Int128($0) }
    return Ratio(try #require(parts.first), parts.count > 1 ? parts[1] : 1)
  }

  @Test func `published divisions of claims`() throws {
    let rules: [String: DivisionRule] = [
      "talmud": .talmud, "cea": .constrainedEqualAwards, "cel": .constrainedEqualLosses,
      "proportional": .proportional,
    ]
    var (solved, count) = (0, 0)
    for file in Suites.files(in: "alloc/claims") {
      for division in try decoder.decode([Division].self, from: try data(file)) {
        count += 1
        guard let rule = division.rule.flatMap({ rules[$0] }), let endowment = division.endowment,
          let claims = division.claims, let expected = division.expected
        else {
          print("\(division.id): \(division.kind) is not one of our rules")
          continue
        }
        // Claims are whole here, so fractions are counted in parts of their denominators.
        let exact = try (claims + [endowment]).map { try ratio($0) }
        let parts = exact.reduce(Int128(1)) { $0 * $1.bottom }
        let whole = exact.map { Int(($0 * Ratio(parts)).top) }
        let answer = try rule.awards(of: try #require(whole.last), among: whole.dropLast())
        let awards = answer.map { Ratio($0) * Ratio(1, parts) }
        #expect(try awards == expected.map { try ratio($0) }, "\(division.id)")
        solved += 1
      }
    }
    print("alloc/claims: solved \(solved) of \(count)")
    #expect(solved >= 32)
  }
}

import LinearOptimization
import Sifting
import Testing

/// Components, blocks and coupling rows of models whose structure is known.
struct StructureTests {
  /// Groups of two columns under a row each, and rows over the given groups.
  private func model(groups: Int, coupling: [Range<Int>]) -> Model {
    var model = Model()
    for group in 0..<groups {
      model.addColumn()
      model.addColumn()
      model.addRow(upper: 1)
      model.addCoefficient(1, row: group, column: 2 * group)
      model.addCoefficient(1, row: group, column: 2 * group + 1)
    }
    for (place, range) in coupling.enumerated() {
      model.addRow(upper: 9)
      for group in range {
        model.addCoefficient(1, row: groups + place, column: 2 * group)
      }
    }
    return model
  }

  private var settings: SiftingSettings {
    var settings = SiftingSettings()
    settings.greatestBlockColumns = 4
    return settings
  }

  @Test func `Nested rows over many blocks couple them and are laminar`() throws {
    let compiled = try model(groups: 20, coupling: [0..<20, 0..<10, 10..<20]).compiled()
    let structure = BlockStructure(of: compiled, settings: settings)
    #expect(structure.couplingRows == [20, 21, 22])
    #expect(structure.blockCount == 20)
    #expect(structure.blocksByRows == [0, 20])
    #expect(structure.componentCount == 1)
    #expect(structure.isLaminar)
    #expect(structure.description.contains("coupling rows: 3, laminar"))
  }

  @Test func `Rows that cross are not laminar`() throws {
    let compiled = try model(groups: 20, coupling: [0..<12, 8..<20]).compiled()
    #expect(!BlockStructure(of: compiled, settings: settings).isLaminar)
  }

  @Test func `Rows apart make components, and a short row joins its blocks`() throws {
    let compiled = try model(groups: 22, coupling: [0..<10, 10..<20, 20..<22]).compiled()
    let structure = BlockStructure(of: compiled, settings: settings)
    #expect(structure.componentCount == 3)
    #expect(structure.largestComponent == 20)
    #expect(structure.couplingRows == [22, 23])
    #expect(structure.blocksByRows == [0, 20, 0, 1])
    #expect(Set(structure.componentOfColumn[0..<20]) == [0])
  }

  @Test func `A model without rows or columns has no blocks`() throws {
    let empty = BlockStructure(of: try Model().compiled())
    #expect(empty.blockCount == 0)
    #expect(empty.componentCount == 0)
  }
}

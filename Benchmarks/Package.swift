// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that users of OneBoard never fetch the benchmark library.
let package = Package(
  name: "OneBoardBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    // A name, because the folder of a clone may be called anything.
    .package(name: "OneBoard", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "BenchmarkSupport",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "GLPK", package: "OneBoard"),
        .product(name: "LinearOptimization", package: "OneBoard"),
        .product(name: "OneBoard", package: "OneBoard"),
        .product(name: "Sifting", package: "OneBoard"),
        .product(name: "SyntheticCounties", package: "OneBoard"),
      ])
  ],
  swiftLanguageModes: [.v6]
)

for name in ["ModelBuilding", "Solving", "Planning", "Files"] {
  package.targets.append(
    .executableTarget(
      name: name,
      dependencies: [
        "BenchmarkSupport",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "GLPK", package: "OneBoard"),
        .product(name: "LinearOptimization", package: "OneBoard"),
        .product(name: "OneBoard", package: "OneBoard"),
        .product(name: "OneBoardFiles", package: "OneBoard"),
      ],
      path: "Benchmarks/\(name)",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

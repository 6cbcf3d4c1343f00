// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "OneBoard",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "LinearOptimization", targets: ["LinearOptimization"]),
    .library(name: "GLPK", targets: ["GLPK"]),
    .library(name: "Sifting", targets: ["Sifting"]),
    .library(name: "Apportionment", targets: ["Apportionment"]),
    .library(name: "OneBoard", targets: ["OneBoard"]),
    .library(name: "OneBoardFiles", targets: ["OneBoardFiles"]),
    .library(name: "Reconciliation", targets: ["Reconciliation"]),
    .library(name: "Horizon", targets: ["Horizon"]),
    .library(name: "SyntheticCounties", targets: ["SyntheticCounties"]),
    .executable(name: "oneboard", targets: ["OneBoardTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    // The link flag stands here and not only in the module map: Swift imports the shims alone, so
    // the map's `link "glpk"` is never seen.
    .target(
      name: "CGLPKShims", dependencies: ["CGLPK"], linkerSettings: [.linkedLibrary("glpk")]),
    .systemLibrary(
      name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "JSONText"),
    .target(
      name: "LinearOptimization",
      dependencies: ["JSONText", .product(name: "BigInt", package: "BigInt")]),
    .target(name: "GLPK", dependencies: ["LinearOptimization", "CGLPKShims"]),
    .target(name: "Sifting", dependencies: ["LinearOptimization"]),
    .target(name: "Apportionment"),
    .target(name: "OneBoard", dependencies: ["LinearOptimization", "Apportionment"]),
    .target(name: "Reconciliation", dependencies: ["OneBoard"]),
    .target(name: "Horizon", dependencies: ["OneBoard", "LinearOptimization", "Apportionment"]),
    .target(name: "SyntheticCounties", dependencies: ["OneBoard"]),
    .target(name: "Gzip", dependencies: ["CZlib"]),
    .target(
      name: "OneBoardFiles",
      dependencies: ["OneBoard", "Reconciliation", "Horizon", "Apportionment", "JSONText"]),
    .target(
      name: "OneBoardCommand",
      dependencies: [
        "OneBoard", "OneBoardFiles", "Reconciliation", "Horizon", "SyntheticCounties", "GLPK",
        "Sifting", "Gzip", "LinearOptimization",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "OneBoardTool",
      dependencies: [
        "OneBoardCommand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // An example that the tests build and run; the executable is no product.
    .executableTarget(
      name: "EmbeddingExample", dependencies: ["OneBoard", "GLPK"], path: "examples/embedding",
      exclude: ["posts.csv", "scenario.json"]),
    // Sifting against its inner solver on MPS files; no product.
    .executableTarget(
      name: "SiftingComparison", dependencies: ["Sifting", "GLPK", "LinearOptimization"],
      path: "Benchmarks/sifting"),
    // Reading and writing files at scale, for the script beside it; no product.
    .executableTarget(
      name: "FileThroughput",
      dependencies: ["OneBoard", "OneBoardFiles", "SyntheticCounties", "GLPK"],
      path: "Benchmarks/files", sources: ["Main.swift"]),
    .target(
      name: "OneBoardTestSupport", dependencies: ["LinearOptimization", "OneBoard", "Gzip"],
      path: "Tests/OneBoardTestSupport"),
    // What any `LinearSolver` must hold to, for the tests of a solver.
    .target(
      name: "LinearSolverConformance", dependencies: ["LinearOptimization", "OneBoardTestSupport"],
      path: "Tests/LinearSolverConformance"),
    .testTarget(
      name: "LinearSolverConformanceTests",
      dependencies: [
        "LinearSolverConformance", "GLPK", "LinearOptimization", "OneBoardTestSupport",
      ]),
    .testTarget(
      name: "LinearOptimizationTests",
      dependencies: ["LinearOptimization", "Gzip", "OneBoardTestSupport"]),
    .testTarget(
      name: "ApportionmentTests", dependencies: ["Apportionment", "OneBoardTestSupport"]),
    .testTarget(
      name: "SyntheticCountiesTests",
      dependencies: [
        "SyntheticCounties", "OneBoard", "OneBoardFiles", "GLPK", "OneBoardTestSupport",
      ]),
    .testTarget(
      name: "ReconciliationTests",
      dependencies: ["Reconciliation", "OneBoard", "OneBoardTestSupport"]),
    .testTarget(
      name: "HorizonTests",
      dependencies: ["Horizon", "OneBoard", "GLPK", "LinearOptimization", "OneBoardTestSupport"]),
    // The code of the articles, compiled and run.
    .testTarget(
      name: "DocumentationTests", dependencies: ["GLPK", "LinearOptimization", "OneBoard"]),
    .testTarget(name: "GzipTests", dependencies: ["Gzip", "OneBoardTestSupport"]),
    .testTarget(
      name: "GLPKTests",
      dependencies: ["GLPK", "Gzip", "LinearOptimization", "OneBoardTestSupport"]),
    .testTarget(
      name: "SiftingTests",
      dependencies: ["Sifting", "GLPK", "LinearOptimization", "LinearSolverConformance"]),
    .testTarget(
      name: "OneBoardTests",
      dependencies: ["OneBoard", "GLPK", "LinearOptimization", "OneBoardTestSupport"]),
    .testTarget(
      name: "OneBoardFilesTests",
      dependencies: [
        "OneBoardFiles", "OneBoard", "Reconciliation", "JSONText", "OneBoardTestSupport",
      ]),
    .testTarget(
      name: "OneBoardCommandTests",
      dependencies: [
        "OneBoardCommand", "OneBoardTool", "EmbeddingExample", "OneBoardFiles", "OneBoard",
        "SyntheticCounties", "LinearOptimization", "OneBoardTestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

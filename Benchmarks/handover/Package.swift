// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that neither users of OneBoard nor the regular benchmarks build it.
let package = Package(
  name: "HandOver",
  platforms: [.macOS(.v15)],
  // A name, because the folder of a clone may be called anything.
  dependencies: [.package(name: "OneBoard", path: "../..")],
  targets: [
    .executableTarget(
      name: "Measure",
      dependencies: [
        .product(name: "GLPK", package: "OneBoard"),
        .product(name: "LinearOptimization", package: "OneBoard"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)

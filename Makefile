# Two commands on a fresh machine: `make demo` and `make test`. Each installs what it misses.

.PHONY: help demo test build lint dependencies benchmark benchmark-check growth handover fuzz documentation

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 17

demo: dependencies ## Build, plan the county of examples/yuncheng, write the plan to demo-output
	swift build -c release --product oneboard
	"$$(swift build -c release --show-bin-path)/oneboard" solve examples/yuncheng --out demo-output

test: dependencies ## Build and run all tests
	swift test --disable-xctest

build: dependencies ## Build everything, for debugging
	swift build

lint: ## Check the format of all Swift files that git knows
	git ls-files -z '*.swift' | xargs -0 swift format lint --strict

benchmark: dependencies ## Measure every stage at three sizes (the first build takes minutes)
	cd Benchmarks && swift package benchmark

benchmark-check: dependencies ## Compare the counters with Benchmarks/Thresholds; fails on a change
	Benchmarks/thresholds

growth: dependencies ## Measure how time and memory grow, write docs/growth.md and docs/growth.svg
	swift build -c release --product oneboard
	Benchmarks/growth/run

handover: dependencies ## Measure hand-over, building, slices and events, write docs/handover.md
	Benchmarks/handover/run

fuzz: dependencies ## Fuzz every reader for ten minutes each, write docs/fuzzing.md
	Fuzzing/run --seconds 600 --at-once 2

DOCC = $(dir $(realpath $(shell command -v swift)))docc
# Graphs stay with their build: a build that has nothing to compile does not write them again.
SYMBOLS = .build/symbol-build/graphs

documentation: dependencies ## Write the documentation of the LP layer and the domain to .build/documentation
	rm -rf .build/documentation && mkdir -p $(SYMBOLS) .build/documentation
	swift build --target OneBoard --scratch-path .build/symbol-build \
	  -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc $(abspath $(SYMBOLS))
	for module in LinearOptimization OneBoard; do \
	  rm -rf $(SYMBOLS)/$$module && mkdir $(SYMBOLS)/$$module && \
	  cp $(SYMBOLS)/$$module*.json $(SYMBOLS)/$$module && \
	  $(DOCC) convert Sources/$$module/$$module.docc --warnings-as-errors \
	    --additional-symbol-graph-dir $(SYMBOLS)/$$module \
	    --output-path .build/documentation/$$module --fallback-display-name $$module \
	    --fallback-bundle-identifier org.oneboard.$$module || exit 1; \
	done

# A header is missing if the compiler does not find it, wherever it may be installed.
dependencies:
	@command -v swift >/dev/null || { \
	  echo "Swift was not found. Install Swift 6.2 or newer: https://www.swift.org/install" >&2; \
	  exit 1; }
	@if ! printf '#include <glpk.h>\n#include <zlib.h>\n' | clang -E -x c - >/dev/null 2>&1; then \
	  if command -v apt-get >/dev/null; then \
	    if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
	    $$root apt-get update && $$root apt-get install -y libglpk-dev zlib1g-dev; \
	  else \
	    echo "glpk.h or zlib.h was not found. Install GLPK and zlib with their headers." >&2; \
	    exit 1; \
	  fi; \
	fi

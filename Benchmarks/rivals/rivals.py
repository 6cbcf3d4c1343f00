"""Measures OneBoard beside other solvers on the same files; see `--help`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from check import compare
from machine import ROOT
from measuring import SetupError, measure
from process import say
from report import page, summary

HERE = Path(__file__).resolve().parent


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Benchmarks/rivals/run",
        description="Solves the same files with OneBoard and with other solvers, in turns, and "
        "writes medians, spreads and ratios.",
        epilog="Set ONEBOARD to the path of a built program to skip the release build.",
    )
    parser.add_argument("--lines", default="1000,10000,100000", help="sizes, with commas between")
    parser.add_argument("--runs", type=int, default=5, help="runs of each rival")
    parser.add_argument("--time-limit", type=float, default=60, help="seconds for each solve")
    parser.add_argument("--seed", type=int, default=1, help="seed of the scenarios")
    parser.add_argument("--counties", type=int, help="passed to oneboard generate")
    parser.add_argument("--towns", type=int, help="passed to oneboard generate")
    parser.add_argument("--tightness", type=float, help="passed to oneboard generate")
    parser.add_argument(
        "--scenario", action="append", metavar="DIR", help="a scenario instead of generated ones"
    )
    parser.add_argument("--only", help="only rivals whose names contain one of these, with commas")
    parser.add_argument("--out", default="docs/benchmarks.md", help="the page to write")
    parser.add_argument("--results", default=str(HERE / "results.json"), help="all figures")
    parser.add_argument(
        "--check",
        nargs=2,
        metavar=("FIRST", "SECOND"),
        help="compare the counters and the order of solvers of two results files",
    )
    options = parser.parse_args(arguments)
    if options.runs < 1 or options.time_limit <= 0:
        parser.error("--runs and --time-limit must be positive")
    return options


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    if options.check:
        return compare(Path(options.check[0]), Path(options.check[1]))
    try:
        results = measure(options, arguments)
    except SetupError as error:
        say(str(error))
        return 1
    Path(options.results).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    out = Path(options.out) if Path(options.out).is_absolute() else ROOT / options.out
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(results), encoding="utf-8")
    print(summary(results))
    say(f"written: {out}, {options.results}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

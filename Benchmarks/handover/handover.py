"""Measures the hand-over to GLPK, building, slices and events; see `--help`."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Before all other packages: one of those may have a module of the same name.
sys.path.insert(1, str(HERE.parent / "rivals"))

from goals import goals  # noqa: E402
from machine import ROOT, commit, machine  # noqa: E402
from pages import page  # noqa: E402
from process import first_line  # noqa: E402
from rounds import Failure, say  # noqa: E402
from sections import building, hand_over, solving, versions  # noqa: E402

SECTIONS = {"handover": hand_over, "building": building, "solving": solving}


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Benchmarks/handover/run",
        description="Measures the hand-over to GLPK beside a C program, building beside Python "
        "libraries, slices beside one piece, and the cost of events; in turns.",
    )
    parser.add_argument("--runs", type=int, default=5, help="rounds; everyone runs once in each")
    parser.add_argument("--seed", type=int, default=1, help="seed of all that is generated")
    parser.add_argument("--columns", type=int, default=1_000_000, help="hand-over: columns")
    parser.add_argument("--rows", type=int, default=200_000, help="hand-over: rows")
    parser.add_argument("--entries", type=int, default=4, help="hand-over: entries of a column")
    parser.add_argument("--build-rows", type=int, default=200_000, help="building: rows")
    parser.add_argument("--build-columns", type=int, default=100_000, help="building: columns")
    parser.add_argument("--build-terms", type=int, default=5, help="building: terms of a row")
    parser.add_argument("--lines", type=int, default=10_000, help="solving: lines of the board")
    parser.add_argument("--only", choices=sorted(SECTIONS), action="append", help="some sections")
    parser.add_argument("--out", default="docs/handover.md", help="the page to write")
    parser.add_argument("--results", default=str(HERE / "results.json"), help="all figures")
    parser.add_argument(
        "--check", action="store_true", help="end with 2 where a goal of the page is missed"
    )
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs must be positive")
    return options


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    results = {
        "command": shlex.join(["Benchmarks/handover/run", *arguments]),
        "machine": machine(),
        "commit": commit(),
        "versions": versions() | {"Swift": first_line(["swift", "--version"], "Swift")},
        "options": {k: v for k, v in vars(options).items() if isinstance(v, int) or k == "only"},
    }
    try:
        with tempfile.TemporaryDirectory(prefix="oneboard-handover-") as folder:
            for name, measure in SECTIONS.items():
                if not options.only or name in options.only:
                    results[name] = measure(options, Path(folder))
    except (Failure, KeyError) as error:
        say(f"{error}")
        return 1
    results["loadAfter"] = f"{os.getloadavg()[0]:.2f}"
    Path(options.results).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    out = Path(options.out) if Path(options.out).is_absolute() else ROOT / options.out
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(results), encoding="utf-8")
    found = goals(results)
    for goal in found:
        print(goal.line())
    say(f"written: {out}, {options.results}")
    return 2 if options.check and not all(goal.holds for goal in found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measures OneBoard beside other solvers on the same files; see `--help`."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


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


def say(text: str) -> None:
    print(f"rivals: {text}", file=sys.stderr, flush=True)


class Setup(Exception):
    """Something that must work before anything can be measured does not."""


# Scenarios and files


def scenarios(options: argparse.Namespace, program: str, folder: Path) -> list[tuple[str, Path]]:
    if options.scenario:
        return [(name(Path(path)), Path(path).resolve()) for path in options.scenario]
    sizes = [int(size) for size in options.lines.split(",")]
    return [(f"{size:,} lines", generated(options, program, folder, size)) for size in sizes]


def name(scenario: Path) -> str:
    resolved = scenario.resolve()
    return str(resolved.relative_to(ROOT) if resolved.is_relative_to(ROOT) else resolved.name)


def generated(options: argparse.Namespace, program: str, folder: Path, size: int) -> Path:
    scenario = folder / f"scenario-{size}"
    command = [program, "generate", "--lines", str(size), "--seed", str(options.seed)]
    for option in ("counties", "towns", "tightness"):
        value = getattr(options, option)
        if value is not None:
            command += [f"--{option}", str(value)]
    required(command + ["--out", str(scenario)])
    return scenario


def required(command: list[str]) -> str:
    from process import run

    result = run(command, 3600)
    if result.code != 0:
        raise Setup(f"{shlex.join(command)} failed: {result.errors.strip()}")
    return result.output


def formulated(program: str, scenario: Path, file: Path, flags: list[str]) -> dict[str, Any]:
    command = [program, "formulate", str(scenario), "--out", str(file), "--for-other-solvers"]
    return json.loads(required([*command, "--format", "json", *flags]))


# Rivals


def all_rivals(program: str, only: str | None) -> list[Any]:
    from libraries import libraries
    from programs import cbc, clp, glpsol, oneboard_building, oneboard_model, oneboard_plan

    rivals = [
        oneboard_model(program, "linear"),
        glpsol("glpsol", "linear", []),
        glpsol("glpsol, dual simplex", "linear", ["--dual"]),
        clp(),
        oneboard_model(program, "whole"),
        oneboard_plan(program),
        glpsol("glpsol", "whole", []),
        cbc(),
        oneboard_building(program),
        *libraries(),
    ]
    if not only:
        return rivals
    words = only.lower().split(",")
    return [rival for rival in rivals if any(word in rival.name.lower() for word in words)]


def measured(rivals: list[Any], task: Any, runs: int) -> dict[str, list[Any]]:
    """All outcomes by rival; whoever hits the limit or fails is not run again."""
    outcomes: dict[str, list[Any]] = defaultdict(list)
    nulls: dict[str, list[float]] = defaultdict(list)
    present = [rival for rival in rivals if not rival.missing]
    for turn in range(runs):
        shift = turn % max(1, len(present))
        for rival in present[shift:] + present[:shift]:
            key = f"{rival.group}: {rival.name}"
            if outcomes[key] and not outcomes[key][-1].is_done:
                continue
            outcome = attempt(rival, task)
            outcomes[key].append(outcome)
            if rival.null and outcome.is_done:
                nulls[key].append(rival.null(task))
        say(f"{task.label}: run {turn + 1} of {runs} done")
    return {key: corrected(found, nulls.get(key)) for key, found in outcomes.items()}


def attempt(rival: Any, task: Any) -> Any:
    from outcome import failed

    try:
        return rival.solve(task)
    except Exception as error:  # One rival's trouble must not end the others' runs.
        return failed(f"{type(error).__name__}: {error}")


def corrected(outcomes: list[Any], nulls: list[float] | None) -> list[Any]:
    from dataclasses import replace

    if not nulls:
        return outcomes
    null = statistics.median(nulls)
    return [
        replace(outcome, seconds=max(0.0, outcome.seconds - null)) if outcome.is_done else outcome
        for outcome in outcomes
    ]


def case(
    options: argparse.Namespace, program: str, rivals: list[Any], label: str, scenario: Path,
    folder: Path,
) -> dict[str, Any]:
    from programs import Task

    stem = "".join(character if character.isalnum() else "-" for character in label)
    linear, whole = folder / f"{stem}.mps", folder / f"{stem}-whole.mps"
    say(f"{label}: writing the files")
    sizes = {
        "linear": formulated(program, scenario, linear, []),
        "whole": formulated(program, scenario, whole, ["--integer"]),
    }
    task = Task(label, scenario, linear, whole, options.time_limit)
    outcomes = measured(rivals, task, options.runs)
    return {
        "label": label,
        "sizes": {
            group: {key: size[key] for key in ("rows", "columns", "integers", "coefficients")}
            for group, size in sizes.items()
        },
        "outcomes": {
            key: [outcome.to_json() for outcome in found] for key, found in outcomes.items()
        },
    }


def measure(options: argparse.Namespace, arguments: list[str]) -> dict[str, Any]:
    from machine import commit, machine

    program = os.environ.get("ONEBOARD", "")
    if not program or not shutil.which(program):
        raise Setup("the oneboard program was not found; start Benchmarks/rivals/run")
    rivals = all_rivals(program, options.only)
    results: dict[str, Any] = {
        "command": shlex.join(["Benchmarks/rivals/run", *arguments]),
        "commit": commit(),
        "seed": options.seed,
        "runs": options.runs,
        "timeLimit": options.time_limit,
        "machine": machine(),
        "rivals": [described(rival) for rival in rivals],
        "cases": [],
    }
    with tempfile.TemporaryDirectory(prefix="oneboard-rivals-") as path:
        folder = Path(path)
        for label, scenario in scenarios(options, program, folder):
            found = case(options, program, rivals, label, scenario, folder)
            results["cases"].append(found)
    return results


def described(rival: Any) -> dict[str, str]:
    return {
        "key": f"{rival.group}: {rival.name}",
        "name": rival.name,
        "group": rival.group,
        "timed": rival.timed,
        "version": rival.version,
        "missing": rival.missing,
    }


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    if options.check:
        from check import compare

        return compare(Path(options.check[0]), Path(options.check[1]))
    from report import page, summary

    try:
        results = measure(options, arguments)
    except Setup as error:
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

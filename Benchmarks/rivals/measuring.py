"""Writes the files of each scenario and runs the rivals on them, in turns."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import statistics
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from libraries import libraries
from machine import ROOT, commit, machine
from outcome import TIME_LIMIT, Outcome, failed
from process import run, say
from programs import Rival, Task, cbc, clp, glpsol, oneboard_building, oneboard_model, oneboard_plan


class SetupError(Exception):
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
    result = run(command, 3600)
    if result.code != 0:
        raise SetupError(f"{shlex.join(command)} failed: {result.errors.strip()}")
    return result.output


def formulated(program: str, scenario: Path, file: Path, flags: list[str]) -> dict[str, Any]:
    command = [program, "formulate", str(scenario), "--out", str(file), "--for-other-solvers"]
    return json.loads(required([*command, "--format", "json", *flags]))


# Rivals


def all_rivals(program: str, only: str | None) -> list[Rival]:
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


def measured(
    rivals: list[Rival], task: Task, runs: int
) -> tuple[dict[str, list[Outcome]], dict[str, list[float]]]:
    """All outcomes and null runs by rival; whoever hits the limit or fails is not run again."""
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
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
    limit = task.time_limit
    return {key: corrected(found, nulls.get(key), limit) for key, found in outcomes.items()}, nulls


def attempt(rival: Rival, task: Task) -> Outcome:
    try:
        return rival.solve(task)
    except Exception as error:  # One rival's trouble must not end the others' runs.
        return failed(f"{type(error).__name__}: {error}")


def corrected(outcomes: list[Outcome], nulls: list[float] | None, limit: float) -> list[Outcome]:
    """Subtracts the null run, and holds all to the same limit: not every solver is punctual."""
    null = statistics.median(nulls) if nulls else 0.0
    result = []
    for outcome in outcomes:
        if outcome.seconds is None:
            result.append(outcome)
            continue
        seconds = max(0.0, outcome.seconds - null)
        late = Outcome(TIME_LIMIT, reason=f"ended after {seconds:.3g} s")
        result.append(replace(outcome, seconds=seconds) if seconds <= limit else late)
    return result


def case(
    options: argparse.Namespace,
    program: str,
    rivals: list[Rival],
    label: str,
    scenario: Path,
    folder: Path,
) -> dict[str, Any]:
    stem = "".join(character if character.isalnum() else "-" for character in label)
    linear, whole = folder / f"{stem}.mps", folder / f"{stem}-whole.mps"
    say(f"{label}: writing the files")
    sizes = {
        "linear": formulated(program, scenario, linear, []),
        "whole": formulated(program, scenario, whole, ["--integer"]),
    }
    task = Task(label, scenario, linear, whole, options.time_limit)
    outcomes, nulls = measured(rivals, task, options.runs)
    return {
        "label": label,
        "sizes": {
            group: {key: size[key] for key in ("rows", "columns", "integers", "coefficients")}
            for group, size in sizes.items()
        },
        "outcomes": {
            key: [outcome.to_json() for outcome in found] for key, found in outcomes.items()
        },
        "nulls": nulls,
    }


def measure(options: argparse.Namespace, arguments: list[str]) -> dict[str, Any]:
    program = os.environ.get("ONEBOARD", "")
    if not program or not shutil.which(program):
        raise SetupError("the oneboard program was not found; start Benchmarks/rivals/run")
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


def described(rival: Rival) -> dict[str, str]:
    return {
        "key": f"{rival.group}: {rival.name}",
        "name": rival.name,
        "group": rival.group,
        "timed": rival.timed,
        "version": rival.version,
        "missing": rival.missing,
    }

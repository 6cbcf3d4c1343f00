"""Rivals that are Python libraries; each run is a process of `worker.py`."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from pathlib import Path

from outcome import Outcome, failed
from process import run
from programs import GRACE, Rival, Task, killed

WORKER = Path(__file__).with_name("worker.py")

HIGHS = "wall time of `run()` of highspy, threads=1; reading excluded"
ORTOOLS = "wall time of `solve()` of the Python model builder; reading excluded"

SOLVERS: list[tuple[str, str, str, str, str]] = [
    ("HiGHS simplex", "linear", "highs-simplex", "highspy", HIGHS),
    ("HiGHS interior point", "linear", "highs-ipm", "highspy", HIGHS + ", crossover included"),
    ("OR-Tools GLOP", "linear", "glop", "ortools", ORTOOLS),
    ("OR-Tools PDLP", "linear", "pdlp", "ortools", ORTOOLS + ", tolerances set to 1e-9"),
    ("HiGHS MIP", "whole", "highs-mip", "highspy", HIGHS + ", both gaps 0"),
    (
        "PuLP",
        "building",
        "build-pulp",
        "PuLP",
        "variables, rows and objective from arrays in memory",
    ),
    (
        "linopy",
        "building",
        "build-linopy",
        "linopy",
        "variables, rows and objective from arrays in memory, rows of one length as one block",
    ),
    (
        "OR-Tools model builder",
        "building",
        "build-ortools",
        "ortools",
        "variables, rows and objective from arrays in memory",
    ),
]


def libraries() -> list[Rival]:
    return [library(*entry) for entry in SOLVERS]


def library(name: str, group: str, method: str, package: str, timed: str) -> Rival:
    def solve(task: Task) -> Outcome:
        file = task.whole if group == "whole" else task.linear
        command = [sys.executable, str(WORKER), method, str(file), str(task.time_limit)]
        result = run(command, task.time_limit + GRACE)
        if ended := killed(result):
            return ended
        if result.code != 0:
            return failed(f"exit code {result.code}: {result.errors}")
        return Outcome.from_json(json.loads(result.output.splitlines()[-1]))

    version = installed(package)
    missing = "" if version else f"the Python package {package} is not installed"
    return Rival(name, group, timed, solve, None, f"{package} {version}", missing)


def installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""

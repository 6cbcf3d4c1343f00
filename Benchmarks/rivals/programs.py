"""Rivals that are programs: OneBoard itself, glpsol, CLP and CBC."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outcome import BUILT, OPTIMAL, TIME_LIMIT, Outcome, failed
from process import Run, first_line, run

# What a program may take beside its solve: starting, reading and writing.
GRACE = 60.0

NUMBER = r"([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)"


@dataclass(frozen=True)
class Task:
    """One scenario and its two files."""

    label: str
    scenario: Path
    linear: Path
    whole: Path
    time_limit: float


@dataclass(frozen=True)
class Rival:
    """`group` is linear, whole or building; `timed` says what its seconds are."""

    name: str
    group: str
    timed: str
    solve: Callable[[Task], Outcome]
    # What the program takes without the solve, to be subtracted; None if it reports its own time.
    null: Callable[[Task], float] | None = None
    version: str = ""
    missing: str = ""


def killed(result: Run) -> Outcome | None:
    return Outcome(TIME_LIMIT, reason="ended from outside") if result.code is None else None


def stopped_or_failed(text: str, code: int | None) -> Outcome:
    if re.search(r"time limit|TIME LIMIT|maximum time|on maximum|Stopped on time", text):
        return Outcome(TIME_LIMIT, reason="stopped at the limit")
    return failed(f"exit code {code}: {text[-400:]}")


def found(pattern: str, text: str) -> float | None:
    """The last number that a pattern captures."""
    matches = re.findall(pattern, text)
    return float(matches[-1]) if matches else None


def count(pattern: str, text: str) -> int | None:
    number = found(pattern, text)
    return None if number is None else int(number)


# OneBoard


def oneboard_model(program: str, group: str) -> Rival:
    def solve(task: Task) -> Outcome:
        file = task.linear if group == "linear" else task.whole
        command = [program, "lp", "solve", str(file), "--format", "json"]
        result = run(command + ["--time-limit", str(task.time_limit)], task.time_limit + GRACE)
        if ended := killed(result):
            return ended
        if result.code != 0:
            return failed(f"exit code {result.code}: {result.errors}")
        return model_outcome(json.loads(result.output))

    return Rival(
        "OneBoard",
        group,
        "`seconds` of `oneboard lp solve`: from the checked model to the answer, building the GLPK "
        "problem and checking the answer included",
        solve,
        version=first_line([program, "--version"]),
    )


def model_outcome(answer: dict) -> Outcome:
    if answer["termination"] != "optimal":
        is_limit = answer["termination"] == "timeLimit"
        return Outcome(TIME_LIMIT) if is_limit else failed(answer["termination"])
    return Outcome(
        OPTIMAL, answer["seconds"], answer["objective"], answer["iterations"], answer["nodes"]
    )


def oneboard_plan(program: str) -> Rival:
    def solve(task: Task) -> Outcome:
        command = [program, "solve", str(task.scenario), "--format", "json"]
        result = run(command + ["--time-limit", str(task.time_limit)], task.time_limit + GRACE)
        if ended := killed(result):
            return ended
        if result.code not in (0, 3):
            return failed(f"exit code {result.code}: {result.errors}")
        return plan_outcome(json.loads(result.output))

    return Rival(
        "OneBoard, whole plan",
        "whole",
        "`solveSeconds` of `oneboard solve`: all levels, ties and moves, from the checked scenario "
        "to the plan",
        solve,
        version=first_line([program, "--version"]),
    )


def plan_outcome(plan: dict) -> Outcome:
    if plan["status"] != "optimal":
        is_limit = plan["status"] in ("feasible", "stopped")
        return Outcome(TIME_LIMIT) if is_limit else failed(plan["status"])
    benefit = next(level["value"] for level in plan["levels"] if level["name"] == "benefit")
    # The files state the benefit as a minimum.
    return Outcome(OPTIMAL, plan["solveSeconds"], -benefit)


def oneboard_building(program: str) -> Rival:
    def solve(task: Task) -> Outcome:
        file = task.linear.with_suffix(".built.mps")
        command = [program, "formulate", str(task.scenario), "--out", str(file)]
        result = run(command + ["--for-other-solvers"], task.time_limit + GRACE)
        file.unlink(missing_ok=True)
        if ended := killed(result):
            return ended
        if result.code != 0:
            return failed(f"exit code {result.code}: {result.errors}")
        return Outcome(BUILT, result.wall)

    def null(task: Task) -> float:
        return run([program, "--version"], GRACE).wall

    return Rival(
        "OneBoard",
        "building",
        "wall time of `oneboard formulate` less that of `oneboard --version`: reading and checking "
        "the scenario, formulating with names, writing the file; more work than the others do",
        solve,
        null,
        version=first_line([program, "--version"]),
    )


# glpsol


def glpsol(name: str, group: str, options: list[str]) -> Rival:
    def solve(task: Task) -> Outcome:
        file = task.linear if group == "linear" else task.whole
        limit = str(max(1, math.ceil(task.time_limit)))
        command = ["glpsol", "--freemps", str(file), "--tmlim", limit, *options]
        result = run(command, task.time_limit + GRACE)
        return killed(result) or glpsol_outcome(result)

    def null(task: Task) -> float:
        file = task.linear if group == "linear" else task.whole
        return run(["glpsol", "--freemps", str(file), "--check"], GRACE).wall

    return Rival(
        name,
        group,
        "wall time of `" + " ".join(["glpsol", *options]) + "` less the median of runs with "
        "`--check`, which only read the file (its own report has tenths of a second)",
        solve,
        null,
        first_line(["glpsol", "--version"], "GLPSOL"),
        "" if shutil.which("glpsol") else "glpsol is not installed",
    )


def glpsol_outcome(result: Run) -> Outcome:
    text = result.output
    if "TIME LIMIT EXCEEDED" in text:
        return Outcome(TIME_LIMIT)
    is_optimal = re.search(
        r"^(INTEGER OPTIMAL|OPTIMAL LP) SOLUTION FOUND|^OPTIMAL SOLUTION", text, re.M
    )
    if result.code != 0 or not is_optimal:
        return stopped_or_failed(result.text, result.code)
    objective = found(rf"mip = +{NUMBER}", text)
    if objective is None:
        objective = found(rf"(?:obj|Objective value) = +{NUMBER}", text)
    iterations = count(r"(?m)^[#*+ ]? *([0-9]+): ", text)
    return Outcome(OPTIMAL, result.wall, objective, iterations)


# CLP and CBC


def clp() -> Rival:
    def solve(task: Task) -> Outcome:
        command = ["clp", str(task.linear), "-seconds", str(task.time_limit), "-solve", "-quit"]
        result = run(command, task.time_limit + GRACE)
        if ended := killed(result):
            return ended
        text = result.text
        pattern = rf"Optimal objective {NUMBER} - ([0-9]+) iterations time {NUMBER}"
        match = re.search(pattern, text)
        if not match:
            return stopped_or_failed(text, result.code)
        return Outcome(OPTIMAL, float(match[3]), float(match[1]), int(match[2]))

    return Rival(
        "CLP",
        "linear",
        "`time` of its last line, in processor seconds, presolve included; `clp FILE -solve`",
        solve,
        version=first_line(["clp", "-quit"], "version"),
        missing="" if shutil.which("clp") else "clp is not installed",
    )


def cbc() -> Rival:
    def solve(task: Task) -> Outcome:
        command = ["cbc", str(task.whole), "-seconds", str(task.time_limit), "-ratioGap", "0"]
        command += ["-allowableGap", "0", "-solve", "-quit"]
        result = run(command, task.time_limit + GRACE)
        return killed(result) or cbc_outcome(result)

    def null(task: Task) -> float:
        return run(["cbc", str(task.whole), "-quit"], GRACE).wall

    return Rival(
        "CBC",
        "whole",
        "wall time of `cbc FILE -ratioGap 0 -allowableGap 0 -solve` less the median of runs that "
        "only read the file (its own report has hundredths of a second)",
        solve,
        null,
        first_line(["cbc", "-quit"], "Version"),
        "" if shutil.which("cbc") else "cbc is not installed",
    )


def cbc_outcome(result: Run) -> Outcome:
    text = result.text
    if "Result - Optimal solution found" not in text:
        return stopped_or_failed(text, result.code)
    return Outcome(
        OPTIMAL,
        result.wall,
        cbc_objective(text),
        count(r"Total iterations: +([0-9]+)", text),
        count(r"Enumerated nodes: +([0-9]+)", text),
    )


def cbc_objective(text: str) -> float | None:
    """The best objective with all digits where it is printed, else with eight decimals."""
    precise = found(rf"best objective {NUMBER}", text)
    return precise if precise is not None else found(rf"Objective value: +{NUMBER}", text)

"""Medians, ratios and agreement, from the outcomes of all runs."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any

from outcome import TIME_LIMIT, Outcome

AGREEMENT = 1e-9
BASE = "OneBoard"


@dataclass(frozen=True)
class Figure:
    """The runs of one rival on one case; times are None if it never ended in time."""

    name: str
    version: str
    runs: int
    median: float | None
    least: float | None
    greatest: float | None
    objective: float | None
    iterations: int | None
    nodes: int | None
    trouble: str
    # The time limit, if no run ended within it.
    limit: float | None
    # Counters that are not the same in all runs, so that they depend on the clock.
    varying: frozenset[str]
    # How far the null runs that were subtracted lie apart.
    uncertainty: float

    @property
    def is_lost_in_noise(self) -> bool:
        return self.median is not None and self.median <= self.uncertainty


def figure(
    rival: dict[str, str],
    found: list[dict[str, Any]],
    nulls: list[float],
    time_limit: float,
) -> Figure:
    outcomes = [Outcome.from_json(value) for value in found]
    done = [outcome for outcome in outcomes if outcome.is_done]
    times = [outcome.seconds for outcome in done if outcome.seconds is not None]
    last = done[-1] if done else None
    return Figure(
        rival["name"],
        rival["version"],
        len(done),
        statistics.median(times) if times else None,
        min(times, default=None),
        max(times, default=None),
        last.objective if last else None,
        last.iterations if last else None,
        last.nodes if last else None,
        trouble(rival, outcomes, time_limit),
        time_limit if not done and any(o.status == TIME_LIMIT for o in outcomes) else None,
        frozenset(varying(done)),
        max(nulls, default=0.0) - min(nulls, default=0.0),
    )


def trouble(rival: dict[str, str], outcomes: list[Outcome], time_limit: float) -> str:
    if rival["missing"]:
        return rival["missing"]
    notes = []
    for outcome in outcomes:
        if outcome.status == TIME_LIMIT:
            notes.append(
                f"not solved in {time_limit:g} s"
                + (f", {outcome.reason}" if outcome.reason else "")
            )
        elif not outcome.is_done:
            notes.append(f"failed: {outcome.reason}")
    values = [outcome.objective for outcome in outcomes if outcome.objective is not None]
    if values and not agrees(min(values), max(values)):
        notes.append("its runs differ in objective")
    return "; ".join(notes)


def varying(outcomes: list[Outcome]) -> list[str]:
    values = {
        "iterations": {outcome.iterations for outcome in outcomes},
        "nodes": {outcome.nodes for outcome in outcomes},
    }
    return [counter for counter, seen in values.items() if len(seen) > 1]


def figures(results: dict[str, Any], case: dict[str, Any], group: str) -> list[Figure]:
    return [
        figure(
            rival,
            case["outcomes"].get(rival["key"], []),
            case["nulls"].get(rival["key"], []),
            results["timeLimit"],
        )
        for rival in results["rivals"]
        if rival["group"] == group
    ]


def base(found: list[Figure]) -> Figure | None:
    return next((entry for entry in found if entry.name == BASE), None)


def ratio(entry: Figure, found: list[Figure]) -> float | None:
    """The rival's median in medians of OneBoard."""
    reference = base(found)
    if entry.median is None or reference is None or not reference.median:
        return None
    return entry.median / reference.median


def consensus(found: list[Figure]) -> float | None:
    """The objective that most rivals agree on."""
    values = [entry.objective for entry in found if entry.objective is not None]
    return max(
        values, key=lambda value: sum(agrees(value, other) for other in values), default=None
    )


def difference(first: float, second: float) -> float:
    return abs(first - second) / max(1.0, abs(first), abs(second))


def agrees(first: float, second: float) -> bool:
    return difference(first, second) <= AGREEMENT

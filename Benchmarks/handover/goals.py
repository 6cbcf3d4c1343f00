"""The goals, and whether the figures meet them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any

from rounds import ratio


@dataclass(frozen=True)
class Goal:
    """A ratio that must not exceed a limit."""

    text: str
    ratio: float
    limit: float

    @property
    def holds(self) -> bool:
        return self.ratio <= self.limit

    def line(self) -> str:
        verdict = "holds" if self.holds else "missed"
        return f"{self.text}: {self.ratio:.3f}, at most {self.limit:g}: {verdict}"


def goals(results: dict[str, Any]) -> list[Goal]:
    found: list[Goal] = []
    if "handover" in results:
        ours, theirs = results["handover"]["OneBoard"], results["handover"]["C"]
        for text, name, limit in (
            ("Hand-over, wall clock / C program", "handOverWall", 1.15),
            ("Hand-over, processor / C program", "handOverProcessor", 1.15),
            ("Hand-over, peak memory of the process / C program", "peak", 1.25),
            ("Hand-over, growth of memory / C program", "growth", 1.25),
        ):
            found.append(Goal(text, ratio(ours, theirs, name), limit))
    if "building" in results:
        runs = results["building"]["runs"]
        rivals = {name: value for name, value in runs.items() if "OneBoard" not in name}
        for name, value in rivals.items():
            # Checked as well, although no rival checks its model.
            measured = ratio(runs["OneBoard, algebra"], value, "checkedWall")
            found.append(Goal(f"Building and checking by algebra / {name}", measured, 1))
    if "solving" in results:
        cases = results["solving"]["cases"]
        for way, text in (("events", "events"), ("log", "events and every line")):
            measured = pooled(cases, way, "sliced")
            found.append(Goal(f"Listening to {text} / not listening, processor", measured, 1.05))
        if whole := results["solving"].get("whole"):
            measured = pooled(whole, "whole-events", "whole")
            found.append(Goal("Listening to events of branching / not listening", measured, 1.05))
    return found


def pooled(cases: dict[str, Any], way: str, base: str) -> float:
    """The median of the ratios of all programs and rounds: no run that was disturbed moves it far."""
    return statistics.median(
        mine["solvingProcessor"] / theirs["solvingProcessor"]
        for case in cases.values()
        for mine, theirs in zip(case[way], case[base], strict=True)
    )


def sums(cases: dict[str, Any], way: str) -> list[dict[str, float]]:
    """The time of all programs, round by round."""
    rounds = zip(*(case[way] for case in cases.values()), strict=True)
    return [
        {name: sum(entry[name] for entry in one) for name in ("solvingWall", "solvingProcessor")}
        for one in rounds
    ]

"""The goals, and whether the figures meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rounds import ratio

RIVALS_OF_ALGEBRA = "OneBoard, algebra"


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
            runs = [sums(cases, way), sums(cases, "sliced")]
            measured = ratio(runs[0], runs[1], "solvingProcessor")
            found.append(Goal(f"Listening to {text} / not listening, all programs", measured, 1.05))
    return found


def sums(cases: dict[str, Any], way: str) -> list[dict[str, float]]:
    """The time of all programs, round by round."""
    rounds = zip(*(case[way] for case in cases.values()), strict=True)
    return [
        {name: sum(entry[name] for entry in one) for name in ("solvingWall", "solvingProcessor")}
        for one in rounds
    ]

"""Runs programs in turns and sums their figures up."""

from __future__ import annotations

import json
import shlex
import statistics
import sys
from dataclasses import dataclass
from typing import Any

from process import run

DEADLINE = 600.0

Figures = dict[str, Any]


class Failure(Exception):
    """Something that makes measuring pointless."""


def say(text: str) -> None:
    print(f"handover: {text}", file=sys.stderr, flush=True)


def figures(command: list[str]) -> Figures:
    """The figures that a program prints as its last line."""
    done = run(command, DEADLINE)
    if done.code != 0:
        why = "took too long" if done.code is None else f"ended with {done.code}"
        raise Failure(f"{shlex.join(command)} {why}: {done.errors.strip()[-500:]}")
    return parsed(done.output)


def parsed(output: str) -> Figures:
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        raise Failure(f"No figures in: {output.strip()[-200:]}")
    return json.loads(lines[-1])


def in_turns(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Figures]]:
    """Every command once in each round, in an order that rotates."""
    names = list(commands)
    found: dict[str, list[Figures]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(figures(commands[name]))
    return found


@dataclass(frozen=True)
class Spread:
    """Several runs of one figure."""

    median: float
    least: float
    greatest: float


def spread(runs: list[Figures], name: str) -> Spread:
    values = [entry[name] for entry in runs]
    return Spread(statistics.median(values), min(values), max(values))


def ratio(runs: list[Figures], base: list[Figures], name: str, other: str = "") -> float:
    """The median over the rounds of the ratio within a round.

    Runs of a round follow each other, so that what else the machine does touches them alike.
    """
    pairs = zip(runs, base, strict=True)
    return statistics.median(mine[name] / theirs[other or name] for mine, theirs in pairs)


def with_sums(runs: list[Figures]) -> list[Figures]:
    """With the growth of memory, and the time of steps that belong together."""
    found = []
    for entry in runs:
        entry = dict(entry)
        if "peak" in entry:
            entry["growth"] = max(entry["peak"] - entry["before"], 0)
        for clock in ("Wall", "Processor"):
            if f"handOver{clock}" in entry:
                entry[f"checked{clock}"] = entry[f"handOver{clock}"] + entry.get(f"checking{clock}", 0)
            elif f"building{clock}" in entry:
                entry[f"checked{clock}"] = entry[f"building{clock}"] + entry.get(f"checking{clock}", 0)
        found.append(entry)
    return found

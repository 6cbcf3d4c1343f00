"""Whether two results agree on all that does not depend on the machine."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from figures import Figure, agrees, figures
from report import TITLES

# Medians that are nearer to each other have no order.
MARGIN = 1.2


def compare(first: Path, second: Path) -> int:
    """Prints every difference; 0 if there is none."""
    results = (read(first), read(second))
    for note in sorted(set(varying_counters(results[0]) + varying_counters(results[1]))):
        print(f"not compared: {note}")
    faults = differences(*results)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} differences" if faults else "The results agree.")
    return 1 if faults else 0


def read(path: Path) -> dict[str, Any]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit(f"{path}: {error}") from error


def varying_counters(results: dict[str, Any]) -> list[str]:
    """Counters that differ between runs of one file, so that they depend on the machine."""
    return [
        f"{case['label']}, {group}, {entry.name}: {counter}, which vary from run to run"
        for case in results["cases"]
        for group in TITLES
        for entry in figures(results, case, group)
        for counter in entry.varying
    ]


def differences(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    others = {case["label"]: case for case in second["cases"]}
    labels = [case["label"] for case in first["cases"]]
    faults = [f"{label}: only in the second" for label in others if label not in labels]
    for case in first["cases"]:
        label = case["label"]
        if label not in others:
            faults.append(f"{label}: only in the first")
            continue
        other = others[label]
        if case["sizes"] != other["sizes"]:
            faults.append(f"{label}: sizes {case['sizes']} and {other['sizes']}")
        for group in TITLES:
            pair = (figures(first, case, group), figures(second, other, group))
            faults += [f"{label}, {group}: {fault}" for fault in group_faults(*pair)]
    return faults


def group_faults(first: list[Figure], second: list[Figure]) -> list[str]:
    others = {entry.name: entry for entry in second}
    pairs = [(entry, others[entry.name]) for entry in first if entry.name in others]
    faults = [fault for entry, other in pairs for fault in counter_faults(entry, other)]
    timed = [pair for pair in pairs if pair[0].median and pair[1].median]
    faults += [fault for left, right in combinations(timed, 2) for fault in order(left, right)]
    missing = {entry.name for entry in first} ^ set(others)
    return faults + [f"{name}: only in one of them" for name in sorted(missing)]


def counter_faults(entry: Figure, other: Figure) -> list[str]:
    # Who did not end in one of them was stopped by the clock, which depends on the machine.
    if entry.median is None or other.median is None:
        return []
    faults = []
    for counter in sorted({"iterations", "nodes"} - entry.varying - other.varying):
        pair = (getattr(entry, counter), getattr(other, counter))
        if pair[0] != pair[1]:
            faults.append(f"{entry.name}: {counter} {pair[0]} and {pair[1]}")
    if not alike(entry.objective, other.objective):
        faults.append(f"{entry.name}: objective {entry.objective} and {other.objective}")
    return faults


def alike(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return agrees(first, second)


def order(left: tuple[Figure, Figure], right: tuple[Figure, Figure]) -> list[str]:
    places = [faster(a.median or 0, b.median or 0) for a, b in zip(left, right, strict=True)]
    if {-1, 1} != set(places):
        return []
    return [f"{left[0].name} and {right[0].name} change places"]


def faster(first: float, second: float) -> int:
    """-1 or 1 for whom is faster by more than the margin, 0 for neither."""
    if second > MARGIN * first:
        return -1
    return 1 if first > MARGIN * second else 0

"""The page and the table on the terminal."""

from __future__ import annotations

from typing import Any

from figures import Figure, agrees, base, consensus, difference, figures, ratio

TITLES = {
    "linear": "Linear program of the benefit level",
    "whole": "The same in whole numbers",
    "building": "Building the linear program",
}

INTRODUCTION = """\
# Benchmarks beside other solvers

Written by `{command}`; do not edit. Every figure is of that run. The scenarios are synthetic.

The same file goes to every solver: what `oneboard formulate --for-other-solvers` writes, the
benefit level as a minimum with negated costs, its constant as a column fixed at 1. So objectives
are negative and compare as they stand; those that differ from what most solvers found by more than
1e-9, relative, are marked. Every solver has one thread and the same time limit of {limit:g} s. The
solvers take turns, in an order that rotates from run to run, each run in a process of its own. Who
fails or hits the limit is not run again. The median of {runs} runs is given, with the least and the
greatest. The ratio is the solver's median divided by OneBoard's: above 1 OneBoard is faster, below
1 it is **slower**.
"""


def page(results: dict[str, Any]) -> str:
    parts = [
        INTRODUCTION.format(
            command=results["command"], limit=results["timeLimit"], runs=results["runs"]
        )
    ]
    parts.append(facts(results))
    for case in results["cases"]:
        parts += case_parts(results, case)
    parts.append(timed(results))
    return "\n".join(parts)


def facts(results: dict[str, Any]) -> str:
    machine = results["machine"]
    rows = [
        ["processor", f"{machine['processor']}, {machine['cores']} cores"],
        ["memory", machine["memory"]],
        ["system", machine["system"]],
        ["load before the first run", machine["load"]],
        ["Python", machine["python"]],
        ["commit", results["commit"]],
        ["seed", str(results["seed"])],
    ]
    return table(["", ""], rows)


def case_parts(results: dict[str, Any], case: dict[str, Any]) -> list[str]:
    parts = [f"## {case['label']}\n"]
    for group, title in TITLES.items():
        found = figures(results, case, group)
        if not found:
            continue
        parts.append(f"### {title}\n")
        parts.append(size(case, group) + "\n")
        parts.append(table(HEADS[group], [row(entry, found, group) for entry in found]))
    return parts


def size(case: dict[str, Any], group: str) -> str:
    sizes = case["sizes"]["whole" if group == "whole" else "linear"]
    return (
        f"{sizes['rows']:,} rows, {sizes['columns']:,} columns, {sizes['integers']:,} of them "
        f"whole, {sizes['coefficients']:,} coefficients."
    )


HEADS = {
    "linear": ["solver", "median", "least – greatest", "ratio", "objective", "iterations", ""],
    "whole": ["solver", "median", "least – greatest", "ratio", "objective", "nodes", ""],
    "building": ["library", "median", "least – greatest", "ratio", ""],
}


def row(entry: Figure, found: list[Figure], group: str) -> list[str]:
    cells = [entry.name, seconds(entry.median), spread(entry), ratio_text(entry, found)]
    if group != "building":
        cells.append("" if entry.objective is None else f"{entry.objective:.10g}")
        counter = entry.iterations if group == "linear" else entry.nodes
        cells.append("" if counter is None else f"{counter:,}")
    cells.append(remarks(entry, found))
    return cells


def seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.4f} s" if value < 1 else f"{value:.2f} s"


def spread(entry: Figure) -> str:
    if entry.least is None or entry.greatest is None:
        return "–"
    return f"{seconds(entry.least)} – {seconds(entry.greatest)}"


def ratio_text(entry: Figure, found: list[Figure]) -> str:
    value = ratio(entry, found)
    if value is None:
        return beyond(entry, base(found))
    text = f"{value:.3g}"
    return f"**{text}, slower**" if value < 1 else text


def beyond(entry: Figure, reference: Figure | None) -> str:
    """What is known of the ratio where one of the two did not end in time."""
    if reference is None:
        return "–"
    if entry.limit and reference.median:
        return f"> {entry.limit / reference.median:.3g}"
    if reference.limit and entry.median and entry.median < reference.limit:
        return f"**< {entry.median / reference.limit:.3g}, slower**"
    return "–"


def remarks(entry: Figure, found: list[Figure]) -> str:
    notes = [entry.trouble] if entry.trouble else []
    reference = consensus(found)
    value = entry.objective
    if value is not None and reference is not None and not agrees(value, reference):
        notes.append(f"**objective differs by {difference(value, reference):.1e}**")
    if entry.is_lost_in_noise:
        notes.append("no more than the noise of the null runs")
    if entry.varying:
        notes.append(f"{' and '.join(sorted(entry.varying))} vary from run to run")
    limit = entry.median is None and not entry.trouble
    return "; ".join(notes) or ("not run" if limit else "")


def timed(results: dict[str, Any]) -> str:
    rows = [
        [rival["name"], rival["group"], rival["version"] or "–", rival["missing"] or rival["timed"]]
        for rival in results["rivals"]
    ]
    return "## What is timed\n\n" + table(["solver", "table", "version", "seconds are"], rows)


def table(heads: list[str], rows: list[list[str]]) -> str:
    cells = [heads, ["---"] * len(heads), *rows]
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in cells]
    return "\n".join(lines) + "\n"


def summary(results: dict[str, Any]) -> str:
    """The ratios, for the terminal."""
    lines = []
    for case in results["cases"]:
        for group, title in TITLES.items():
            found = figures(results, case, group)
            if not found:
                continue
            reference = base(found)
            time = seconds(reference.median if reference else None)
            lines.append(f"{case['label']}, {title.lower()} (OneBoard {time})")
            lines += [summary_line(entry, found) for entry in found]
    return "\n".join(lines)


def summary_line(entry: Figure, found: list[Figure]) -> str:
    text = ratio_text(entry, found).replace("*", "")
    notes = remarks(entry, found).replace("*", "")
    return f"  {entry.name:24} {seconds(entry.median):>12} {text:>16}  {notes}".rstrip()

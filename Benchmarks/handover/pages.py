"""docs/handover.md."""

from __future__ import annotations

from typing import Any

from goals import goals, pooled, sums
from report import table
from rounds import Figures, ratio, spread

INTRODUCTION = """\
# Handing over, building, slices, events

Written by `{command}`; do not edit. Every figure is of that run.

Each run is a process of its own. The programs take turns, in an order that rotates from round to
round; the median of {runs} rounds is given, with the least and the greatest. A ratio is the median
over the rounds of the ratio within a round, so that what else the machine does touches both sides
alike. Processor is the time of all threads, in the program and in the system. Models are generated
from the seed by the same formula in every language; a checksum over all numbers must agree, else
nothing is written.
"""

HAND_OVER = """\
## Hand-over to GLPK

{columns:,} columns, {rows:,} rows, {nonzeros:,} coefficients.

The C program (`Benchmarks/handover/handover.c`) has the arrays that GLPK asks for, counted from 1, and
calls `glp_create_prob`, `glp_add_rows`, `glp_add_cols`, then `glp_set_row_bnds` for every row, and
`glp_set_col_bnds`, `glp_set_obj_coef` and `glp_set_mat_col` for every column. OneBoard has a
`CompiledModel`, counted from 0, and does the same calls on its solver's thread. That is the
hand-over; generating the arrays is not counted. Building the `Model` from arrays in bulk and
checking it (`Model.compiled()`) have no counterpart in C and are given apart. Growth is the peak
less what was resident just before the hand-over; the peak is of the whole process, arrays and
model included.
"""

BUILDING = """\
## Building by algebra

{rows:,} rows of {terms} terms over {columns:,} columns, {nonzeros:,} terms in all, and an objective
with every column. A third of the rows each is at most, at least and equal to a number.

Every library starts from arrays in memory and has done with a model object; the import of a library
is not counted. OneBoard's algebra is `sum += coefficient * variable` for each term and a comparison
for each row; in bulk is one call for the columns and one `addCoefficient` for each term. PuLP sums
pairs of variable and coefficient; the OR-Tools model builder takes `weighted_sum`; linopy gets all
rows of one kind as one block of arrays, its fastest way, without an operator for each term. Checking
is what `Model.compiled()` takes in addition; the ratios include it, although no rival checks.
"""

SOLVING = """\
## Slices and events

A linear program is solved in slices of iterations, so that a stop has something to give; in one piece
there is no such stop. Both are the same code with the same settings of GLPK, and the way of the
simplex differs where it starts anew at the end of a slice. Events are a loop over
`events(for:options:)`; all lines is `onEvent` with `log`. The time is that of one call from model to
solution, checks included, reading the file not.
"""


def page(results: dict[str, Any]) -> str:
    options = results["options"]
    parts = [INTRODUCTION.format(command=results["command"], runs=options["runs"])]
    parts += goal_parts(results)
    if "handover" in results:
        parts += hand_over_parts(results["handover"], options)
    if "building" in results:
        parts += building_parts(results["building"], options)
    if "solving" in results:
        parts += solving_parts(results["solving"])
    parts += conditions(results)
    return "\n".join(parts)


def goal_parts(results: dict[str, Any]) -> list[str]:
    rows = [
        [goal.text, f"{goal.ratio:.3f}", f"{goal.limit:g}", "holds" if goal.holds else "**missed**"]
        for goal in goals(results)
    ]
    return ["## Goals\n", table(["ratio", "measured", "at most", ""], rows)]


def hand_over_parts(found: dict[str, list[Figures]], options: dict[str, Any]) -> list[str]:
    ours, theirs = found["OneBoard"], found["C"]
    first = theirs[0]
    text = HAND_OVER.format(
        columns=first["columns"], rows=first["rows"], nonzeros=first["nonzeros"]
    )
    rows = [
        row("hand-over, wall clock", theirs, ours, "handOverWall", seconds),
        row("hand-over, processor", theirs, ours, "handOverProcessor", seconds),
        row("peak memory", theirs, ours, "peak", megabytes),
        row("growth of memory", theirs, ours, "growth", megabytes),
        row("resident before", theirs, ours, "before", megabytes),
        ["building in bulk", "–", cell(ours, "buildingWall", seconds), "–"],
        ["checking", "–", cell(ours, "checkingWall", seconds), "–"],
        [
            "checking and hand-over",
            cell(theirs, "checkedWall", seconds),
            cell(ours, "checkedWall", seconds),
            f"{ratio(ours, theirs, 'checkedWall'):.3f}",
        ],
    ]
    return [text, table(["", "C", "OneBoard", "ratio"], rows)]


def row(text: str, theirs: list[Figures], ours: list[Figures], name: str, unit: Any) -> list[str]:
    return [text, cell(theirs, name, unit), cell(ours, name, unit), f"{ratio(ours, theirs, name):.3f}"]


def building_parts(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    found = section["runs"]
    ours = found["OneBoard, algebra"]
    first = ours[0]
    text = BUILDING.format(
        rows=first["rows"],
        terms=options["build_terms"],
        columns=first["columns"],
        nonzeros=first["nonzeros"],
    )
    rows = []
    for name, runs in found.items():
        checking = cell(runs, "checkingWall", seconds) if "checkingWall" in runs[0] else "–"
        rows.append(
            [
                name,
                cell(runs, "buildingWall", seconds),
                seconds(spread(runs, "buildingProcessor").median),
                checking,
                f"{ratio(runs, ours, 'checkedWall'):.3g}",
                megabytes(spread(runs, "growth").median),
                megabytes(spread(runs, "peak").median),
            ]
        )
    rows += [[name, "not installed", "", "", "", "", ""] for name in section["missing"]]
    heads = ["", "building", "processor", "checking", "ratio", "growth", "peak"]
    after = (
        "The ratio is building and checking divided by that of OneBoard's algebra: above 1 OneBoard "
        "is faster.\n"
    )
    return [text, table(heads, rows), after]


def solving_parts(section: dict[str, Any]) -> list[str]:
    rows = []
    for label, case in section["cases"].items():
        rows.append(solving_row(label, case))
    ways = ("sliced", "unsliced", "events", "log")
    totals = {way: sums(section["cases"], way) for way in ways}
    rows.append(
        ["all, added up", "", "", "", ""]
        + [cell(totals["sliced"], "solvingProcessor", seconds)]
        + [cell(totals["unsliced"], "solvingProcessor", seconds)]
        + solving_ratios(totals)
    )
    rows.append(
        ["median of all ratios", "", "", "", "", "", ""]
        + [
            f"{pooled(section['cases'], way, base):.3f}"
            for way, base in (("sliced", "unsliced"), ("events", "sliced"), ("log", "sliced"))
        ]
    )
    heads = ["program", "rows", "columns", "coefficients", "iterations sliced / in one piece"]
    heads += ["sliced", "in one piece", "sliced / in one piece", "events / none", "all lines / none"]
    after = (
        "Times and ratios are of the processor. Programs that take less than a tenth of a second say "
        "little alone. The row before the last adds up the times of a round, so that a disturbed run of "
        "a long program weighs much; the last is the median over all programs and rounds, and is "
        "what the goals are held against.\n"
    )
    return [SOLVING, table(heads, rows), after, *whole_parts(section["whole"]), *section["notes"]]


def whole_parts(cases: dict[str, dict[str, list[Figures]]]) -> list[str]:
    if not cases:
        return []
    rows = []
    for label, case in cases.items():
        silent, events = case["whole"], case["whole-events"]
        rows.append(
            [
                label,
                f"{silent[0]['nodes']:,}",
                f"{events[0]['events']:,}",
                cell(silent, "solvingProcessor", seconds),
                cell(events, "solvingProcessor", seconds),
                f"{ratio(events, silent, 'solvingProcessor'):.3f}",
            ]
        )
    rows.append(["median of all ratios", "", "", "", ""])
    rows[-1].append(f"{pooled(cases, 'whole-events', 'whole'):.3f}")
    heads = ["whole-number program", "nodes", "events", "none listens", "events", "ratio"]
    return ["Branching, times of the processor:\n", table(heads, rows)]


def solving_row(label: str, case: dict[str, list[Figures]]) -> list[str]:
    first = case["sliced"][0]
    counts = f"{first['iterations']:,} / {case['unsliced'][0]['iterations']:,}"
    return [
        label,
        f"{first['rows']:,}",
        f"{first['columns']:,}",
        f"{first['nonzeros']:,}",
        counts,
        cell(case["sliced"], "solvingProcessor", seconds),
        cell(case["unsliced"], "solvingProcessor", seconds),
        *solving_ratios(case),
    ]


def solving_ratios(case: dict[str, list[Figures]]) -> list[str]:
    name = "solvingProcessor"
    return [
        f"{ratio(case['sliced'], case['unsliced'], name):.3f}",
        f"{ratio(case['events'], case['sliced'], name):.3f}",
        f"{ratio(case['log'], case['sliced'], name):.3f}",
    ]


def conditions(results: dict[str, Any]) -> list[str]:
    machine, versions = results["machine"], results["versions"]
    glpk = results.get("handover", {}).get("C", [{}])[0].get("glpk")
    rows = [
        ["processor", f"{machine['processor']}, {machine['cores']} cores"],
        ["memory", machine["memory"]],
        ["system", machine["system"]],
        ["load before the first run and after the last", f"{machine['load']}, {results['loadAfter']}"],
        ["commit", results["commit"]],
        ["seed", str(results["options"]["seed"])],
        ["Python", machine["python"]],
    ]
    rows += [[name, value] for name, value in versions.items()]
    if glpk:
        rows.append(["GLPK", glpk])
    return ["## Conditions\n", table(["", ""], rows)]


def cell(runs: list[Figures], name: str, unit: Any) -> str:
    found = spread(runs, name)
    if found.least == found.greatest:
        return unit(found.median)
    return f"{unit(found.median)} ({unit(found.least)} – {unit(found.greatest)})"


def seconds(value: float) -> str:
    return f"{value:.4f} s" if value < 0.1 else f"{value:.3f} s"


def megabytes(value: float) -> str:
    return f"{value / 1e6:.1f} MB"

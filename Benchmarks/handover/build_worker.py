"""One building by a Python library: `build_worker.py LIBRARY ROWS COLUMNS PER_ROW SEED`.

Prints one line of JSON, as the Swift program does for its own models.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rivals"))

import builders  # noqa: E402
from arrays import Arrays  # noqa: E402

Floats = NDArray[np.float64]
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def draw(seed: int, stream: int, count: int) -> NDArray[np.int64]:
    """As Draw in Swift, for all positions below a count."""
    with np.errstate(over="ignore"):
        first = np.uint64((seed * 0x9E3779B97F4A7C15 + (stream << 40)) % 2**64)
        bits = first + np.arange(count, dtype=np.uint64)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((bits ^ (bits >> np.uint64(31))) >> np.uint64(11)).astype(np.int64)


def program(rows: int, columns: int, per_row: int, seed: int) -> Arrays:
    entries = rows * per_row
    block = columns // per_row
    sides = (5 + draw(seed, 5, rows) % 90).astype(np.float64)
    kind = np.arange(rows) % 3
    return Arrays(
        costs=(1 + draw(seed, 4, columns) % 9).astype(np.float64),
        lower=np.zeros(columns),
        upper=(1 + draw(seed, 3, columns) % 20).astype(np.float64),
        row_lower=np.where(kind == 0, -np.inf, sides),
        row_upper=np.where(kind == 1, np.inf, sides),
        starts=np.arange(0, entries + 1, per_row, dtype=np.int64),
        columns=np.arange(entries) % per_row * block + draw(seed, 1, entries) % block,
        values=(1 + draw(seed, 2, entries) % 16) / 4,
    )


# What the libraries hold, as sums that are exact in any order; see Building.swift.


def point(columns: int) -> Floats:
    return (1 + np.arange(columns) % 7) / 8


def total(activities: Floats, lower: Floats, upper: Floats, objective: float, bounds: float) -> float:
    sides = np.where(np.isfinite(lower), lower, 0) + 2 * np.where(np.isfinite(upper), upper, 0)
    weights = 1 + np.arange(len(activities)) % 5
    return float(((activities + sides) * weights).sum() + objective + bounds)


def pulp_facts(problem: Any) -> tuple[int, int, int, float]:
    import pulp

    variables = problem.variables()
    # In the order of the names C0, C1, ...
    places = {variable: int(variable.name[1:]) for variable in variables}
    at = point(len(variables))
    rows = list(problem.constraints.values())
    activities, lower, upper, nonzeros = np.zeros(len(rows)), [], [], 0
    for number, row in enumerate(rows):
        terms = list(row.items())
        nonzeros += len(terms)
        activities[number] = sum(value * at[places[variable]] for variable, value in terms)
        side = -row.constant
        lower.append(-np.inf if row.sense == pulp.LpConstraintLE else side)
        upper.append(np.inf if row.sense == pulp.LpConstraintGE else side)
    objective = sum(value * at[places[variable]] for variable, value in problem.objective.items())
    bounds = sum(variable.upBound for variable in variables)
    checksum = total(activities, np.array(lower), np.array(upper), objective, bounds)
    return len(rows), len(variables), nonzeros, checksum


def linopy_facts(model: Any) -> tuple[int, int, int, float]:
    matrices = model.matrices
    labels = np.asarray(matrices.clabels)
    at = point(len(matrices.c))
    # Rows are grouped by sign; the i-th row with a sign is the i-th such row of the arrays.
    signs = np.asarray(matrices.sense)
    order = np.empty(len(signs), dtype=np.int64)
    for sign, kind in (("<", 0), (">", 1), ("=", 2)):
        chosen = np.flatnonzero(np.char.startswith(signs.astype(str), sign))
        order[chosen] = kind + 3 * np.arange(len(chosen))
    assert len(np.unique(labels)) == len(order)
    matrix, sides = matrices.A.tocsr(), np.asarray(matrices.b)
    place = np.argsort(order)
    lower = np.where(np.char.startswith(signs.astype(str), "<"), -np.inf, sides)
    upper = np.where(np.char.startswith(signs.astype(str), ">"), np.inf, sides)
    checksum = total(
        (matrix @ at)[place],
        lower[place],
        upper[place],
        float(np.asarray(matrices.c) @ at),
        float(np.asarray(matrices.ub).sum()),
    )
    return matrix.shape[0], matrix.shape[1], int(matrix.nnz), checksum


def ortools_facts(model: Any) -> tuple[int, int, int, float]:
    helper = model.helper
    rows, columns = helper.num_constraints(), helper.num_variables()
    at = point(columns)
    activities, lower, upper, nonzeros = np.zeros(rows), np.zeros(rows), np.zeros(rows), 0
    for row in range(rows):
        members = helper.constraint_var_indices(row)
        values = helper.constraint_coefficients(row)
        nonzeros += len(members)
        activities[row] = np.dot(at[np.asarray(members)], values)
        lower[row] = helper.constraint_lower_bound(row)
        upper[row] = helper.constraint_upper_bound(row)
    costs = np.array([helper.var_objective_coefficient(column) for column in range(columns)])
    bounds = sum(helper.var_upper_bound(column) for column in range(columns))
    return rows, columns, nonzeros, total(activities, lower, upper, float(costs @ at), bounds)


Facts = Callable[[Any], tuple[int, int, int, float]]

LIBRARIES: dict[str, tuple[Callable[[], builders.Build], Facts]] = {
    "pulp": (builders.load_pulp, pulp_facts),
    "linopy": (builders.load_linopy, linopy_facts),
    "ortools": (builders.load_ortools, ortools_facts),
}


def usage() -> tuple[float, float, int]:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), spent.ru_utime + spent.ru_stime, spent.ru_maxrss * PEAK_UNIT


def resident() -> int:
    try:
        words = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(words[1]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return 0


def main() -> None:
    load, facts = LIBRARIES[sys.argv[1]]
    # Importing the library is no part of building.
    build = load()
    arrays = program(*(int(word) for word in sys.argv[2:6]))
    before = resident()
    wall, processor, _ = usage()
    model = build(arrays)
    wall_end, processor_end, peak = usage()
    after = resident()
    rows, columns, nonzeros, checksum = facts(model)
    print(
        json.dumps(
            {
                "before": before,
                "buildingWall": wall_end - wall,
                "buildingProcessor": processor_end - processor,
                "after": after,
                "peak": peak,
                "rows": rows,
                "columns": columns,
                "nonzeros": nonzeros,
                "checksum": checksum,
            }
        )
    )


if __name__ == "__main__":
    main()

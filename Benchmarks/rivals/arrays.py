"""A model file as arrays, by row."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Arrays:
    """Row i has the columns `columns[starts[i]:starts[i + 1]]`; absent bounds are infinite."""

    costs: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    row_lower: NDArray[np.float64]
    row_upper: NDArray[np.float64]
    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]


def read_arrays(file: str) -> Arrays:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.readModel(file)
    model = solver.getLp()
    starts, columns, values = by_row(model)
    return Arrays(
        np.array(model.col_cost_),
        np.array(model.col_lower_),
        np.array(model.col_upper_),
        np.array(model.row_lower_),
        np.array(model.row_upper_),
        starts,
        columns,
        values,
    )


def by_row(
    model: highspy.HighsLp,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    matrix = model.a_matrix_
    starts = np.array(matrix.start_, dtype=np.int64)
    indices = np.array(matrix.index_, dtype=np.int64)
    values = np.array(matrix.value_, dtype=np.float64)
    if matrix.format_ == highspy.MatrixFormat.kRowwise:
        return starts, indices, values
    columns = np.repeat(np.arange(model.num_col_), np.diff(starts))
    order = np.argsort(indices, kind="stable")
    counts = np.bincount(indices, minlength=model.num_row_)
    return np.concatenate([[0], np.cumsum(counts)]), columns[order], values[order]

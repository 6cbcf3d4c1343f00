"""The same model built with modelling libraries; each `load` imports its library first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from arrays import Arrays

# Gives the model, in whatever form the library has.
Build = Callable[[Arrays], Any]


def load_pulp() -> Build:
    import pulp

    def bound(value: float) -> float | None:
        return float(value) if np.isfinite(value) else None

    def build(arrays: Arrays) -> pulp.LpProblem:
        problem = pulp.LpProblem("model", pulp.LpMinimize)
        variables = [
            pulp.LpVariable(f"C{i}", bound(low), bound(high))
            for i, (low, high) in enumerate(zip(arrays.lower, arrays.upper, strict=True))
        ]
        costs = arrays.costs.tolist()
        problem += pulp.LpAffineExpression((variables[i], c) for i, c in enumerate(costs) if c)
        starts, columns = arrays.starts.tolist(), arrays.columns.tolist()
        values = arrays.values.tolist()
        for row, (low, high) in enumerate(zip(arrays.row_lower, arrays.row_upper, strict=True)):
            entries = range(starts[row], starts[row + 1])
            row_sum = pulp.LpAffineExpression((variables[columns[e]], values[e]) for e in entries)
            if low == high:
                problem += row_sum == float(low)
                continue
            if np.isfinite(low):
                problem += row_sum >= float(low)
            if np.isfinite(high):
                problem += row_sum <= float(high)
        return problem

    return build


def load_ortools() -> Build:
    from ortools.linear_solver.python import model_builder

    def build(arrays: Arrays) -> model_builder.Model:
        model = model_builder.Model()
        variables = [
            model.new_num_var(low, high, "")
            for low, high in zip(arrays.lower.tolist(), arrays.upper.tolist(), strict=True)
        ]
        starts, columns = arrays.starts.tolist(), arrays.columns.tolist()
        values = arrays.values.tolist()
        for row, (low, high) in enumerate(
            zip(arrays.row_lower.tolist(), arrays.row_upper.tolist(), strict=True)
        ):
            first, end = starts[row], starts[row + 1]
            members = [variables[column] for column in columns[first:end]]
            row_sum = model_builder.LinearExpr.weighted_sum(members, values[first:end])
            model.add_linear_constraint(row_sum, low, high)
        model.minimize(model_builder.LinearExpr.weighted_sum(variables, arrays.costs.tolist()))
        return model

    return build


def load_linopy() -> Build:
    import linopy
    import pandas
    import xarray

    def block(
        model: linopy.Model, labels: np.ndarray, arrays: Arrays, rows: np.ndarray
    ) -> linopy.LinearExpression:
        """The sums of rows that have the same number of coefficients."""
        length = arrays.starts[rows[0] + 1] - arrays.starts[rows[0]]
        entries = arrays.starts[rows][:, None] + np.arange(length)[None, :]
        data = xarray.Dataset(
            {
                "coeffs": (("row", "_term"), arrays.values[entries]),
                "vars": (("row", "_term"), labels[arrays.columns[entries]]),
                "const": (("row",), np.zeros(len(rows))),
            },
            coords={"row": rows},
        )
        return linopy.LinearExpression(data, model)

    def add_rows(model: linopy.Model, labels: np.ndarray, arrays: Arrays, rows: np.ndarray) -> None:
        low, high = arrays.row_lower[rows], arrays.row_upper[rows]
        kinds = [("=", low == high, low)]
        kinds.append((">=", np.isfinite(low) & (low != high), low))
        kinds.append(("<=", np.isfinite(high) & (low != high), high))
        for sign, mask, side in kinds:
            if mask.any():
                chosen = rows[mask]
                sides = xarray.DataArray(side[mask], coords={"row": chosen}, dims="row")
                model.add_constraints(block(model, labels, arrays, chosen), sign, sides)

    def build(arrays: Arrays) -> linopy.Model:
        model = linopy.Model()
        index = pandas.RangeIndex(len(arrays.costs), name="column")
        x = model.add_variables(
            lower=xarray.DataArray(arrays.lower, coords={"column": index}),
            upper=xarray.DataArray(arrays.upper, coords={"column": index}),
            name="x",
        )
        labels = x.labels.values
        lengths = np.diff(arrays.starts)
        for length in np.unique(lengths[lengths > 0]):
            add_rows(model, labels, arrays, np.flatnonzero(lengths == length))
        model.add_objective((xarray.DataArray(arrays.costs, coords={"column": index}) * x).sum())
        return model

    return build

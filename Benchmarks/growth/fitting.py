"""Exponents by least squares on logarithms."""

import math
from dataclasses import dataclass


@dataclass
class Fit:
    """y = factor · x ** exponent."""

    factor: float
    exponent: float
    residual: float
    """The root mean square of the deviations, as a factor: 1.1 means within 10 %, typically."""
    count: int

    def at(self, x):
        return self.factor * x**self.exponent


def fit(pairs):
    """The power law through pairs of positive numbers; None for fewer than three."""
    logs = [(math.log(x), math.log(y)) for x, y in pairs if x > 0 and y > 0]
    if len(logs) < 3 or len({x for x, _ in logs}) < 2:
        return None
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    exponent = sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread
    offset = mean_y - exponent * mean_x
    square = sum((y - offset - exponent * x) ** 2 for x, y in logs)
    # Two of the degrees of freedom are used up by the line.
    residual = math.exp(math.sqrt(square / (len(logs) - 2)))
    return Fit(math.exp(offset), exponent, residual, len(logs))

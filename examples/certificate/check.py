"""Repeats the proof of a certificate in exact fractions: check.py MODEL.mps PLAN.json

MODEL.mps is what `oneboard formulate SCENARIO --out MODEL.mps` writes, PLAN.json what
`oneboard solve SCENARIO --certificate` writes. Ends with 0 if no legal plan has more benefit than
the plan states, with 1 if the prices prove less, with 2 if the files say too little.
See docs/certificate.md.
"""

import json
import sys
from fractions import Fraction
from math import inf


def read_model(path):
    """Rows, columns and the constant of a maximum in free MPS format."""
    kinds, lower, upper, constant, section, is_maximum = {}, {}, {}, Fraction(0), None, False
    columns, bounds, objective = {}, {}, None
    for line in open(path, encoding="utf-8"):
        words = line.split()
        if not words or line[0] == "*":
            continue
        if line[0] != " ":
            section = words[0]
        elif section == "OBJSENSE":
            is_maximum = words[0] == "MAX"
        elif section == "ROWS":
            if words[0] == "N" and objective is None:
                objective = words[1]
            kinds[words[1]] = words[0]
            lower[words[1]] = -inf if words[0] in "NL" else Fraction(0)
            upper[words[1]] = inf if words[0] in "NG" else Fraction(0)
        elif section == "COLUMNS" and words[1] != "'MARKER'":
            columns.setdefault(words[0], {})[words[1]] = Fraction(words[2])
        elif section == "RHS":
            row, value = words[-2], Fraction(words[-1])
            if row == objective:
                constant = -value
            lower[row] = lower[row] if lower[row] == -inf else value
            upper[row] = upper[row] if upper[row] == inf else value
        elif section == "RANGES":
            row, value = words[-2], Fraction(words[-1])
            if kinds[row] == "L":
                lower[row] = upper[row] - abs(value)
            elif kinds[row] == "G":
                upper[row] = lower[row] + abs(value)
            else:
                lower[row], upper[row] = sorted([lower[row], lower[row] + value])
        elif section == "BOUNDS":
            low, high = bounds.get(words[2], (Fraction(0), inf))
            value = Fraction(words[3]) if len(words) > 3 else None
            bounds[words[2]] = {
                "UP": (low, value), "LO": (value, high), "FX": (value, value), "FR": (-inf, inf),
                "MI": (-inf, high), "PL": (low, inf), "BV": (Fraction(0), Fraction(1)),
            }[words[0]]
    if not is_maximum:
        print("The model is no maximum; write it with oneboard formulate.")
        sys.exit(2)
    return objective, columns, bounds, lower, upper, constant


def product(price, low, high):
    """The most that a price makes of anything between two bounds."""
    side = high if price > 0 else low
    if side in (inf, -inf):
        print("Not proven: the prices lean on a bound that is infinite.")
        sys.exit(1)
    return price * side


def main(model, plan):
    objective, columns, bounds, lower, upper, bound = read_model(model)
    plan = json.load(open(plan, encoding="utf-8"), parse_float=Fraction)
    stated = [Fraction(level["value"]) for level in plan["levels"] if level["name"] == "benefit"]
    if "certificate" not in plan or not stated:
        print("The plan has no certificate, or states no benefit.")
        return 2
    prices = {p["row"]: Fraction(p["price"]) for p in plan["certificate"]["prices"]}
    # For all legal x: c x = y A x + (c − y A) x, each product at most its greatest value.
    for row, price in prices.items():
        if row in lower and price:
            bound += product(price, lower[row], upper[row])
    for name, entries in columns.items():
        reduced = entries.get(objective, 0) - sum(prices.get(r, 0) * a for r, a in entries.items())
        if reduced:
            bound += product(reduced, *bounds.get(name, (Fraction(0), inf)))
    gap = bound - stated[0]
    print(f"benefit {stated[0]}, no legal plan above {bound}: " + (f"gap {gap}" if gap else "proven"))
    return 1 if gap else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

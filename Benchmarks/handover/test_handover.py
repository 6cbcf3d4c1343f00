"""Tests of the script's arithmetic, without any measurement: `python3 test_handover.py`."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Before all other packages: one of those may have a module of the same name.
sys.path[:0] = [str(HERE), str(HERE.parent / "rivals")]

from goals import goals, pooled, sums  # noqa: E402
from pages import hand_over_parts  # noqa: E402
from rounds import Failure, in_turns, parsed, ratio, with_sums  # noqa: E402


def hand_over(time: float, peak: int, checking: float | None = None) -> dict[str, Any]:
    entry = {"handOverWall": time, "handOverProcessor": time, "before": 100, "peak": peak}
    if checking is not None:
        entry |= {"checkingWall": checking, "checkingProcessor": checking}
        entry |= {"buildingWall": 1.0, "buildingProcessor": 1.0}
    return entry


class Arithmetic(unittest.TestCase):
    def test_the_last_line_with_figures_counts(self) -> None:
        self.assertEqual(parsed('warning: x\n{"a": 1}\n{"a": 2}\nbye\n'), {"a": 2})
        with self.assertRaises(Failure):
            parsed("no figures")

    def test_the_order_rotates_and_everyone_runs_in_each_round(self) -> None:
        echo = {name: ["echo", f'{{"name": "{name}"}}'] for name in "abc"}
        found = in_turns(echo, 4)
        self.assertEqual({name: len(runs) for name, runs in found.items()}, {n: 4 for n in "abc"})
        self.assertTrue(all(run["name"] == name for name, runs in found.items() for run in runs))

    def test_ratios_are_taken_within_a_round(self) -> None:
        ours = [{"t": 2.0}, {"t": 20.0}, {"t": 3.0}]
        theirs = [{"t": 1.0}, {"t": 10.0}, {"t": 1.0}]
        self.assertEqual(ratio(ours, theirs, "t"), 2.0)

    def test_goals_hold_at_the_limit_and_are_missed_above_it(self) -> None:
        theirs = with_sums([hand_over(1.0, 200)])
        for time, holds in ((1.15, True), (1.16, False)):
            ours = with_sums([hand_over(time, 225, checking=0.5)])
            found = goals({"handover": {"OneBoard": ours, "C": theirs}})
            self.assertEqual([goal.holds for goal in found], [holds, holds, True, True])
        self.assertEqual(ours[0]["checkedWall"], 1.66)
        self.assertEqual(theirs[0]["growth"], 100)

    def test_sums_go_over_all_programs_round_by_round(self) -> None:
        def runs(*times: float) -> dict[str, Any]:
            return {"sliced": [{"solvingWall": t, "solvingProcessor": 2 * t} for t in times]}

        found = sums({"a": runs(1, 2), "b": runs(10, 20)}, "sliced")
        self.assertEqual([entry["solvingWall"] for entry in found], [11, 22])
        self.assertEqual([entry["solvingProcessor"] for entry in found], [22, 44])

    def test_one_disturbed_run_does_not_move_the_pooled_ratio(self) -> None:
        def runs(*times: float) -> list[dict[str, float]]:
            return [{"solvingProcessor": time} for time in times]

        cases = {
            "a": {"events": runs(1, 9), "sliced": runs(1, 1)},
            "b": {"events": runs(4), "sliced": runs(4)},
        }
        self.assertEqual(pooled(cases, "events", "sliced"), 1)

    def test_the_page_shows_the_ratio(self) -> None:
        theirs = with_sums([hand_over(1.0, 200) | {"columns": 3, "rows": 2, "nonzeros": 1}])
        ours = with_sums([hand_over(1.1, 225, checking=0.5)])
        text = "\n".join(hand_over_parts({"OneBoard": ours, "C": theirs}, {}))
        self.assertIn("| hand-over, wall clock | 1.000 s | 1.100 s | 1.100 |", text)


if __name__ == "__main__":
    unittest.main()

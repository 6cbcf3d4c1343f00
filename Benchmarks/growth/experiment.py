"""The two series: over the number of lines, and over the number of rules."""

import json
import statistics
import subprocess
from dataclasses import dataclass

import process

LONG = 10.0
"""Runs longer than this, in seconds, are not repeated."""


class Failure(Exception):
    """Something that makes measuring pointless; the text says what to do."""


@dataclass
class Point:
    """One size: the median of its runs."""

    lines: int
    rules: int
    posts_moved: int = 0
    plan_seconds: float = 0
    process_seconds: float = 0
    processor_seconds: float = 0
    peak: int = 0
    is_peak_exact: bool = True
    repeats: int = 1
    status: str = ""
    stopped_by: str = ""


class Bench:
    """Makes scenarios in a folder and solves them."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder

    def over_lines(self):
        """Points of rising size; the last may have been stopped."""
        points = []
        for lines in self.options.lines:
            self.generate(lines)
            rules = len(self.scenario()["rules"])
            points.append(self.measure(lines, rules)[0])
            if points[-1].stopped_by:
                break
        return points

    def over_rules(self):
        """Points with more and more bound rules on one board.

        A further rule says that a group of lines receives no more than it does in the plan without
        further rules. The groups are disjoint and hold all lines, so every row is met exactly, and the
        plan must stay as good as it was.
        """
        lines = self.options.rules_lines
        self.generate(lines)
        scenario = self.scenario()
        base = len(scenario["rules"])
        first, plan = self.measure(lines, base)
        if first.stopped_by:
            return [first]
        ids, granted = self.ids(), {post["id"]: post["granted"] for post in plan["posts"]}
        points = []
        for count in self.options.rules:
            groups = [ids[start::count] for start in range(count)]
            changed = dict(scenario)
            changed["rules"] = scenario["rules"] + [
                further_rule(number, group, granted) for number, group in enumerate(groups) if group
            ]
            self.scenario_path().write_text(json.dumps(changed), encoding="utf-8")
            point, found = self.measure(lines, len(changed["rules"]))
            points.append(point)
            if point.stopped_by:
                break
            if not is_as_good(found, plan):
                raise Failure(
                    f"With {count} further rules, all of which the first plan keeps, the levels are "
                    f"{found['levels']} and not {plan['levels']}. Report this with the command line.")
        return points

    def generate(self, lines):
        """Writes a scenario of a size to the folder."""
        command = [
            str(self.options.tool), "generate", "--lines", str(lines), "--seed",
            str(self.options.seed), "--out", str(self.folder),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"'oneboard generate' failed for {lines} lines: {done.stderr.strip()}")

    def measure(self, lines, rules):
        """Solves the scenario in the folder; the point, and the plan of the last run."""
        runs, times, plan = [], [], {}
        output = self.folder / "plan.out"
        command = [str(self.options.tool), "solve", str(self.folder), "--format", "json"]
        while True:
            run = process.run(
                command, output, self.options.time_limit, self.options.memory_limit * 1e9)
            if run.stopped_by:
                print(f"{lines} lines, {rules} rules: stopped at {run.stopped_by}", flush=True)
                return (
                    Point(
                        lines, rules, process_seconds=run.seconds, peak=run.peak,
                        stopped_by=run.stopped_by), {})
            if run.exit_code != 0:
                raise Failure(
                    f"'oneboard solve' ended with {run.exit_code} at {lines} lines, {rules} rules. "
                    f"Run: {' '.join(command)}")
            plan = json.loads(output.read_text(encoding="utf-8"))
            runs.append(run)
            # The time without reading and writing, by the name of the version at hand.
            times.append(plan["solveSeconds"] if "solveSeconds" in plan else plan["seconds"])
            if run.seconds > LONG or len(runs) >= self.options.repeats:
                break
        point = Point(
            lines, rules, posts_moved=sum(move["posts"] for move in plan["moves"]),
            plan_seconds=statistics.median(times),
            process_seconds=statistics.median(run.seconds for run in runs),
            processor_seconds=statistics.median(run.processor_seconds for run in runs),
            peak=int(statistics.median(run.peak for run in runs)),
            is_peak_exact=all(run.peak > run.floor for run in runs),
            repeats=len(runs), status=plan["status"])
        print(
            f"{lines} lines, {rules} rules: {point.plan_seconds:.2f} s, {point.peak / 1e6:.0f} MB, "
            f"{point.status}", flush=True)
        return point, plan

    def scenario_path(self):
        return self.folder / "scenario.json"

    def scenario(self):
        """The scenario without its lines of posts, as JSON."""
        return json.loads(self.scenario_path().read_text(encoding="utf-8"))

    def ids(self):
        """The ids of all lines: the first column of posts.csv."""
        text = (self.folder / "posts.csv").read_text(encoding="utf-8")
        return [line.split(",", 1)[0] for line in text.splitlines()[1:]]


def further_rule(number, group, granted):
    """The rule that a group receives no more than it does already."""
    return {
        "id": f"growth-{number:06d}",
        "where": {"id": group},
        "bound": {"of": "granted", "atMost": sum(granted.get(line, 0) for line in group)},
    }


def is_as_good(plan, other):
    """Whether all levels have the same values, but for rounding."""
    pairs = zip(plan["levels"], other["levels"])
    return len(plan["levels"]) == len(other["levels"]) and all(
        abs(a["value"] - b["value"]) <= 1e-9 * max(1, abs(a["value"])) for a, b in pairs)

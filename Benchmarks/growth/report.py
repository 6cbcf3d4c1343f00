"""docs/growth.md and docs/growth.svg."""

import datetime
import os
import platform
import subprocess

import fitting
import plot


class Machine:
    """What the figures were taken on, with which versions."""

    def __init__(self, root, tool):
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
        load = ", ".join(f"{part:.2f}" for part in os.getloadavg())
        changes = said(["git", "-C", str(root), "status", "--porcelain"])
        commit = said(["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"])
        self.rows = [
            ("Date", datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")),
            ("Processor", f"{processor()}, {os.cpu_count()} cores"),
            ("Memory", f"{memory:.0f} GB"),
            ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ("Load before the first run (1, 5, 15 minutes)", load),
            ("oneboard", f"{said([str(tool), '--version'])}, commit {commit}"
                + (" with changes" if changes else "")),
            ("Swift", said(["swift", "--version"]).splitlines()[0] if said(["swift", "--version"])
                else "not found"),
            ("GLPK", said(["dpkg-query", "-W", "-f", "${Version}", "libglpk40"]) or "not known"),
        ]


def said(command):
    """What a command prints; empty where it fails."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for entry in file:
                if entry.startswith("model name"):
                    return entry.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def write(options, command, machine, lines, rules):
    """Writes both files."""
    done = [point for point in lines if not point.stopped_by]
    ruled = [point for point in rules if not point.stopped_by]
    stopped = next((point for point in lines if point.stopped_by), None)
    stopped_rules = next((point for point in rules if point.stopped_by), None)
    series = {
        "time": [(point.lines, point.plan_seconds) for point in done],
        "memory": [(point.lines, point.peak / 1e6) for point in done],
        "rules": [(point.rules, point.plan_seconds) for point in ruled],
    }
    fits = {name: fitting.fit(pairs) for name, pairs in series.items()}
    panels = [
        plot.Panel(
            "Time over lines", "lines of posts", "seconds of planning", series["time"],
            fits["time"], "#1f5fa8", ring(stopped, "lines")),
        plot.Panel(
            "Memory over lines", "lines of posts", "peak megabytes", series["memory"],
            fits["memory"], "#a8431f"),
        plot.Panel(
            f"Time over rules, {options.rules_lines:,} lines", "rules", "seconds of planning",
            series["rules"], fits["rules"], "#2b7d3c", ring(stopped_rules, "rules")),
    ]
    (options.out / "growth.svg").write_text(plot.picture(panels), encoding="utf-8")
    (options.out / "growth.md").write_text(
        page(options, command, machine, lines, rules, fits), encoding="utf-8")


def ring(point, axis):
    return (getattr(point, axis), point.process_seconds) if point else None


def page(options, command, machine, lines, rules, fits):
    parts = [
        "# How time and memory grow",
        "",
        "Written by `Benchmarks/growth/run`; not to be changed by hand.",
        "",
        "![Time and memory over lines, time over rules](growth.svg)",
        "",
        "| series | exponent | residual | points |",
        "|---|---:|---:|---:|",
        fit_row("planning time over lines", fits["time"]),
        fit_row("peak memory over lines", fits["memory"]),
        fit_row("planning time over rules", fits["rules"]),
        "",
        "An exponent is the slope of a straight line through the logarithms, by least squares. The",
        "residual is the root mean square distance of the points from the line, as a factor (two",
        "degrees of freedom are taken off): ×/÷ 1.10 means that points lie about 10 % off. Runs that",
        "a limit stopped are not part of a fit; the picture shows them hollow, as a lower bound.",
        "",
        "## Over lines",
        "",
        "Synthetic counties with their standard rules and objective: benefit, leximin of coverage,",
        "fewest releases.",
        "",
    ]
    parts += table(lines)
    parts += [
        "",
        "## Over rules",
        "",
        f"The county of {options.rules_lines:,} lines, with more and more bound rules. A further rule",
        "says that a group of lines receives no more than it does in the plan without further rules.",
        "The groups are disjoint and hold all lines, so every further row is met exactly and the plan",
        "stays as good as it was, which the script checks.",
        "",
    ]
    parts += table(rules)
    parts += [
        "",
        "Planning is the time that the plan itself states, without reading and writing files. Process",
        "is the wall clock of `oneboard solve --format json` from start to end, audit included, and",
        "processor the time of all cores in it, which other work on the machine changes less. Peak is",
        "the most resident memory of that process. Of several runs the median is given.",
        "",
        "## Conditions",
        "",
        "| | |",
        "|---|---|",
    ]
    parts += [f"| {name} | {value} |" for name, value in machine.rows]
    parts += [
        f"| Seed | {options.seed} |",
        f"| Limits | {options.time_limit:g} s and {options.memory_limit:g} GB a run |",
        f"| Command line | `{command}` |",
        "",
    ]
    return "\n".join(parts)


def fit_row(name, fit):
    if fit is None:
        return f"| {name} | – | too few points | – |"
    return f"| {name} | {fit.exponent:.2f} | ×/÷ {fit.residual:.2f} | {fit.count} |"


def table(points):
    rows = [
        "| lines | rules | planning, s | process, s | processor, s | peak, MB | bytes a line | posts moved | status | runs |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|",
    ]
    for point in points:
        if point.stopped_by:
            rows.append(
                f"| {point.lines:,} | {point.rules:,} | – | > {point.process_seconds:.1f} | – | "
                f"> {point.peak / 1e6:.0f} | – | – | stopped at {point.stopped_by} | 1 |")
            continue
        sign = "" if point.is_peak_exact else "≤ "
        rows.append(
            f"| {point.lines:,} | {point.rules:,} | {point.plan_seconds:.3f} | "
            f"{point.process_seconds:.3f} | {point.processor_seconds:.3f} | {sign}{point.peak / 1e6:.1f} | "
            f"{sign}{point.peak / point.lines:,.0f} | {point.posts_moved:,} | {point.status} | "
            f"{point.repeats} |")
    return rows

"""What is measured: each section runs its programs in turns."""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from process import run
from rounds import Failure, Figures, figures, in_turns, say, with_sums

WORKER = Path(__file__).with_name("build_worker.py")

# The larger of the published programs, by coefficients.
FILES = ["wood1p", "degen3", "fit1d", "nesm", "25fv47", "pilot-we", "qap8", "perold"]

# Whole-number programs that take a quarter of a second to a second and a half.
WHOLE_FILES = ["bell5", "dcmulti", "enigma", "lseu", "pp08a", "stein27"]

LIBRARIES = {"linopy": "linopy", "OR-Tools model builder": "ortools", "PuLP": "pulp"}

Section = dict[str, Any]


def measure() -> str:
    return os.environ["MEASURE"]


def versions() -> dict[str, str]:
    found = {}
    for package in ("PuLP", "linopy", "ortools", "numpy"):
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def hand_over(options: argparse.Namespace, _: Path) -> Section:
    say(f"hand-over of {options.columns:,} columns, {options.runs} rounds")
    sizes = [str(n) for n in (options.columns, options.rows, options.entries, options.seed)]
    commands = {
        "C": [os.environ["HANDOVER_C"], *sizes],
        "OneBoard": [measure(), "handover", *sizes],
    }
    found = in_turns(commands, options.runs)
    require_equal(found, ["checksum"], "hand-over")
    return {name: with_sums(runs) for name, runs in found.items()}


def building(options: argparse.Namespace, _: Path) -> Section:
    numbers = (options.build_rows, options.build_columns, options.build_terms, options.seed)
    sizes = [str(number) for number in numbers]
    commands = {
        "OneBoard, algebra": [measure(), "algebra", *sizes],
        "OneBoard, in bulk": [measure(), "bulk", *sizes],
    }
    missing = []
    for name, library in LIBRARIES.items():
        if versions()[library if library != "pulp" else "PuLP"] == "not installed":
            missing.append(name)
        else:
            commands[name] = [sys.executable, str(WORKER), library, *sizes]
    say(f"building of {options.build_rows * options.build_terms:,} terms, {options.runs} rounds")
    found = in_turns(commands, options.runs)
    require_equal(found, ["rows", "columns", "nonzeros", "checksum"], "building")
    return {"runs": {n: with_sums(runs) for n, runs in found.items()}, "missing": missing}


def solving(options: argparse.Namespace, folder: Path) -> Section:
    cases: dict[str, dict[str, list[Figures]]] = {}
    notes: list[str] = []
    for label, file in linear_programs(options, folder, notes):
        say(f"solving {label}, {options.runs} rounds")
        ways = ("sliced", "unsliced", "events", "log")
        # The first run brings the file into memory and is not counted.
        figures([measure(), "sliced", str(file)])
        found = in_turns({way: [measure(), way, str(file)] for way in ways}, options.runs)
        require_equal(found, ["status"], label)
        # Listening must not change the way of the method.
        require_equal({way: found[way] for way in ways if way != "unsliced"}, ["iterations"], label)
        cases[label] = found
    whole: dict[str, dict[str, list[Figures]]] = {}
    for label, file in published("mip", WHOLE_FILES, folder, notes):
        say(f"solving {label} in whole numbers, {options.runs} rounds")
        commands = {way: [measure(), way, str(file)] for way in ("whole", "whole-events")}
        whole[label] = in_turns(commands, options.runs)
        require_equal(whole[label], ["status", "iterations", "nodes"], label)
    return {"cases": cases, "whole": whole, "notes": notes}


def linear_programs(
    options: argparse.Namespace, folder: Path, notes: list[str]
) -> list[tuple[str, Path]]:
    found = [(f"board of {options.lines:,} lines", board(options, folder))]
    if not os.environ.get("ONEBOARD_SUITES"):
        notes.append("ONEBOARD_SUITES was not set, so that no published program was solved.")
    return found + published("lp", FILES, folder, notes)


def published(
    family: str, names: list[str], folder: Path, notes: list[str]
) -> list[tuple[str, Path]]:
    """Unpacked copies of published programs."""
    suites = os.environ.get("ONEBOARD_SUITES")
    if not suites:
        return []
    found = []
    for name in names:
        plain, packed = Path(suites, family, f"{name}.mps"), Path(suites, family, f"{name}.mps.gz")
        copy = folder / f"{name}.mps"
        if packed.is_file():
            with gzip.open(packed) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
        elif plain.is_file():
            shutil.copyfile(plain, copy)
        else:
            notes.append(f"{name} was not found among the suites.")
            continue
        found.append((name, copy))
    return found


def board(options: argparse.Namespace, folder: Path) -> Path:
    tool, scenario, file = os.environ["ONEBOARD"], folder / "scenario", folder / "board.mps"
    size = ["--lines", str(options.lines), "--seed", str(options.seed)]
    for command in (
        [tool, "generate", *size, "--out", str(scenario)],
        [tool, "formulate", str(scenario), "--out", str(file)],
    ):
        done = run(command, 600)
        if done.code != 0:
            raise Failure(f"{' '.join(command)} failed: {done.errors.strip()}")
    return file


def require_equal(found: dict[str, list[Figures]], names: list[str], what: str) -> None:
    """All programs must have had the same model, else their times say nothing."""
    for name in names:
        values = {who: {entry[name] for entry in runs} for who, runs in found.items()}
        if len(set().union(*values.values())) > 1:
            raise Failure(f"{what}: {name} differs: {re.sub(r'[{}]', '', str(values))}")

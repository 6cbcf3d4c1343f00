"""Runs one program with a deadline."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """`code` is None if the deadline ended the program."""

    code: int | None
    output: str
    errors: str
    wall: float

    @property
    def text(self) -> str:
        return self.output + self.errors


def run(command: list[str], deadline: float) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(timeout=deadline)
        code: int | None = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, errors = process.communicate()
        code = None
    return Run(code, output, errors, time.perf_counter() - start)


def say(text: str) -> None:
    print(f"rivals: {text}", file=sys.stderr, flush=True)


def first_line(command: list[str], containing: str = "") -> str:
    """The first line of what a program prints that contains a text; empty if it cannot be run."""
    try:
        lines = run(command, 20).text.splitlines()
    except OSError:
        return ""
    return next((line.strip() for line in lines if containing in line and line.strip()), "")

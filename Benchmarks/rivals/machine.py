"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def machine() -> dict[str, str]:
    return {
        "processor": processor(),
        "cores": str(os.cpu_count() or 0),
        "memory": memory(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "load": load(),
    }


def field(path: str, key: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    values = (line.partition(":")[2].strip() for line in lines if line.startswith(key))
    return next(values, "")


def processor() -> str:
    return field("/proc/cpuinfo", "model name") or platform.processor() or "unknown"


def memory() -> str:
    kilobytes = field("/proc/meminfo", "MemTotal").split()
    return f"{int(kilobytes[0]) / 1048576:.1f} GiB" if kilobytes else "unknown"


def load() -> str:
    """The mean number of running processes over the minute before the first run."""
    try:
        return f"{os.getloadavg()[0]:.2f}"
    except OSError:
        return "unknown"


def git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip()


def commit() -> str:
    """The commit, and whether files differ from it; the page that is written does not count."""
    changed = git("status", "--porcelain", "--", "Sources", "Benchmarks", "Package.swift")
    return git("rev-parse", "HEAD") + (" with uncommitted changes" if changed else "")

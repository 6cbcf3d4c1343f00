"""One measured run of a program: time, peak memory, and limits that really stop it."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

# Linux counts the peak in kilobytes, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Run:
    """What one run took."""

    seconds: float
    """Wall clock of the whole process: reading, planning, auditing, writing."""
    processor_seconds: float
    """Time of all cores, which other work on the machine changes less."""
    peak: int
    """The most resident memory, in bytes."""
    floor: int
    """A peak at or below this may be that of this script, which starts the process."""
    exit_code: int
    stopped_by: str
    """The limit that ended it, such as `600 s`; empty if none did."""


def resident(pid):
    """Resident bytes of a process now; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return 0


def run(command, output, time_limit, memory_limit):
    """Runs a command to its end or a limit; its standard output goes to a file."""
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT
    stopped_by = ""
    pause = 0.001
    with open(output, "wb") as file:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.monotonic() - start
            if pid:
                break
            if not stopped_by and seconds > time_limit:
                stopped_by = f"{time_limit:g} s"
                process.kill()
            if not stopped_by and resident(process.pid) > memory_limit:
                stopped_by = f"{memory_limit / 1e9:g} GB"
                process.kill()
            time.sleep(pause)
            # Short runs are timed finely; long ones are not disturbed.
            pause = min(pause * 1.2, 0.05)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    return Run(
        seconds=seconds, processor_seconds=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss * PEAK_UNIT, floor=floor,
        exit_code=process.returncode, stopped_by=stopped_by)

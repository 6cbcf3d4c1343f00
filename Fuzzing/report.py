"""Writes a table of the newest fuzzing run of each target, from the logs of libFuzzer: report.py FOLDER"""

import pathlib
import platform
import re
import sys

folder = pathlib.Path(sys.argv[1])


def last(pattern, text):
    found = re.findall(pattern, text)
    return found[-1] if found else "–"


print("# Fuzzing\n")
print(
    f"Written by `Fuzzing/run`; do not edit. The newest run of each target, by libFuzzer on {platform.machine()}, "
    f"{platform.system()}.\nEach target also checks that what is read can be written and read again, and that "
    "faults name places in the text.\n"
)
print("| target | seconds | executions | each second | edges covered | features | corpus | slowest input | findings |")
print("|---|---|---|---|---|---|---|---|---|")
for log in sorted(folder.glob("*.log")):
    name = log.stem
    text = log.read_text(errors="replace")
    finding = last(r"SUMMARY: libFuzzer: (.*)", text)
    if finding == "–" and not re.search(r"Done \d+ runs", text):
        finding = "ended early"
    cells = [
        name,
        last(r"Done \d+ runs in (\d+) second", text),
        last(r"number_of_executed_units: (\d+)", text),
        last(r"average_exec_per_sec: +(\d+)", text),
        last(r"cov: (\d+)", text),
        last(r"ft: (\d+)", text),
        last(r"corp: (\d+)", text),
        last(r"slowest_unit_time_sec: +(\d+)", text) + " s",
        "none" if finding == "–" else finding,
    ]
    print("| " + " | ".join(cells) + " |")

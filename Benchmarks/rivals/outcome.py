"""What one run of one rival gave."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

OPTIMAL = "optimal"
BUILT = "built"
TIME_LIMIT = "time limit"
FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    """Seconds are those of the solver, as the rival's `timed` text states."""

    status: str
    seconds: float | None = None
    objective: float | None = None
    iterations: int | None = None
    nodes: int | None = None
    reason: str = ""

    @property
    def is_done(self) -> bool:
        return self.status in (OPTIMAL, BUILT) and self.seconds is not None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(value: dict[str, Any]) -> Outcome:
        return Outcome(**value)


def failed(reason: str) -> Outcome:
    return Outcome(FAILED, reason=shortened(reason))


def shortened(text: str, limit: int = 200) -> str:
    """The last lines of a text as one line, for a table."""
    line = " ".join(text.split())
    return line if len(line) <= limit else "…" + line[-limit:]

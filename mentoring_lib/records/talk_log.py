"""What is kept of a practice talk: where it stands, and how earlier ones went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from mentoring_lib.records.workspace import Workspace

MODES = ("practice", "test")
CLOCKS = ("normal", "double", "off")

MOST_RUNS = 20
"""Earlier runs of one talk that are kept; the oldest go first."""


@dataclass(frozen=True, slots=True)
class PastRun:
    """A talk that was played to its end."""

    chosen: tuple[str, ...]
    finished_at: str
    mode: str

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the run that was kept; ValueError when its moment can't be read."""
        finished_at = str(kept["finished_at"])
        datetime.fromisoformat(finished_at)
        return cls(tuple(map(str, kept["chosen"])), finished_at, str(kept.get("mode", "")))


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """Where a practice talk stands.

    Attributes:
        chosen: The replies so far.
        seed: Decides the order of the replies on the screen.
        mode: ``practice``, with feedback at each turn, or ``test``, at the end only.
        clock: ``normal``, ``double`` or ``off``, for turns with a time.
        runs: The talks that were played to their end, the last one last.
    """

    chosen: tuple[str, ...] = ()
    seed: str = ""
    mode: str = "practice"
    clock: str = "normal"
    runs: tuple[PastRun, ...] = ()

    def finished(self, now: datetime) -> Self:
        """Return the talk with this run added to the earlier ones.

        A run that only goes on where the last one ended is the same run.
        """
        run = PastRun(self.chosen, now.isoformat(timespec="seconds"), self.mode)
        if self.runs and self.runs[-1].chosen == run.chosen:
            return self
        return replace(self, runs=(*self.runs, run)[-MOST_RUNS:])


def kept_talk(workspace: Workspace, slug: str) -> KeptTalk | None:
    """Return what was kept of a talk, or None when there is nothing usable."""
    kept = workspace.recall("talks", slug)
    try:
        return KeptTalk(
            chosen=tuple(map(str, kept["chosen"])),
            seed=str(kept["seed"]),
            mode=_known(kept.get("mode"), MODES),
            clock=_known(kept.get("clock"), CLOCKS),
            runs=tuple(PastRun.read(run) for run in kept.get("runs", ())),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        # Written by hand, or by another version: the talk starts anew.
        return None


def _known(value: object, known: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in known else known[0]


def keep_talk(workspace: Workspace, slug: str, talk: KeptTalk) -> None:
    """Keep where a talk stands."""
    workspace.remember(
        "talks",
        slug,
        value={
            "chosen": list(talk.chosen),
            "seed": talk.seed,
            "mode": talk.mode,
            "clock": talk.clock,
            "runs": [
                {"chosen": list(run.chosen), "finished_at": run.finished_at, "mode": run.mode}
                for run in talk.runs
            ],
        },
    )

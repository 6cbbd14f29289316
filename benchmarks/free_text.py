"""Measure how typed lines are taken for replies, on own lines in ``data/free_text.csv``.

Each row holds a scene, a typed line and the reply a person takes it for; no reply when none
fits. ``tuned`` are the rows that were looked at while choosing limits and word lists;
``unseen`` are the 40 % of the same scenarios that weren't, picked by a hash of the row;
``fresh`` are scenarios of which the lines were written when everything was chosen. A wrong
accept is a line taken for another reply than a person does, or for one when none fits.
``wrong_share`` divides them by all lines, ``wrong_share_of_accepted`` by the accepted ones.
"""

import argparse
import csv
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.free_text.listener import Listener, Match, Outcome, listener_for

LINES = Path(__file__).parent / "data" / "free_text.csv"
PARTS = ("tuned", "unseen", "fresh")
UNSEEN = 4
"""Tenths of the rows that nobody looked at while tuning."""

FRESH = frozenset({"blauwe-plek", "de-docent-van-wiskunde", "stuur-maar-een-mail"})
"""Scenarios of which the lines were written after the last choice."""

Row = dict[str, str]


class Tried(NamedTuple):
    """A row, and what became of it."""

    row: Row
    match: Match
    seconds: float

    @property
    def right(self) -> bool:
        """Whether it was accepted as the reply that a person takes it for."""
        return self.match.reply is not None and self.match.reply.id == self.row["reply"]

    @property
    def wrong(self) -> bool:
        """Whether it was accepted as something else."""
        return self.match.reply is not None and not self.right

    @property
    def shown(self) -> bool:
        """Whether the right reply was accepted or is one of the two to choose from."""
        return self.right or self.row["reply"] in {each.id for each in self.match.nearest}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON (always done)")
    parser.add_argument("--wrong", action="store_true", help="print the wrong accepts, too")
    wrong = parser.parse_args().wrong
    tried = [attempt(row) for row in rows()]
    parts = {
        "all": tried,
        **{name: [each for each in tried if part_of(each.row) == name] for name in PARTS},
    }
    outcome: dict[str, Any] = {name: figures(part) for name, part in parts.items()}
    outcome["scenarios"] = len({row["scenario"] for row in rows()})
    outcome["scenes"] = len({(row["scenario"], row["scene"]) for row in rows()})
    outcome |= {f"kinds_{name}": by_kind(parts[name]) for name in PARTS}
    seconds = [each.seconds for each in tried]
    outcome["median_ms"] = round(statistics.median(seconds) * 1000, 2)
    outcome["ms_of_99_in_100"] = round(statistics.quantiles(seconds, n=100)[-1] * 1000, 1)
    outcome["slowest_ms"] = round(max(seconds) * 1000, 1)
    if wrong:
        outcome["wrong_lines"] = [
            [each.row["scene"], each.row["text"], each.row["reply"], str(each.match.reply.id)]
            for each in parts["tuned"]
            if each.wrong and each.match.reply
        ]
    sys.stdout.write(json.dumps(outcome, indent=1, ensure_ascii=False) + "\n")


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows in the order of the file."""
    with LINES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def part_of(row: Row) -> str:
    """Return whether this row was looked at while tuning, wasn't, or didn't exist yet."""
    if row["scenario"] in FRESH:
        return "fresh"
    key = f"{row['scenario']}/{row['scene']}/{row['text']}"
    held = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10 < UNSEEN
    return "unseen" if held else "tuned"


@cache
def heard(slug: str) -> tuple[Scenario, Listener]:
    """Return a scenario and who listens to what is typed in it."""
    catalog = Catalog()
    scenario = catalog.scenario(slug)
    return scenario, listener_for(catalog, scenario)


def attempt(row: Row) -> Tried:
    """Return what becomes of the line in its scene."""
    scenario, listener = heard(row["scenario"])
    scene = scenario.scene(row["scene"])
    started = time.process_time()
    match = listener.matched(row["text"], scene.replies, scene.says)
    return Tried(row, match, time.process_time() - started)


def figures(tried: Sequence[Tried]) -> dict[str, float]:
    """Return the shares over these rows."""
    accepted = [each for each in tried if each.match.reply is not None]
    fitting = [each for each in tried if each.row["reply"]]
    wrong = sum(each.wrong for each in tried)
    return {
        "lines": len(tried),
        "fitting_lines": len(fitting),
        "accept_share": ratio(len(accepted), len(tried)),
        "right_accept_share_of_fitting": ratio(sum(each.right for each in fitting), len(fitting)),
        "wrong_accepts": wrong,
        "wrong_share": ratio(wrong, len(tried)),
        "wrong_share_of_accepted": ratio(wrong, len(accepted)),
        "wrong_share_of_lines_that_fit_none": ratio(
            sum(each.wrong for each in tried if not each.row["reply"]), len(tried) - len(fitting)
        ),
        "accepted_or_in_top_two_of_fitting": ratio(
            sum(each.shown for each in fitting), len(fitting)
        ),
        **{
            f"outcome_{name.value}": ratio(
                sum(each.match.outcome is name for each in tried), len(tried)
            )
            for name in Outcome
        },
    }


def by_kind(tried: Sequence[Tried]) -> dict[str, dict[str, float]]:
    """Return for each kind of line how many were right, wrong and shown."""
    kinds = sorted({each.row["note"] for each in tried})
    parts = {kind: [each for each in tried if each.row["note"] == kind] for kind in kinds}
    return {
        kind: {
            "lines": len(part),
            "right": sum(each.right for each in part),
            "wrong": sum(each.wrong for each in part),
            "accepted_or_in_top_two": sum(bool(each.row["reply"]) and each.shown for each in part),
        }
        for kind, part in parts.items()
    }


def ratio(part: int, whole: int) -> float:
    """Return a share with three decimals; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0


if __name__ == "__main__":
    main()

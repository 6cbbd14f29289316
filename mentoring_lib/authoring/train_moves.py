"""Training the fallback of the recogniser on our own labelled lines, in plain Python.

``python -m mentoring_lib.authoring.train_moves`` makes ``herkennen.json`` from the YAML,
measures by cross-validation, and makes ``gewichten.json`` from all lines.
"""

import csv
import hashlib
import json
import sys
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentoring_lib.authoring.move_teacher import LABELS, Line, trained
from mentoring_lib.catalog.move_cue_reader import fingerprint, written_cue_book
from mentoring_lib.catalog.move_cues import LEARNED, MADE, MOVES
from mentoring_lib.domain.move_cues import Weights
from mentoring_lib.practice.recognise.model import Model
from mentoring_lib.practice.recognise.recogniser import Recogniser
from mentoring_lib.records.files import write_atomically

COUNTED = ("regels.csv", "regels-2.csv")
FOLDS = 5
_HIGH = 0.985
"""The share of right answers that the limit for ``hoog`` is chosen by."""

_MIDDLE = 0.72
"""The limit for ``middel``: on 497 lines that were not trained on, 95 in 100 above it are
right and 80 in 100 lie above it. It was chosen with that outcome in view."""


def labelled_lines(folder: Path, recogniser: Recogniser) -> list[Line]:
    """Return the lines of every ``regels*.csv`` in the folder."""
    lines = []
    for path in sorted(folder.glob("regels*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found = recogniser.features(row["text"], row["previous"] or "")
                label, also = row["label"], row["also_ok"] or ""
                lines.append(
                    Line(
                        row["id"],
                        tuple(found),
                        label,
                        also,
                        row["register"],
                        path.name in COUNTED,
                    )
                )
    return lines


def lines_fingerprint(folder: Path = MOVES) -> str:
    """Return a number that changes when one of the labelled lines changes."""
    together = hashlib.sha256()
    for path in sorted(folder.glob("regels*.csv")):
        together.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return together.hexdigest()


@dataclass(frozen=True, slots=True)
class Guess:
    """What the fallback made of a line that it hadn't learned from."""

    line: Line
    label: str
    share: float

    @property
    def is_right(self) -> bool:
        """Whether it is one of the defensible labels."""
        return self.label in {self.line.label, self.line.also}


def cross_validated(lines: Sequence[Line]) -> list[Guess]:
    """Return a guess for each line, from weights of the other folds."""
    with ProcessPoolExecutor(max_workers=2) as workers:
        folds = workers.map(_guessed, [lines] * FOLDS, range(FOLDS))
        return [guess for fold in folds for guess in fold]


def fold_of(line_id: str) -> int:
    """Return the fold of a line, the same on every machine."""
    return zlib.crc32(line_id.encode()) % FOLDS


def _guessed(lines: Sequence[Line], fold: int) -> list[Guess]:
    rows = trained([line for line in lines if fold_of(line.id) != fold])
    model = Model(Weights(LABELS, rows))
    guesses = []
    for line in lines:
        if line.counts and fold_of(line.id) == fold:
            label, _, share = model.best_two(line.features)
            guesses.append(Guess(line, label, share))
    return guesses


def limit_for(guesses: Iterable[Guess], wanted: float) -> float:
    """Return the lowest share from which this part of the guesses is right."""
    limit, right = 1.0, 0
    for number, guess in enumerate(sorted(guesses, key=lambda each: -each.share), 1):
        right += guess.is_right
        if right / number >= wanted:
            limit = guess.share
    return limit


def report(guesses: Sequence[Guess], middle: float) -> dict[str, Any]:
    """Return the figures of a cross-validation, each as a share between 0 and 1."""
    sure = [guess for guess in guesses if guess.share >= middle]
    figures: dict[str, Any] = {
        "lines": len(guesses),
        "right": _part_right(guesses),
        "sure_lines": round(len(sure) / len(guesses), 3),
        "sure_right": _part_right(sure),
    }
    for register in sorted({guess.line.register for guess in guesses}):
        own = [guess for guess in guesses if guess.line.register == register]
        figures[f"right_{register}"] = _part_right(own)
    return figures


def _part_right(guesses: Sequence[Guess]) -> float:
    return round(sum(guess.is_right for guess in guesses) / max(len(guesses), 1), 3)


def main() -> None:
    """Make both files anew and print what was measured."""
    book = written_cue_book([MOVES])
    made = {"made_from": fingerprint(), **book.as_mapping()}
    write_atomically(MOVES / MADE, json.dumps(made, ensure_ascii=False, indent=0) + "\n")
    lines = labelled_lines(MOVES, Recogniser(book, Weights(LABELS)))
    guesses = cross_validated(lines)
    high, middle = limit_for(guesses, _HIGH), _MIDDLE
    learned = {
        "learned_from": lines_fingerprint(),
        "labels": LABELS,
        "high": round(high, 3),
        "middle": round(middle, 3),
        "rows": trained(lines),
    }
    write_atomically(MOVES / LEARNED, json.dumps(learned, ensure_ascii=False, indent=0) + "\n")
    sys.stdout.write(json.dumps(report(guesses, middle), indent=1) + "\n")


if __name__ == "__main__":
    main()

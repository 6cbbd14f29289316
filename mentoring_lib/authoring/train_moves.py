"""Training the fallback of the recogniser on our own labelled lines, in plain Python.

``python -m mentoring_lib.authoring.train_moves`` makes ``herkennen.json`` from the YAML,
measures by cross-validation, and makes ``gewichten.json`` from all lines.
"""

import csv
import json
import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentoring_lib.catalog.move_cue_reader import fingerprint, written_cue_book
from mentoring_lib.catalog.move_cues import LEARNED, MADE, MOVES
from mentoring_lib.domain.move_cues import Weights, written_row
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.model import Model, as_shares
from mentoring_lib.practice.recognise.recogniser import Recogniser
from mentoring_lib.records.files import write_atomically

LABELS = tuple(label for label in MoveLabel if label is not MoveLabel.UNKNOWN)
COUNTED = "regels.csv"
FOLDS = 6
EPOCHS = 40
RATE = 0.05
DECAY = 0.001
SEEN_AT_LEAST = 2
SECOND_SHARE = 0.3
"""Part of a line that counts for its second defensible label."""

MOST_FEATURES = 4_300
"""Keeps the file of weights under 150 kB."""

_HIGH, _MIDDLE = 0.985, 0.97
"""Shares of right answers that the limits for ``hoog`` and ``middel`` are chosen by.

Stricter than the 0.95 that we promise: whoever wrote rules and extra lines had seen three
quarters of the lines that count, so that cross-validation is too bright. On the quarter
that nobody had seen, 0.97 came down to 0.95.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line.

    Attributes:
        id: Decides in which fold it is.
        features: What is true of it, sorted.
        label: Its label.
        also: A second defensible label; empty when there is none.
        register: How it talks: ``boekje``, ``collega`` or ``vlaams``.
        counts: Whether it counts in the figures; extra lines are only learned from.
    """

    id: str
    features: tuple[str, ...]
    label: str
    also: str
    register: str
    counts: bool


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
                        tuple(sorted(found)),
                        label,
                        also,
                        row["register"],
                        path.name == COUNTED,
                    )
                )
    return lines


def trained(lines: Sequence[Line]) -> dict[str, str]:
    """Return the weights that the lines teach: multinomial logistic regression, AdaGrad."""
    counts = Counter(name for line in lines for name in line.features)
    names = {name for name, count in counts.items() if count >= SEEN_AT_LEAST}
    weights = {name: [0.0] * len(LABELS) for name in sorted(names)}
    squares = {name: [1e-6] * len(LABELS) for name in weights}
    examples = [([name for name in line.features if name in names], _aim(line)) for line in lines]
    chance = random.Random(1)  # noqa: S311 - the order of learning, no secret
    for _ in range(EPOCHS):
        chance.shuffle(examples)
        for found, aim in examples:
            _step(weights, squares, found, aim)
    return _rounded(weights)


def _aim(line: Line) -> list[float]:
    aim = [0.0] * len(LABELS)
    aim[LABELS.index(MoveLabel(line.label))] = 1.0 - (SECOND_SHARE if line.also else 0.0)
    if line.also:
        aim[LABELS.index(MoveLabel(line.also))] += SECOND_SHARE
    return aim


def _step(
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
    found: Sequence[str],
    aim: Sequence[float],
) -> None:
    rows = [weights[name] for name in found]
    shares = as_shares([sum(column) for column in zip(*rows, strict=True)])
    errors = [share - wanted for share, wanted in zip(shares, aim, strict=True)]
    for name in found:
        row, square = weights[name], squares[name]
        for number, error in enumerate(errors):
            slope = error + DECAY * row[number]
            if abs(slope) > DECAY:
                square[number] += slope * slope
                row[number] -= RATE * slope / math.sqrt(square[number])


def _rounded(weights: dict[str, list[float]]) -> dict[str, str]:
    def size(name: str) -> float:
        return sum(each * each for each in weights[name])

    kept = sorted(weights, key=size, reverse=True)[:MOST_FEATURES]
    return {name: written_row(weights[name]) for name in sorted(kept)}


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
            label, _, share = model.best_two(model.shares(line.features))
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
    high, middle = limit_for(guesses, _HIGH), limit_for(guesses, _MIDDLE)
    learned = {
        "labels": LABELS,
        "high": round(high, 3),
        "middle": round(middle, 3),
        "rows": trained(lines),
    }
    write_atomically(MOVES / LEARNED, json.dumps(learned, ensure_ascii=False, indent=0) + "\n")
    sys.stdout.write(json.dumps(report(guesses, middle), indent=1) + "\n")


if __name__ == "__main__":
    main()

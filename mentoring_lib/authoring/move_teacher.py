"""Learning the weights of the recogniser from labelled lines, in plain Python."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mentoring_lib.domain.move_cues import written_row
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.model import scale_for

LABELS = tuple(label for label in MoveLabel if label is not MoveLabel.UNKNOWN)
EPOCHS = 40
RATE = 0.1
STRENGTH_OF_DECAY = 0.5
"""How hard weights are held near zero; together for all lines in which a feature is."""

SMALLEST_ERROR = 0.002
"""A share that is off by less teaches nothing more, and skipping it saves most of the time."""

SEEN_AT_LEAST = 2
SECOND_SHARE = 0.3
"""Part of a line that counts for its second defensible label."""

MOST_FEATURES = 6_300
"""Keeps the file of weights under 200 kB."""

Slot = tuple[list[float], list[float], float]
"""The weights of a feature, the squares of its steps so far, and its pull to zero."""


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line.

    Attributes:
        id: Decides in which fold it is.
        features: What is true of it.
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


class Teacher:
    """Learns weights from lines: multinomial logistic regression with AdaGrad steps."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines, each with what it should lead to."""
        counts = Counter(name for line in lines for name in line.features)
        names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
        self.weights = {name: [0.0] * len(LABELS) for name in names}
        self._slots = {
            name: (row, [1e-6] * len(LABELS), STRENGTH_OF_DECAY / counts[name])
            for name, row in self.weights.items()
        }
        self._examples = [self._example(line) for line in lines]

    def _example(self, line: Line) -> tuple[list[Slot], list[float], float]:
        found = [self._slots[name] for name in line.features if name in self._slots]
        return found, _aim(line), scale_for(len(line.features))

    def learn(self) -> None:
        """Go through all lines a number of times, each time in another order."""
        chance = random.Random(1)  # noqa: S311 - the order of learning, no secret
        for _ in range(EPOCHS):
            chance.shuffle(self._examples)
            for found, aim, scale in self._examples:
                _step(found, aim, scale)


def trained(lines: Sequence[Line]) -> dict[str, str]:
    """Return the weights that the lines teach, as they are stored."""
    teacher = Teacher(lines)
    teacher.learn()
    return _rounded(teacher.weights)


def _aim(line: Line) -> list[float]:
    aim = [0.0] * len(LABELS)
    aim[LABELS.index(MoveLabel(line.label))] = 1.0 - (SECOND_SHARE if line.also else 0.0)
    if line.also:
        aim[LABELS.index(MoveLabel(line.also))] += SECOND_SHARE
    return aim


def _step(found: Sequence[Slot], aim: Sequence[float], scale: float) -> None:
    sums = map(sum, zip(*[row for row, _, _ in found], strict=True))
    shares = as_shares([each * scale for each in sums])
    errors = [
        (number, (share - wanted) * scale)
        for number, (share, wanted) in enumerate(zip(shares, aim, strict=True))
        if abs(share - wanted) > SMALLEST_ERROR
    ]
    for row, square, decay in found:
        for number, error in errors:
            slope = error + decay * row[number]
            square[number] += slope * slope
            row[number] -= RATE * slope / math.sqrt(square[number])


def as_shares(sums: Sequence[float]) -> list[float]:
    """Return positive shares of 1 for sums of weights."""
    highest = max(sums)
    parts = [math.exp(each - highest) for each in sums]
    total = sum(parts)
    return [part / total for part in parts]


def _rounded(weights: dict[str, list[float]]) -> dict[str, str]:
    def size(name: str) -> float:
        return sum(each * each for each in weights[name])

    kept = sorted(weights, key=size, reverse=True)[:MOST_FEATURES]
    return {name: written_row(weights[name]) for name in sorted(kept)}

"""The trained fallback: it weighs everything that is true of a turn."""

import math
import struct
from collections.abc import Collection
from itertools import islice

from mentoring_lib.domain.move_cues import LARGEST_WEIGHT, SCALE, ZERO, Weights
from mentoring_lib.domain.move_label import MoveLabel

MOST_FEATURES = 65_535 // (ZERO + LARGEST_WEIGHT)
"""Features of one turn that are weighed; more would spill over into the next label."""

FAMILIAR = 0.58
"""Part of the features that ordinary Dutch has in common with the lines we learned from."""

_BITS = 16
_USUAL = 60
_LONG_TURNS = 0.75
_SCALES = [math.pow(_USUAL / max(size, 1), _LONG_TURNS) for size in range(MOST_FEATURES + 1)]
_LAST = 1_000
_PARTS = [math.exp(-steps / SCALE) for steps in range(_LAST + 1)]
"""What a label that lies so many steps behind the best one weighs against it."""


class Model:
    """Weighs features, each with a row of weights per label.

    A row is one whole number with 16 bits for each label, so that one addition adds the
    weights of all labels. Weighing is what a turn would otherwise cost most time on.
    """

    def __init__(self, weights: Weights) -> None:
        """Take what was learned."""
        self._labels = weights.labels
        self._lanes = struct.Struct(f"<{len(weights.labels)}H")
        self._rows = {
            name: int.from_bytes(row.encode("utf-16-le"), "little")
            for name, row in weights.rows.items()
        }

    def best_two(self, features: Collection[str]) -> tuple[MoveLabel, MoveLabel, float]:
        """Return the label that stands out most, the next one, and the share of the first."""
        known = [*islice(filter(None, map(self._rows.get, features)), MOST_FEATURES)]
        total = sum(known).to_bytes(self._lanes.size, "little")
        # The zero of each row is the same for all labels, so it doesn't count in a share.
        sums = self._lanes.unpack(total)
        highest, next_best = sorted(sums, reverse=True)[:2]
        first = sums.index(highest)
        second = sums.index(next_best, first + 1 if next_best == highest else 0)
        scale = scale_for(len(features))
        parts = [_PARTS[min(int((highest - each) * scale), _LAST)] for each in sums]
        share = 1 / sum(parts)
        familiar = len(known) / len(features)
        return (
            self._labels[first],
            self._labels[second],
            share if familiar > FAMILIAR else share * familiar,
        )

    def pull(self, feature: str, label: MoveLabel) -> int:
        """Return how hard one feature pulls towards a label."""
        row = self._rows.get(feature)
        if row is None:
            return 0
        return ((row >> _BITS * self._labels.index(label)) & 0xFFFF) - ZERO


def scale_for(size: int) -> float:
    """Return how much each of so many features counts: in a long turn, each says less."""
    return _SCALES[min(size, MOST_FEATURES)]

"""The cues that show which move a sentence makes, and what the trained fallback learned.

Plain values without pydantic: recognising has to answer at once, in every process.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentoring_lib.domain.move_label import MoveLabel

WHEN = ("vraag", "mededeling", "elk")
PLACES = ("begin", "einde", "ergens", "heel")
WEAKEST, STRONGEST = 1, 3

SCALE = 20
"""Steps in which a weight of one is stored."""

LARGEST_WEIGHT = 46
"""Steps; a weight that is larger is stored as this."""

ZERO = 80
"""The letter that stands for no weight, as a number; its neighbours are all ASCII."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that point to one label.

    Attributes:
        id: Dutch name, unique among all cues.
        label: The label that the phrases point to.
        when: In which sentences it counts: one of ``WHEN``.
        place: Where in the sentence it has to stand: one of ``PLACES``.
        strength: 1 (weak) to 3 (strong).
        reason: Dutch sentence with ``{woorden}`` for the words that were found.
        phrases: Each phrase in the notation of ``practice.recognise.phrases``.
    """

    id: str
    label: MoveLabel
    when: str
    place: str
    strength: int
    reason: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueBook:
    """Everything that people wrote for recognising moves.

    Attributes:
        cues: In order of reading; the first wins when two are as strong.
        lists: Word lists that phrases refer to as ``{name}``.
        labels: The general Dutch reason of each label.
        notes: Dutch sentences about form and certainty, by their English name.
        names: The label as it is named in a Dutch sentence.
    """

    cues: tuple[Cue, ...]
    lists: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def from_mapping(cls, stored: Mapping[str, Any]) -> "CueBook":
        """Return the cue book that ``as_mapping`` wrote out."""
        cues = (
            Cue(**{**each, "label": MoveLabel(each["label"]), "phrases": tuple(each["phrases"])})
            for each in stored["cues"]
        )
        lists = {name: tuple(words) for name, words in stored["lists"].items()}
        return cls(tuple(cues), lists, stored["labels"], stored["notes"], stored["names"])

    def as_mapping(self) -> dict[str, Any]:
        """Return the cue book as lists and dictionaries that JSON can hold."""
        names = ("id", "label", "when", "place", "strength", "reason", "phrases")
        return {
            "cues": [{name: getattr(cue, name) for name in names} for cue in self.cues],
            "lists": {name: list(words) for name, words in self.lists.items()},
            "labels": dict(self.labels),
            "notes": dict(self.notes),
            "names": dict(self.names),
        }


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fallback learned from labelled lines.

    Attributes:
        labels: The labels, in the order of every row.
        rows: For each feature a text with one letter per label; see ``written_row``.
        high: Share (0-1) from which an answer is certain.
        middle: Share (0-1) from which an answer is likely.
    """

    labels: tuple[MoveLabel, ...]
    rows: Mapping[str, str] = field(default_factory=dict)
    high: float = 1.0
    middle: float = 1.0


def written_row(row: Iterable[float]) -> str:
    """Return weights as one letter each, which is small and quick to read."""
    steps = (max(-LARGEST_WEIGHT, min(LARGEST_WEIGHT, round(each * SCALE))) for each in row)
    return "".join(chr(ZERO + each) for each in steps)

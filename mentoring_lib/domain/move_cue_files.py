"""The form of the cue files that a schoolopleider reads and extends."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator

from mentoring_lib.domain.move_cues import STRONGEST, WEAKEST
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.values import Prose, Slug, Value

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_MOST_CHOICES = 400
_NOTE_NAMES = frozenset({"woorden", "naam", "ander"})


def _only_known_names(text: str) -> str:
    unknown = set(_PLACEHOLDER.findall(text)) - _NOTE_NAMES
    if unknown:
        raise ValueError(f"tussen accolades kan hier geen ‘{min(unknown)}’ staan")
    return text


Reason = Annotated[Prose, AfterValidator(_only_known_names)]
"""Dutch sentence in which ``{woorden}`` stands for words of the learner."""


class CueEntry(Value):
    """One cue as it stands in a file."""

    id: Slug
    label: MoveLabel
    when: Literal["vraag", "mededeling", "elk"]
    place: Literal["begin", "einde", "ergens", "heel"]
    strength: int = Field(ge=WEAKEST, le=STRONGEST)
    reason: Reason
    phrases: Prose

    @field_validator("phrases")
    @classmethod
    def _every_phrase_can_be_read(cls, text: str) -> str:
        for phrase in text.splitlines():
            _check_phrase(phrase.strip())
        return text

    @property
    def each_phrase(self) -> tuple[str, ...]:
        """Return the phrases, one for each line."""
        return tuple(" ".join(line.split()) for line in self.phrases.splitlines() if line.strip())


def _check_phrase(phrase: str) -> None:
    if phrase.count("(") != phrase.count(")") or re.search(r"\([^)]*\(", phrase):
        raise ValueError(f"in ‘{phrase}’ passen de haakjes niet bij elkaar")
    choices = 1
    for group in re.findall(r"\(([^()]*)\)", phrase):
        choices *= group.count("|") + 1
    if choices > _MOST_CHOICES:
        raise ValueError(f"‘{phrase}’ heeft te veel keuzes; splits de regel")
    if phrase.startswith("…") or phrase.endswith("…"):
        raise ValueError(f"‘{phrase}’ begint of eindigt met een gat; zet er een woord bij")


class CueFile(Value):
    """A file with cues."""

    cues: tuple[CueEntry, ...]


class WordFile(Value):
    """The word lists that cues refer to."""

    lists: dict[str, Prose]


class LabelFile(Value):
    """What is said about each label."""

    labels: dict[MoveLabel, Reason]
    notes: dict[str, Reason]
    names: dict[MoveLabel, Prose]

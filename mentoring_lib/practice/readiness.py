"""Whether an exercise is ready to hand in: what is missing, what is too personal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentoring_lib.domain.exercise import (
    Exercise,
    FormItem,
    Item,
    ReflectionItem,
    TextItem,
)
from mentoring_lib.practice.answers import is_filled, word_count
from mentoring_lib.practice.privacy import Hit, Words, personal_data


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a learner should know before handing in.

    Attributes:
        filled: How many items are answered.
        total: How many items there are.
        missing: By item id, in Dutch, what is not there yet.
        personal: By item id, what looks like personal data.
    """

    filled: int
    total: int
    missing: dict[str, str]
    personal: dict[str, tuple[Hit, ...]]

    @property
    def ready(self) -> bool:
        """Tell whether nothing is missing and nothing looks personal."""
        return not self.missing and not self.personal


def readiness(
    exercise: Exercise,
    values: Mapping[str, Any],
    unfinished_talks: frozenset[str],
    words: Words,
) -> Readiness:
    """Return how far the answers are, and what in them looks too personal."""
    missing = {
        item.id: problem
        for item in exercise.items
        if (problem := _missing(item, values.get(item.id), unfinished_talks))
    }
    personal = {
        item.id: hits
        for item in exercise.items
        if (hits := personal_data(_written(item, values.get(item.id)), words.besides(item.prompt)))
    }
    total = len(exercise.items)
    return Readiness(total - len(missing), total, missing, personal)


def _missing(item: Item, value: object, unfinished: frozenset[str]) -> str | None:
    if not is_filled(item, value):
        return "Dit is nog niet (helemaal) ingevuld."
    if item.id in unfinished:
        return "Dit gesprek is nog niet afgerond."
    if isinstance(item, ReflectionItem) and word_count(str(value)) < item.min_words:
        return (
            f"Je tekst heeft {word_count(str(value))} woorden; "
            f"de opdracht vraagt er minstens {item.min_words}."
        )
    return None


def _written(item: Item, value: object) -> str:
    match item:
        case TextItem() | ReflectionItem():
            return str(value or "")
        case FormItem() if isinstance(value, dict):
            return "\n".join(str(value.get(field.id, "")) for field in item.fields)
        case _:
            return ""

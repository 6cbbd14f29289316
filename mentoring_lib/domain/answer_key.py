"""Answer keys: what the maker keeps of an exercise, and says back about answers."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mentoring_lib.domain.exercise import ItemKind
from mentoring_lib.domain.values import Prose, Slug, Value

HalfPoints = Annotated[float, Field(ge=0, le=100, multiple_of=0.5)]


class Rule(StrEnum):
    """Something about the form of a text that a machine can see for certain."""

    FILLED = "filled"
    MIN_WORDS = "min_words"
    MAX_WORDS = "max_words"
    MENTIONS = "mentions"
    AVOIDS = "avoids"
    STARTS_WITH = "starts_with"
    ONE_QUESTION = "one_question"
    NO_QUESTION = "no_question"
    NAMES_MOMENT = "names_moment"


class Check(Value):
    """One mechanical check of a text, with what to say when it holds or not."""

    rule: Rule
    field: Slug | None = None
    words: tuple[str, ...] = ()
    number: Annotated[int, Field(ge=0, le=2000)] | None = None
    points: HalfPoints
    strong: Prose
    next: Prose

    @model_validator(mode="after")
    def _has_what_its_rule_needs(self) -> Self:
        if self.rule in {Rule.MENTIONS, Rule.AVOIDS, Rule.STARTS_WITH} and not self.words:
            raise ValueError(f"bij de regel '{self.rule}' horen woorden, achter words")
        if self.rule in {Rule.MIN_WORDS, Rule.MAX_WORDS} and self.number is None:
            raise ValueError(f"bij de regel '{self.rule}' hoort een aantal, achter number")
        return self


class ChoiceKey(Value):
    """The points of each option, and a next step for the weaker ones."""

    kind: Literal[ItemKind.CHOICE]
    points: dict[Slug, HalfPoints]
    strong: Prose
    next: dict[Slug, Prose]


class ChoicesKey(Value):
    """The options that belong together; each wrong one cancels a right one."""

    kind: Literal[ItemKind.CHOICES]
    right: tuple[Slug, ...] = Field(min_length=1)
    strong: Prose
    missed: dict[Slug, Prose]
    wrong: dict[Slug, Prose]


class OrderKey(Value):
    """The cards from first to last."""

    kind: Literal[ItemKind.ORDER]
    right: tuple[Slug, ...] = Field(min_length=3)
    strong: Prose
    next: Prose


class SortKey(Value):
    """The group of each card; ``also`` holds a second group that can be defended."""

    kind: Literal[ItemKind.SORT]
    right: dict[Slug, Slug]
    also: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    strong: Prose
    next: dict[Slug, Prose]


class TextKey(Value):
    """The mechanical checks of a text."""

    kind: Literal[ItemKind.TEXT]
    checks: tuple[Check, ...] = Field(min_length=1)


class FormKey(Value):
    """The mechanical checks of a form; each names its field."""

    kind: Literal[ItemKind.FORM]
    checks: tuple[Check, ...] = Field(min_length=1)


class TalkKey(Value):
    """What to say about a conversation by its outcome."""

    kind: Literal[ItemKind.TALK]
    strong: Prose
    next: Prose


class ReflectionKey(Value):
    """What the trainer may look for; points come from the rubric."""

    kind: Literal[ItemKind.REFLECTION]
    look_for: tuple[Prose, ...] = ()


ItemKey = Annotated[
    ChoiceKey | ChoicesKey | OrderKey | SortKey | TextKey | FormKey | TalkKey | ReflectionKey,
    Field(discriminator="kind"),
]


class AnswerKey(Value):
    """All that the maker keeps about one exercise, by item."""

    slug: Slug
    items: dict[Slug, ItemKey]

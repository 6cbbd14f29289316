"""Exercises: the items that a learner sees, without a trace of what is right."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mentoring_lib.domain.values import Prose, Slug, Value

Points = Annotated[float, Field(gt=0, le=100, multiple_of=0.5)]


class ItemKind(StrEnum):
    """A way of answering."""

    CHOICE = "choice"
    CHOICES = "choices"
    ORDER = "order"
    SORT = "sort"
    TEXT = "text"
    FORM = "form"
    TALK = "talk"
    REFLECTION = "reflection"


class Labelled(Value):
    """Something to choose, put in order or sort."""

    id: Slug
    text: Prose


class Field_(Value):  # noqa: N801 - ``Field`` is pydantic's
    """One box of a form."""

    id: Slug
    label: Prose
    help: Prose | None = None


class _Item(Value):
    id: Slug
    points: Points
    title: Prose
    prompt: Prose


class ChoiceItem(_Item):
    """One option has to be chosen."""

    kind: Literal[ItemKind.CHOICE]
    options: tuple[Labelled, ...] = Field(min_length=2)


class ChoicesItem(_Item):
    """Any number of options may be chosen."""

    kind: Literal[ItemKind.CHOICES]
    options: tuple[Labelled, ...] = Field(min_length=3)


class OrderItem(_Item):
    """Cards have to be put in order."""

    kind: Literal[ItemKind.ORDER]
    cards: tuple[Labelled, ...] = Field(min_length=3)


class SortItem(_Item):
    """Each card belongs to one group."""

    kind: Literal[ItemKind.SORT]
    groups: tuple[Labelled, ...] = Field(min_length=2)
    cards: tuple[Labelled, ...] = Field(min_length=2)


class TextItem(_Item):
    """A text of the learner's own, checked on form."""

    kind: Literal[ItemKind.TEXT]
    rows: Annotated[int, Field(ge=1, le=20)] = 3


class FormItem(_Item):
    """Several short texts that belong together, checked on form."""

    kind: Literal[ItemKind.FORM]
    fields: tuple[Field_, ...] = Field(min_length=2)


class TalkItem(_Item):
    """A conversation, played without feedback until it is graded."""

    kind: Literal[ItemKind.TALK]
    scenario: Slug


class ReflectionItem(_Item):
    """A text of the learner's own, judged by the trainer with a rubric."""

    kind: Literal[ItemKind.REFLECTION]
    rows: Annotated[int, Field(ge=3, le=40)] = 12
    min_words: Annotated[int, Field(ge=1, le=2000)]
    rubric: Slug


Item = Annotated[
    ChoiceItem
    | ChoicesItem
    | OrderItem
    | SortItem
    | TextItem
    | FormItem
    | TalkItem
    | ReflectionItem,
    Field(discriminator="kind"),
]


class Exercise(Value):
    """A graded exercise as it goes out to learners."""

    slug: Slug
    title: Prose
    minutes: Annotated[int, Field(gt=0, le=600)]
    intro: Prose
    items: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [item.id for item in self.items]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"de naam '{twice[0]}' staat bij meer dan één onderdeel")
        for item in self.items:
            groups = item.groups if isinstance(item, SortItem) else ()
            for inner in ([part.id for part in parts(item)], [group.id for group in groups]):
                twice = sorted({name for name in inner if inner.count(name) > 1})
                if twice:
                    raise ValueError(f"'{item.id}': de naam '{twice[0]}' staat er twee keer")
        return self

    @property
    def points(self) -> float:
        """Return the most points that can be earned."""
        return sum(item.points for item in self.items)

    def item(self, name: str) -> Item:
        """Return the item with this id; KeyError when there is none."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(name)


def parts(item: Item) -> tuple[Labelled | Field_, ...]:
    """Return what stands inside an item: its options, cards or fields."""
    match item:
        case ChoiceItem() | ChoicesItem():
            return item.options
        case OrderItem() | SortItem():
            return item.cards
        case FormItem():
            return item.fields
        case _:
            return ()

"""Scenarios: a conversation written out as scenes, replies, effects and endings."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from mentoring_lib.domain.condition import Condition, Measure
from mentoring_lib.domain.loose_end import LooseEnds
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.parameter import GROUP, STANDARD, Kind, Owned, Setting
from mentoring_lib.domain.script import (
    SUBJECTS,
    Minutes,
    Partner,
    Pause,
    Script,
    SpokenReply,
    SpokenScene,
    SpokenSubject,
    named,
    parameter_names,
)
from mentoring_lib.domain.values import Prose, Slug, Value

Quality = Annotated[int, Field(ge=0, le=3)]
Percentage = Annotated[int, Field(ge=0, le=100)]


class Outcome(StrEnum):
    """How a conversation ended."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    CLOSED = "closed"


class Mood(Value):
    """How someone looks when a condition holds."""

    when: Condition
    text: Prose


class Character(Partner):
    """Someone the mentor talks with, and how they are at the start.

    Attributes:
        state: The value of each parameter before the first word.
        moods: The first of which the condition holds is shown beside the name.
    """

    state: dict[Slug, Setting] = Field(default_factory=dict)
    moods: tuple[Mood, ...] = ()


class Reply(SpokenReply):
    """One thing the mentor can say in a scene, with its assessment.

    Attributes:
        thought: What the other thinks on hearing it, for the other's side of the talk.
        shows: The learning goals that it shows.
        also_said: Other ways to say the same, for who types instead of choosing.
    """

    move: Move
    quality: Quality
    feedback: Prose
    fatal: bool = False
    thought: Prose | None = None
    shows: tuple[Slug, ...] = ()
    also_said: tuple[Prose, ...] = ()


class Scene(SpokenScene):
    """One thing the other says, with the replies the mentor can choose from.

    Attributes:
        thought: What the other thinks meanwhile, and doesn't say.
        hint: What to look at, for who asks for it.
    """

    phase: Slug
    thought: Prose | None = None
    hint: Prose | None = None
    replies: tuple[Reply, ...] = Field(min_length=2)


class Subject(SpokenSubject):
    """Something to talk about, with the assessment of bringing it up."""

    opening: Reply
    returning: Reply | None = None


class Between(Pause):
    """The moment at which the mentor picks a subject."""

    phase: Slug
    hint: Prose | None = None
    thought: Prose | None = None


class Ending(Value):
    """A way the conversation can end; ``when`` makes it one of the rules."""

    id: Slug
    outcome: Outcome
    text: Prose
    when: Condition | None = None


class Goal(Value):
    """Something to learn from the conversation, and how far this talk showed it.

    Attributes:
        measure: A number from 0 to 100; without it, the share of the chances taken.
        enough: From where on it is shown well.
    """

    id: Slug
    text: Prose
    measure: Measure | None = None
    enough: Percentage = 60


class Scenario(Value):
    """A whole practice conversation, with its assessment."""

    slug: Slug
    title: Prose
    structure: Slug
    routes: tuple[Slug, ...]
    minutes: Minutes
    situation: Prose
    background: Prose
    parameters: dict[Slug, Kind] = Field(default_factory=dict)
    group: dict[Slug, Setting] = Field(default_factory=dict)
    characters: dict[Slug, Character] = Field(min_length=1)
    goals: tuple[Goal, ...] = ()
    start: Slug
    subjects: tuple[Subject, ...] = ()
    pause: Between | None = None
    rounding_off: Reply | None = None
    scenes: tuple[Scene, ...] = Field(min_length=1)
    endings: tuple[Ending, ...] = Field(min_length=2)
    debrief: tuple[Prose, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        # Here, because the checks need the model that stands above.
        from mentoring_lib.domain.loose_ends import loose_ends  # noqa: PLC0415

        problems = list(loose_ends(self))
        if problems:
            raise LooseEnds(problems)
        return self

    @property
    def state(self) -> dict[str, dict[str, Setting]]:
        """Return how everyone, and the group, is before the first word."""
        people: dict[str, dict[str, Setting]] = {
            who: dict(character.state) for who, character in self.characters.items()
        }
        return {**people, GROUP: dict(self.group)} if self.group else people

    def parameter_names(self) -> dict[str, Owned]:
        """Return each name an author may write for a parameter, and what it stands for.

        ``noor.trust`` always works; ``trust`` works when one character has it.
        """
        return parameter_names(self.state)

    def kind(self, parameter: str) -> Kind:
        """Return of what kind a parameter is; KeyError when nobody defined it."""
        return self.parameters.get(parameter) or STANDARD[parameter]

    def replies(self) -> Iterator[Reply]:
        """Yield everything the mentor can say, subjects and rounding off included."""
        for scene in self.scenes:
            yield from scene.replies
        yield from self.openings()

    def places_of_replies(self) -> dict[str, tuple[str | int, ...]]:
        """Return where in the file each reply stands, by its id."""
        places: dict[str, tuple[str | int, ...]] = {
            reply.id: ("scenes", number, "replies", place)
            for number, scene in enumerate(self.scenes)
            for place, reply in enumerate(scene.replies)
        }
        for number, subject in enumerate(self.subjects):
            places[subject.opening.id] = ("subjects", number, "opening")
            if subject.returning is not None:
                places[subject.returning.id] = ("subjects", number, "returning")
        if self.rounding_off is not None:
            places[self.rounding_off.id] = ("rounding_off",)
        return places

    def openings(self) -> Iterator[Reply]:
        """Yield what brings up a subject or rounds off."""
        for subject in self.subjects:
            yield subject.opening
            if subject.returning is not None:
                yield subject.returning
        if self.rounding_off is not None:
            yield self.rounding_off

    def scene(self, name: str) -> Scene:
        """Return the scene with this id; KeyError when there is none.

        Under ``SUBJECTS`` stands the moment at which the mentor picks a subject.
        """
        if name == SUBJECTS and self.pause is not None:
            return Scene.model_construct(
                **dict(self.pause), id=SUBJECTS, replies=tuple(self.openings())
            )
        return named(self.scenes, name)

    def ending(self, name: str) -> Ending:
        """Return the ending with this id; KeyError when there is none."""
        return named(self.endings, name)

    def rules(self) -> tuple[Condition, ...]:
        """Return the conditions of the endings in their order."""
        return tuple(each.when for each in self.endings if each.when is not None)

    def script(self) -> Script:
        """Return the conversation without its assessment."""
        from mentoring_lib.domain.scripting import script_of  # noqa: PLC0415 - needs this model

        return script_of(self)

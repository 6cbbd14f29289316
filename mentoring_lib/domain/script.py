"""Scripts: what is needed to play a conversation, and nothing of its assessment."""

from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field

from mentoring_lib.domain.condition import Condition
from mentoring_lib.domain.parameter import STANDARD, Effect, Kind, Owned, Setting
from mentoring_lib.domain.values import Prose, Slug, Value

BY_RULE = "einde"
"""What a reply leads to when the rules of the endings decide which one follows."""

SUBJECTS = "onderwerpen"
"""What a reply leads to when its subject is done and the mentor picks the next one."""

ONWARD = "verder"
"""Where coming back to a subject, or rounding off, leads: where the talk had got to."""

SILENT = "[stilte]"
"""What a reply says when the mentor keeps silent."""

RESERVED = (BY_RULE, SUBJECTS, ONWARD)

Minutes = Annotated[int, Field(gt=0, le=120)]
Seconds = Annotated[int, Field(ge=5, le=600)]
Order = Annotated[int, Field(ge=1, le=20)]

_Named = TypeVar("_Named", bound=BaseModel)


class Partner(Value):
    """Someone the mentor talks with, as the mentor knows them."""

    name: Prose
    description: Prose


class Utterance(Value):
    """What one of the others says."""

    speaker: Slug
    emotion: Prose | None = None
    says: Prose


class Branch(Value):
    """Where a reply leads instead, when a condition holds after its effect."""

    when: Condition
    leads_to: Slug


class SpokenReply(Value):
    """One thing the mentor can say, without any judgement of it.

    Attributes:
        when: Offered only where this holds.
        branches: The first of which the condition holds goes before ``leads_to``.
        effect: What it changes, by parameter name.
    """

    id: Slug
    says: Prose
    leads_to: Slug
    reaction: Prose | None = None
    reactions: tuple[Utterance, ...] = ()
    when: Condition | None = None
    branches: tuple[Branch, ...] = ()
    effect: dict[str, Effect] = Field(default_factory=dict)


class SpokenScene(Value):
    """One thing the other says, with what the mentor can say back.

    Attributes:
        others: What others say right after it.
        seconds: How long the mentor has for a reply, or None.
        late: The reply that counts when that time is over.
        interleave: Whether the mentor may turn to another subject here.
    """

    id: Slug
    speaker: Slug
    emotion: Prose
    says: Prose
    others: tuple[Utterance, ...] = ()
    subject: Slug | None = None
    interleave: bool = False
    seconds: Seconds | None = None
    late: Slug | None = None
    replies: tuple[SpokenReply, ...] = Field(min_length=2)


class SpokenSubject(Value):
    """Something to talk about, which the mentor can bring up.

    Subjects of one level may come in any order, and be mixed where a scene allows;
    a higher level begins when the lower one is done.
    """

    id: Slug
    title: Prose
    level: Order = 1
    optional: bool = False
    atomic: bool = False
    opening: SpokenReply
    returning: SpokenReply | None = None


class Pause(Value):
    """What it looks like when a subject is done and the mentor picks the next one."""

    speaker: Slug
    emotion: Prose
    says: Prose


class Script(Value):
    """What is needed to play a conversation, and nothing of its assessment.

    Every reply that ends the conversation leads to ``BY_RULE``. Of parameters and
    effects it has only those on which it depends what can be said next.
    """

    slug: Slug
    title: Prose
    minutes: Minutes
    situation: Prose
    characters: dict[Slug, Partner] = Field(min_length=1)
    start: Slug
    scenes: tuple[SpokenScene, ...] = Field(min_length=1)
    subjects: tuple[SpokenSubject, ...] = ()
    pause: Pause | None = None
    rounding_off: SpokenReply | None = None
    parameters: dict[Slug, Kind] = Field(default_factory=dict)
    state: dict[Slug, dict[Slug, Setting]] = Field(default_factory=dict)

    def text(self) -> str:
        """Return the script as JSON, without what is left out or empty."""
        return self.model_dump_json(indent=1, exclude_defaults=True) + "\n"

    def scene(self, name: str) -> SpokenScene:
        """Return the scene with this id; KeyError when there is none."""
        return named(self.scenes, name)

    def parameter_names(self) -> dict[str, Owned]:
        """Return each name an author may write for a parameter, and what it stands for."""
        return parameter_names(self.state)

    def kind(self, parameter: str) -> Kind:
        """Return of what kind a parameter is."""
        return self.parameters.get(parameter) or STANDARD[parameter]


def parameter_names(state: Mapping[str, Mapping[str, Setting]]) -> dict[str, Owned]:
    """Return each name an author may write for a parameter, and what it stands for.

    ``noor.trust`` always works; ``trust`` works when one owner has it.
    """
    owned = [(who, parameter) for who, values in state.items() for parameter in values]
    short = [parameter for _, parameter in owned]
    names = {f"{who}.{parameter}": (who, parameter) for who, parameter in owned}
    for who, parameter in owned:
        if short.count(parameter) == 1:
            names[parameter] = (who, parameter)
    return names


def named(things: Iterable[_Named], name: str) -> _Named:
    """Return the thing with this id; KeyError when there is none."""
    for thing in things:
        if getattr(thing, "id", None) == name:
            return thing
    raise KeyError(name)

"""Scenarios: a conversation written out as scenes, replies, effects and endings."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from mentoring_lib.domain.condition import Condition
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.values import Prose, Slug, Value

BY_RULE = "einde"
"""What a reply leads to when the rules of the endings decide which one follows."""

SILENT = "[stilte]"
"""What a reply says when the mentor keeps silent."""

Level = Annotated[int, Field(ge=0, le=100)]
Change = Annotated[int, Field(ge=-20, le=20)]
Quality = Annotated[int, Field(ge=0, le=3)]
Minutes = Annotated[int, Field(gt=0, le=120)]


_Named = TypeVar("_Named", "SpokenScene", "Scene", "Ending")


class Parameter(StrEnum):
    """What a conversation changes in the other person, from 0 to 100."""

    TRUST = "trust"
    OWNERSHIP = "ownership"
    TENSION = "tension"


class Outcome(StrEnum):
    """How a conversation ended."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    CLOSED = "closed"


class Partner(Value):
    """Someone the mentor talks with, as the mentor knows them."""

    name: Prose
    description: Prose


class SpokenReply(Value):
    """One thing the mentor can say, without any judgement of it."""

    id: Slug
    says: Prose
    leads_to: Slug
    reaction: Prose | None = None


class SpokenScene(Value):
    """One thing the other says, with what the mentor can say back."""

    id: Slug
    speaker: Slug
    emotion: Prose
    says: Prose
    replies: tuple[SpokenReply, ...] = Field(min_length=2)


class Script(Value):
    """What is needed to play a conversation, and nothing of its assessment.

    Every reply that ends the conversation leads to ``BY_RULE``.
    """

    slug: Slug
    title: Prose
    minutes: Minutes
    situation: Prose
    characters: dict[Slug, Partner] = Field(min_length=1)
    start: Slug
    scenes: tuple[SpokenScene, ...] = Field(min_length=1)

    def scene(self, name: str) -> SpokenScene:
        """Return the scene with this id; KeyError when there is none."""
        return _named(self.scenes, name)


class Character(Partner):
    """Someone the mentor talks with, and how they are at the start."""

    state: dict[Parameter, Level] = Field(default_factory=dict)


class Reply(SpokenReply):
    """One thing the mentor can say in a scene, with its assessment."""

    move: Move
    quality: Quality
    effect: dict[str, Change] = Field(default_factory=dict)
    feedback: Prose
    fatal: bool = False


class Scene(SpokenScene):
    """One thing the other says, with the replies the mentor can choose from."""

    phase: Slug
    replies: tuple[Reply, ...] = Field(min_length=2)


class Ending(Value):
    """A way the conversation can end; ``when`` makes it one of the rules."""

    id: Slug
    outcome: Outcome
    text: Prose
    when: Condition | None = None


class Scenario(Value):
    """A whole practice conversation, with its assessment."""

    slug: Slug
    title: Prose
    structure: Slug
    routes: tuple[Slug, ...]
    minutes: Minutes
    situation: Prose
    background: Prose
    characters: dict[Slug, Character] = Field(min_length=1)
    start: Slug
    scenes: tuple[Scene, ...] = Field(min_length=1)
    endings: tuple[Ending, ...] = Field(min_length=2)
    debrief: tuple[Prose, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        problems = list(self._loose_ends())
        if problems:
            raise ValueError(" · ".join(problems))
        return self

    def _loose_ends(self) -> Iterator[str]:
        scene_ids = [scene.id for scene in self.scenes]
        places = [*scene_ids, *(ending.id for ending in self.endings), BY_RULE]
        replies = [reply.id for scene in self.scenes for reply in scene.replies]
        for name in sorted({i for i in places if places.count(i) > 1}):
            yield f"de naam '{name}' staat er twee keer"
        for name in sorted({i for i in replies if replies.count(i) > 1}):
            yield f"het antwoord '{name}' staat er twee keer"
        if self.start not in scene_ids:
            yield f"het begin '{self.start}' bestaat niet"
        for scene in self.scenes:
            if scene.speaker not in self.characters:
                yield f"'{scene.id}': de spreker '{scene.speaker}' bestaat niet"
            for reply in scene.replies:
                yield from self._loose_reply(reply, places)
        yield from self._loose_rules()

    def _loose_reply(self, reply: Reply, places: list[str]) -> Iterator[str]:
        if reply.leads_to not in places:
            yield f"'{reply.id}' gaat naar '{reply.leads_to}', maar dat bestaat niet"
        known = self.parameter_names()
        for name in reply.effect:
            if name not in known:
                yield f"'{reply.id}' verandert '{name}', maar dat bestaat niet"

    def _loose_rules(self) -> Iterator[str]:
        known = set(self.parameter_names())
        rules = [ending.when for ending in self.endings if ending.when is not None]
        asked = any(r.leads_to == BY_RULE for s in self.scenes for r in s.replies)
        if asked and not (rules and rules[-1].always):
            yield "de laatste regel van de eindes moet 'when: altijd' hebben"
        for rule in rules:
            for name in sorted(rule.names - known):
                yield f"een regel noemt '{name}', maar dat bestaat niet"
        fatal = any(reply.fatal for scene in self.scenes for reply in scene.replies)
        if fatal and all(ending.outcome is Outcome.STRONG for ending in self.endings):
            yield "na een fatal antwoord moet er ook een einde zijn dat niet sterk is"

    def parameter_names(self) -> dict[str, tuple[str, Parameter]]:
        """Return each name an author may write for a parameter, and what it stands for.

        ``noor.trust`` always works; ``trust`` works when one character has it.
        """
        owned = [
            (who, parameter)
            for who, character in self.characters.items()
            for parameter in character.state
        ]
        short = [parameter for _, parameter in owned]
        names = {f"{who}.{parameter}": (who, parameter) for who, parameter in owned}
        for who, parameter in owned:
            if short.count(parameter) == 1:
                names[str(parameter)] = (who, parameter)
        return names

    def scene(self, name: str) -> Scene:
        """Return the scene with this id; KeyError when there is none."""
        return _named(self.scenes, name)

    def ending(self, name: str) -> Ending:
        """Return the ending with this id; KeyError when there is none."""
        return _named(self.endings, name)

    def script(self) -> Script:
        """Return the conversation without its assessment."""
        return Script(
            slug=self.slug,
            title=self.title,
            minutes=self.minutes,
            situation=self.situation,
            characters={
                who: Partner(name=character.name, description=character.description)
                for who, character in self.characters.items()
            },
            start=self.start,
            scenes=tuple(self._spoken(scene) for scene in self.scenes),
        )

    def _spoken(self, scene: Scene) -> SpokenScene:
        scene_ids = {each.id for each in self.scenes}
        return SpokenScene(
            id=scene.id,
            speaker=scene.speaker,
            emotion=scene.emotion,
            says=scene.says,
            replies=tuple(
                SpokenReply(
                    id=reply.id,
                    says=reply.says,
                    leads_to=reply.leads_to if reply.leads_to in scene_ids else BY_RULE,
                    reaction=reply.reaction,
                )
                for reply in sorted(scene.replies, key=lambda reply: reply.id)
            ),
        )


def _named(things: Iterable[_Named], name: str) -> _Named:
    for thing in things:
        if thing.id == name:
            return thing
    raise KeyError(name)

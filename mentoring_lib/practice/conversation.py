"""Playing a conversation: each step gives a new conversation."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentoring_lib.domain.scenario import BY_RULE, Script, SpokenReply, SpokenScene
from mentoring_lib.errors import MoveNotAllowed

LONGEST = 200
"""A conversation of more turns than this isn't one that a person had."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the other said, and what the mentor said back."""

    scene: SpokenScene
    reply: SpokenReply


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation up to now.

    Attributes:
        script: The conversation that is played.
        chosen: The ids of the replies, in the order they were given.
        seed: Decides the order in which the replies are offered.
    """

    script: Script
    chosen: tuple[str, ...] = ()
    seed: str = ""

    def turns(self) -> Iterator[Turn]:
        """Yield the turns from the first to the last.

        Raises:
            MoveNotAllowed: A chosen reply wasn't offered at that point.
        """
        at = self.script.start
        for number, name in enumerate(self.chosen, start=1):
            if at == BY_RULE or number > LONGEST:
                raise _not_offered(name, number)
            scene = self.script.scene(at)
            by_name = {reply.id: reply for reply in scene.replies}
            if name not in by_name:
                raise _not_offered(name, number)
            yield Turn(scene, by_name[name])
            at = by_name[name].leads_to

    @property
    def scene(self) -> SpokenScene | None:
        """Return the scene that waits for a reply, or None at the end."""
        at = self.script.start
        for turn in self.turns():
            at = turn.reply.leads_to
        return None if at == BY_RULE else self.script.scene(at)

    @property
    def possible(self) -> bool:
        """Tell whether every chosen reply was offered at its moment."""
        try:
            list(self.turns())
        except MoveNotAllowed:
            return False
        return True

    @property
    def finished(self) -> bool:
        """Tell whether the conversation came to an end."""
        return self.scene is None

    def offered(self) -> tuple[SpokenReply, ...]:
        """Return the replies of this moment, in this learner's own order."""
        scene = self.scene
        if scene is None or len(self.chosen) >= LONGEST:
            return ()
        replies = sorted(scene.replies, key=lambda reply: reply.id)
        random.Random(f"{self.seed}·{scene.id}").shuffle(replies)  # noqa: S311 - order on screen
        return tuple(replies)

    def choose(self, name: str) -> "Conversation":
        """Return the conversation after the mentor gives this reply.

        Raises:
            MoveNotAllowed: This moment doesn't offer the reply.
        """
        if name not in {reply.id for reply in self.offered()}:
            raise _not_offered(name, len(self.chosen) + 1)
        return replace(self, chosen=(*self.chosen, name))

    def back(self) -> "Conversation":
        """Return the conversation without its last turn."""
        return replace(self, chosen=self.chosen[:-1])

    def again(self) -> "Conversation":
        """Return the conversation from the start."""
        return replace(self, chosen=())


def _not_offered(name: str, number: int) -> MoveNotAllowed:
    return MoveNotAllowed(
        place=f"beurt {number}",
        problem=f"Het antwoord ‘{name[:40]}’ hoort niet bij dit moment in het gesprek.",
        remedy="Kies een van de antwoorden die je ziet.",
    )

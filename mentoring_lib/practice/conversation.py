"""Playing a conversation: each step gives a new conversation."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from mentoring_lib.domain.script import SUBJECTS, Pause, Script, SpokenReply, SpokenScene
from mentoring_lib.errors import MoveNotAllowed
from mentoring_lib.practice.board import Board, Moment

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
        return (turn for turn, _ in self._steps(self._board()))

    @property
    def scene(self) -> SpokenScene | None:
        """Return the scene that waits for a reply, or None at the end."""
        board = self._board()
        moment = self._moment(board)
        return None if board.over(moment) else _at(board, moment)

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

    def _board(self) -> Board[SpokenReply]:
        return Board(self.script)

    def _moment(self, board: Board[SpokenReply]) -> Moment:
        moments = [board.first, *(moment for _, moment in self._steps(board))]
        return moments[-1]

    def _steps(self, board: Board[SpokenReply]) -> Iterator[tuple[Turn, Moment]]:
        moment = board.first
        for number, name in enumerate(self.chosen, start=1):
            if number > LONGEST:
                raise not_offered(name, number)
            offered = {reply.id: reply for reply in board.offered(moment)}
            if name not in offered:
                raise not_offered(name, number)
            turn = Turn(_at(board, moment), offered[name])
            moment = board.after(moment, offered[name])
            yield turn, moment

    def choose(self, name: str) -> "Conversation":
        """Return the conversation after the mentor gives this reply.

        Raises:
            MoveNotAllowed: This moment doesn't offer the reply.
        """
        if name not in {reply.id for reply in self.offered()}:
            raise not_offered(name, len(self.chosen) + 1)
        return replace(self, chosen=(*self.chosen, name))

    def chosen_once(self, name: str) -> "Conversation":
        """Return the conversation after a reply; as it was when the moment has passed.

        A double click sends the same reply twice; the second isn't meant.
        """
        offered = {reply.id for reply in self.offered()}
        return self.choose(name) if name in offered else self

    def back(self) -> "Conversation":
        """Return the conversation without its last turn."""
        return replace(self, chosen=self.chosen[:-1])

    def again(self) -> "Conversation":
        """Return the conversation from the start."""
        return replace(self, chosen=())


def not_offered(name: str, number: int) -> MoveNotAllowed:
    """Return the refusal of a reply in the turn with this number, from 1."""
    return MoveNotAllowed(
        place=f"beurt {number}",
        problem=f"Het antwoord ‘{name[:40]}’ hoort niet bij dit moment in het gesprek.",
        remedy="Kies een van de antwoorden die je ziet.",
    )


def _at(board: Board[SpokenReply], moment: Moment) -> SpokenScene:
    """Return the scene of a moment with the replies that are offered there."""
    offered = board.offered(moment)
    if moment.at != SUBJECTS:
        return board.scenes[moment.at].model_copy(update={"replies": offered})
    pause = cast(Pause, board.play.pause)
    return SpokenScene.model_construct(
        id=SUBJECTS,
        speaker=pause.speaker,
        emotion=pause.emotion,
        says=pause.says,
        replies=offered,
    )

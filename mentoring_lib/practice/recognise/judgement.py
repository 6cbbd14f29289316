"""What the recogniser says about a turn and its sentences."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from mentoring_lib.domain.move_label import Form, MoveLabel


class Confidence(StrEnum):
    """How sure the recogniser is of a label."""

    HIGH = "hoog"
    MIDDLE = "middel"
    LOW = "laag"


class Why(NamedTuple):
    """Why a label was chosen.

    Attributes:
        reason: Dutch sentences for the learner, naming the words that decided.
        words: Those words, as they were typed.
    """

    reason: str
    words: str


class Judgement(NamedTuple):
    """A label with its reason.

    The reason is written when somebody asks for it: most labels are only counted.

    Attributes:
        label: The label that fits best.
        second: The label that comes next; what a person might choose instead.
        form: How the deciding sentence is built; that is certain.
        confidence: How sure the label is.
        share: How much the label stands out, between 0 and 1.
        told_by: Who can say why.
    """

    label: MoveLabel
    second: MoveLabel
    form: Form
    confidence: Confidence
    share: float
    told_by: "Callable[[Judgement], Why]"

    @property
    def reason(self) -> str:
        """Dutch sentences for the learner, naming the words that decided."""
        return self.told_by(self).reason

    @property
    def words(self) -> str:
        """The words that decided, as they were typed."""
        return self.told_by(self).words


class TurnJudgement(NamedTuple):
    """What is said about one turn.

    Attributes:
        turn: The label of the turn as a whole.
        sentences: The text and the label of each sentence, in order.
    """

    turn: Judgement
    sentences: tuple[tuple[str, Judgement], ...]

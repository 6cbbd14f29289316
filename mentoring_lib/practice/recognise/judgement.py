"""What the recogniser says about a turn and its sentences."""

from dataclasses import dataclass
from enum import StrEnum

from mentoring_lib.domain.move_label import Form, MoveLabel


class Confidence(StrEnum):
    """How sure the recogniser is of a label."""

    HIGH = "hoog"
    MIDDLE = "middel"
    LOW = "laag"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with its reason.

    Attributes:
        label: The label that fits best.
        second: The label that comes next; what a person might choose instead.
        form: How the deciding sentence is built; that is certain.
        confidence: How sure the label is.
        reason: Dutch sentences for the learner, naming the words that decided.
        words: Those words, as they were typed.
        share: How much the label stands out, between 0 and 1.
    """

    label: MoveLabel
    second: MoveLabel
    form: Form
    confidence: Confidence
    reason: str
    words: str
    share: float


@dataclass(frozen=True, slots=True)
class TurnJudgement:
    """What is said about one turn.

    Attributes:
        turn: The label of the turn as a whole.
        sentences: The text and the label of each sentence, in order.
    """

    turn: Judgement
    sentences: tuple[tuple[str, Judgement], ...]

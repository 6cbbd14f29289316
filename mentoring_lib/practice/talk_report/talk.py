"""A talk whose turns of the mentor have labels, some of them by the learner's own hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.move_label import QUESTIONS, Form, MoveLabel
from mentoring_lib.practice.recognise.judgement import Confidence, Judgement, TurnJudgement
from mentoring_lib.practice.recognise.recogniser import analyse
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.practice.transcript.speakers import MENTOR
from mentoring_lib.practice.utterance import Utterance

Analysis = Callable[[Sequence[Utterance]], list[TurnJudgement]]
"""What gives each turn a label."""

CHOICES = tuple(label for label in MoveLabel if label is not MoveLabel.UNKNOWN)
"""The labels that a person chooses from."""

ASKED = frozenset({Form.QUESTION_WORD_FIRST, Form.VERB_FIRST, Form.STATEMENT_ASKED})
"""The forms of a sentence that asks."""


@dataclass(frozen=True, slots=True)
class MentorTurn:
    """One turn of the mentor with what the program and the learner make of it.

    Attributes:
        number: Its place in the talk, from 1 on.
        line: Who said what, and when.
        judged: What the program says; its forms are certain, its labels aren't.
        own: The label that the learner chose, if any.
    """

    number: int
    line: Line
    judged: TurnJudgement
    own: MoveLabel | None = None

    @property
    def machine(self) -> Judgement:
        """Return what the program says of the turn as a whole."""
        return self.judged.turn

    @property
    def label(self) -> MoveLabel:
        """Return the label that counts: the learner's own goes before the program's."""
        return self.own or self.machine.label

    @property
    def unsettled(self) -> bool:
        """Return whether the program doubts and the learner hasn't chosen."""
        return self.own is None and self.machine.confidence is Confidence.LOW

    @property
    def changed(self) -> bool:
        """Return whether the learner chose another label than the program."""
        return self.own is not None and self.own is not self.machine.label

    @property
    def asks(self) -> bool:
        """Return whether the turn counts as a question."""
        return self.label in QUESTIONS

    def forms(self) -> tuple[Form, ...]:
        """Return how each sentence is built, in order."""
        return tuple(judged.form for _, judged in self.judged.sentences)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk in its turns.

    Attributes:
        lines: All turns in order; the first has number 1.
        mentor: The turns of the mentor among them.
    """

    lines: tuple[Line, ...]
    mentor: tuple[MentorTurn, ...]

    def text(self, number: int) -> str:
        """Return what was said in the turn with this number."""
        return self.lines[number - 1].text

    def others_before(self, number: int) -> str:
        """Return the last thing somebody else said before this turn; empty when nobody did."""
        for line in reversed(self.lines[: number - 1]):
            if line.speaker != MENTOR:
                return line.text
        return ""


def coded(
    lines: Sequence[Line],
    corrections: Mapping[int, MoveLabel],
    analysis: Analysis = analyse,
) -> Talk:
    """Return the talk with a label for each turn of the mentor.

    Args:
        lines: The turns; the mentor's speaker is ``mentor``.
        corrections: The learner's own labels, by the number of the turn.
        analysis: What gives the labels.
    """
    judged = analysis([Utterance(line.text, line.speaker) for line in lines])
    mine = (
        MentorTurn(number, line, each, corrections.get(number))
        for number, (line, each) in enumerate(zip(lines, judged, strict=True), 1)
        if line.speaker == MENTOR
    )
    return Talk(tuple(lines), tuple(mine))

"""Giving each turn of a conversation a label, with a reason and an honest degree of doubt."""

from collections.abc import Sequence
from functools import lru_cache, partial

from mentoring_lib.catalog.move_cues import cue_book, weights
from mentoring_lib.domain.move_cues import CueBook, Weights
from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.recognise.features import Before, before, features
from mentoring_lib.practice.recognise.judgement import (
    Confidence,
    Judgement,
    TurnJudgement,
    Why,
)
from mentoring_lib.practice.recognise.model import Model
from mentoring_lib.practice.recognise.reading import Reader
from mentoring_lib.practice.recognise.reasons import Reasons
from mentoring_lib.practice.recognise.turn import TurnReading, read_turn
from mentoring_lib.practice.recognise.words import sentences
from mentoring_lib.practice.utterance import Utterance

REMEMBERED = 1_000
"""Turns whose label is kept."""


class Recogniser:
    """Recognises moves with one cue book; the same text always gives the same answer."""

    def __init__(self, book: CueBook, learned: Weights) -> None:
        """Prepare the cues and the weights."""
        self._reader = Reader(book)
        self._model = Model(learned)
        self._reasons = Reasons(book, self._model)
        self._limits = learned.high, learned.middle
        self._empty = _nothing(book)
        # The same short turns come back again and again: “hm”, “oké, en toen”.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._judge_anew)

    def analyse(self, turns: Sequence[Utterance]) -> list[TurnJudgement]:
        """Return what each turn does, in the same order.

        The turn before is the last one of somebody else; without speakers, simply the last.
        """
        found = []
        for number, turn in enumerate(turns):
            found.append(self.judge_sentences(turn.text, _before(turns, number)))
        return found

    def judge(self, text: str, previous: str = "") -> Judgement:
        """Return the label of one turn.

        Args:
            text: What the mentor says.
            previous: What the other said before; empty when that isn't known.
        """
        return self._remembered(text, previous)

    def _judge_anew(self, text: str, previous: str) -> Judgement:
        readings = [self._reader.read(each) for each in sentences(text)]
        if not readings:
            return self._empty
        return self._judged(read_turn(readings), before(previous))

    def judge_sentences(self, text: str, previous: str = "") -> TurnJudgement:
        """Return the label of one turn and of each of its sentences."""
        readings = [self._reader.read(each) for each in sentences(text)]
        if not readings:
            return TurnJudgement(self._empty, ())
        earlier = before(previous)
        whole = self._judged(read_turn(readings), earlier)
        if len(readings) == 1:
            return TurnJudgement(whole, ((text.strip(), whole),))
        parts = (
            (" ".join(each.sentence.written) + each.sentence.mark, read_turn([each]))
            for each in readings
        )
        judged = tuple((written, self._judged(part, earlier)) for written, part in parts)
        return TurnJudgement(whole, judged)

    def features(self, text: str, previous: str = "") -> list[str]:
        """Return what the fallback looks at; empty for a turn without words."""
        readings = [self._reader.read(each) for each in sentences(text)]
        return features(read_turn(readings), before(previous)) if readings else []

    def _judged(self, turn: TurnReading, earlier: Before) -> Judgement:
        label, second, share = self._model.best_two(features(turn, earlier))
        return Judgement(
            label,
            second,
            turn.readings[turn.deciding].shape.form,
            self._confidence(share),
            share,
            partial(self._reasons.why, turn, earlier),
        )

    def _confidence(self, share: float) -> Confidence:
        high, middle = self._limits
        if share >= high:
            return Confidence.HIGH
        return Confidence.MIDDLE if share >= middle else Confidence.LOW


def _nothing(book: CueBook) -> Judgement:
    why = Why(book.notes["empty"], "")
    return Judgement(
        MoveLabel.OTHER, MoveLabel.UNKNOWN, Form.EMPTY, Confidence.LOW, 0.0, lambda _: why
    )


def _before(turns: Sequence[Utterance], number: int) -> str:
    speaker = turns[number].speaker
    for earlier in reversed(turns[:number]):
        if not speaker or earlier.speaker != speaker:
            return earlier.text
    return ""


@lru_cache(maxsize=1)
def shipped() -> Recogniser:
    """Return the recogniser with the cues that ship, read once."""
    return Recogniser(cue_book(), weights())


def analyse(turns: Sequence[Utterance]) -> list[TurnJudgement]:
    """Return what each turn does, judged with the cues that ship."""
    return shipped().analyse(turns)

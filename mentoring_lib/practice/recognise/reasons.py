"""Saying in Dutch why a label was chosen, with the words that decided."""

from collections.abc import Sequence

from mentoring_lib.domain.move_cues import CueBook
from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.recognise.context import shared
from mentoring_lib.practice.recognise.features import Before
from mentoring_lib.practice.recognise.judgement import Confidence, Judgement, Why
from mentoring_lib.practice.recognise.model import Model
from mentoring_lib.practice.recognise.reading import Hit, Reading
from mentoring_lib.practice.recognise.turn import TurnReading

MOST_SHOWN = 8
"""Words that a reason shows at most."""

_BY_FORM = {
    (MoveLabel.OPEN, Form.QUESTION_WORD_FIRST): "form_word",
    (MoveLabel.CLOSED, Form.VERB_FIRST): "form_verb",
    (MoveLabel.LEADING, Form.STATEMENT_ASKED): "form_statement",
}


class Reasons:
    """The sentences of one cue book, filled with words of a turn."""

    def __init__(self, book: CueBook, model: Model) -> None:
        """Take the sentences, and the model that knows which words weigh most."""
        self._book = book
        self._model = model

    def why(self, turn: TurnReading, earlier: Before, judged: Judgement) -> Why:
        """Return the reason for a label, and before it a sentence that says how sure it is."""
        reason, words = self._decided(judged.label, turn, earlier)
        if judged.confidence is Confidence.HIGH:
            return Why(reason, words)
        name = "low" if judged.confidence is Confidence.LOW else "middle"
        names = self._book.names
        doubt = self._book.notes[name].replace("{naam}", names[judged.label])
        return Why(f"{doubt.replace('{ander}', names[judged.second])} {reason}", words)

    def _decided(self, label: MoveLabel, turn: TurnReading, earlier: Before) -> tuple[str, str]:
        hit = _strongest(label, turn)
        if hit is not None:
            reading, found = hit
            words = _shown(reading.sentence.written[found.start : found.end])
            return _filled(found.cue.reason, words), words
        deciding = turn.readings[turn.deciding]
        taken = shared(deciding.sentence.words, earlier.stems)
        note = _BY_FORM.get((label, deciding.shape.form))
        if label is MoveLabel.PROBE and taken:
            note, words = "taken_up", _shown(taken)
        elif label is MoveLabel.STACKED:
            note, words = "more_questions", _openings(turn)
        elif note:
            words = deciding.sentence.written[deciding.shape.at]
        else:
            words = self._heaviest(label, deciding)
        text = self._book.notes[note] if note else self._book.labels[label]
        return _filled(text, words), words

    def _heaviest(self, label: MoveLabel, reading: Reading) -> str:
        words = reading.sentence.words

        def pull(at: int) -> int:
            pair = f"{words[at - 1] if at else '^'} {words[at]}"
            return self._model.pull("u:" + words[at], label) + self._model.pull(pair, label)

        best = max(range(len(words)), key=pull)
        return _shown(reading.sentence.written[max(best - 1, 0) : best + 2])


def _strongest(label: MoveLabel, turn: TurnReading) -> tuple[Reading, Hit] | None:
    found = [
        (reading, hit)
        for reading in turn.readings
        for hit in reading.hits
        if hit.cue.label is label
    ]
    if not found:
        return None
    return max(found, key=lambda each: (each[1].cue.strength, each[1].end - each[1].start))


def _openings(turn: TurnReading) -> str:
    openings = [
        " ".join(reading.sentence.written[at : at + 2])
        for reading in turn.readings
        for at in reading.shape.askings
    ]
    return "’ en ‘".join(openings[:3]) or turn.readings[-1].sentence.written[0]


def _shown(words: Sequence[str]) -> str:
    return " ".join(words[:MOST_SHOWN]) + (" …" if len(words) > MOST_SHOWN else "")


def _filled(text: str, words: str) -> str:
    return text.replace("{woorden}", words)

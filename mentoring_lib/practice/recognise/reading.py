"""What the rules make of one sentence: its form, the cues in it, and a first label."""

from collections.abc import Sequence
from typing import NamedTuple

from mentoring_lib.domain.move_cues import Cue, CueBook
from mentoring_lib.domain.move_label import QUESTIONS, Form, MoveLabel
from mentoring_lib.practice.recognise.grammar import Shape, shape_of
from mentoring_lib.practice.recognise.grammar_words import YOU_SUBJECT
from mentoring_lib.practice.recognise.phrases import Phrases
from mentoring_lib.practice.recognise.words import Sentence

_QUESTIONS = frozenset([label.value for label in QUESTIONS])


class Hit(NamedTuple):
    """A cue in a sentence, with the place of the words that showed it."""

    cue: Cue
    start: int
    end: int


class Reading(NamedTuple):
    """What the rules make of one sentence.

    Attributes:
        sentence: The sentence itself.
        shape: Its form.
        hits: The cues in it that count, in order of place.
        label: The label of the strongest cue, or what the form alone suggests.
        strength: 0 when only the form decided, else the strength of the cue.
        decisive: The cue that decided; None when the form did.
        asks: Whether the label is that of a question.
    """

    sentence: Sentence
    shape: Shape
    hits: Sequence[Hit]
    label: MoveLabel
    strength: int
    decisive: Hit | None
    asks: bool


class Reader:
    """Reads sentences with one cue book."""

    def __init__(self, book: CueBook) -> None:
        """Prepare the phrases of all cues."""
        self._cues = book.cues
        phrases = ((number, each) for number, cue in enumerate(book.cues) for each in cue.phrases)
        self._phrases = Phrases(phrases, book.lists)

    def read(self, sentence: Sentence) -> Reading:
        """Return what the rules make of a sentence."""
        shape = shape_of(sentence)
        hits = self._counting(sentence.words, shape)
        if hits:
            decisive = hits[0] if len(hits) == 1 else max(hits, key=_weight)
            cue = decisive.cue
            if cue.strength > 1 or not shape.is_question:
                label = cue.label
                asks = label.value in _QUESTIONS
                return Reading(sentence, shape, hits, label, cue.strength, decisive, asks)
        label = _by_form(sentence, shape)
        return Reading(sentence, shape, hits, label, 0, None, label.value in _QUESTIONS)

    def _counting(self, words: Sequence[str], shape: Shape) -> Sequence[Hit]:
        """Return the cues that count here, each with the most words that show it."""
        widest: dict[int, Hit] = {}
        unwanted = "mededeling" if shape.is_question else "vraag"
        cues = self._cues
        for number, start, end in self._phrases.found_in(words):
            cue = cues[number]
            if cue.when == unwanted or (
                cue.place != "ergens" and not _stands(cue.place, start, end, shape, len(words))
            ):
                continue
            known = widest.get(number)
            if known is None or end - start > known.end - known.start:
                widest[number] = Hit(cue, start, end)
        return tuple(widest.values())


def _stands(place: str, start: int, end: int, shape: Shape, size: int) -> bool:
    if place == "einde":
        return end == size
    at_begin = start in {0, shape.begin}
    return at_begin and (place == "begin" or end == size)


def _weight(hit: Hit) -> tuple[int, int]:
    # A cue for the whole sentence says most; then the one with the most words.
    return hit.cue.strength * 2 + (hit.cue.place == "heel") * 2, hit.end - hit.start


def _by_form(sentence: Sentence, shape: Shape) -> MoveLabel:
    match shape.form:
        case Form.QUESTION_WORD_FIRST:
            return MoveLabel.OPEN
        case Form.VERB_FIRST:
            return MoveLabel.CLOSED
        case Form.STATEMENT_ASKED:
            return _asked_statement(sentence, shape)
        case Form.IMPERATIVE:
            return MoveLabel.ADVICE
        case Form.SHORT:
            return MoveLabel.ENCOURAGEMENT
        case _:
            return _statement(sentence, shape)


def _asked_statement(sentence: Sentence, shape: Shape) -> MoveLabel:
    if sentence.words[0] == "dus":
        return MoveLabel.REFLECTION
    return MoveLabel.LEADING if sentence.words[shape.begin] in YOU_SUBJECT else MoveLabel.CLOSED


def _statement(sentence: Sentence, shape: Shape) -> MoveLabel:
    first = sentence.words[shape.begin]
    if first in YOU_SUBJECT or first == "dus":
        return MoveLabel.REFLECTION
    return MoveLabel.OTHER

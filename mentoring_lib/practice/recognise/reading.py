"""What the rules make of one sentence: its form, the cues in it, and a first label."""

from collections.abc import Iterable
from typing import NamedTuple

from mentoring_lib.domain.move_cues import Cue, CueBook
from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.recognise.grammar import Shape, shape_of
from mentoring_lib.practice.recognise.grammar_words import YOU_SUBJECT
from mentoring_lib.practice.recognise.phrases import Found, Phrases
from mentoring_lib.practice.recognise.words import Sentence


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
    """

    sentence: Sentence
    shape: Shape
    hits: tuple[Hit, ...]
    label: MoveLabel
    strength: int
    decisive: Hit | None


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
        found = self._phrases.found_in(sentence.words)
        hits = tuple(self._counting(found, shape, len(sentence.words)))
        decisive = max(hits, key=_weight, default=None)
        if decisive is None or (decisive.cue.strength == 1 and shape.is_question):
            label = _by_form(sentence, shape)
            return Reading(sentence, shape, hits, label, 0, None)
        return Reading(sentence, shape, hits, decisive.cue.label, decisive.cue.strength, decisive)

    def _counting(self, found: list[Found], shape: Shape, size: int) -> Iterable[Hit]:
        widest: dict[int, Hit] = {}
        unwanted = "mededeling" if shape.is_question else "vraag"
        for number, start, end in found:
            cue = self._cues[number]
            if cue.when == unwanted or not _stands(cue.place, start, end, shape.begin, size):
                continue
            known = widest.get(number)
            if known is None or end - start > known.end - known.start:
                widest[number] = Hit(cue, start, end)
        return widest.values()


def _stands(place: str, start: int, end: int, begin: int, size: int) -> bool:
    if place == "ergens":
        return True
    if place == "einde":
        return end == size
    at_begin = start in {0, begin}
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

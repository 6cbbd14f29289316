"""What the fallback looks at: the rules' verdict, the words, and the turn before."""

from functools import lru_cache
from typing import NamedTuple

from mentoring_lib.practice.recognise.context import stem
from mentoring_lib.practice.recognise.grammar_words import YOU
from mentoring_lib.practice.recognise.reading import Reading
from mentoring_lib.practice.recognise.turn import TurnReading
from mentoring_lib.practice.recognise.words import sentences

_LENGTHS = (1, 2, 3, 5, 8, 12, 18)
_MANY = 3
_QUARTERS = 4
_ECHO = 5
_DIGITS = "0123456789"
MOST_WORDS = 60
"""Words of a turn that are looked at one by one; a longer turn is a story."""


class Before(NamedTuple):
    """The turn before, as far as it matters.

    Attributes:
        stems: What it is about; empty when there is no such turn.
        names: What is true of it.
    """

    stems: frozenset[str]
    names: tuple[str, ...]


@lru_cache(maxsize=2_000)
def before(text: str) -> Before:
    """Return what matters of the turn before; the empty text is no turn."""
    words: list[str] = []
    pairs: list[str] = []
    asks = False
    for sentence in sentences(text):
        asks = sentence.is_asked
        words += sentence.words
        pairs += map(" ".join, zip(("^", *sentence.words), sentence.words, strict=False))
    if not words:
        return Before(frozenset(), ("alone",))
    names = [*words[:MOST_WORDS], *pairs[:MOST_WORDS], "#" + _bucket(len(words))]
    if asks:
        names.append("?")
    return Before(frozenset(map(stem, words)) - {""}, tuple(names))


def features(turn: TurnReading, earlier: Before) -> set[str]:
    """Return the names of everything that is true of a turn."""
    readings = turn.readings
    deciding = readings[turn.deciding]
    label = turn.label.value
    found = {
        "bias",
        "r=" + label,
        "r=" + label + _DIGITS[turn.strength],
        "form=" + deciding.shape.form.value,
        "last=" + readings[-1].shape.form.value,
        "first=" + readings[0].shape.form.value,
        "n=" + _DIGITS[min(len(readings), _MANY)],
        "stack=" + _DIGITS[min(turn.stacked, _MANY)],
    }
    if turn.checked:
        found.add("check")
    stems: list[str] = []
    for reading in readings:
        stems += _add_sentence(found, reading, MOST_WORDS - len(stems))
    found.update(["~" + root for root in stems])
    found.add("len=" + _bucket(len(stems)))
    _add_deciding(found, deciding)
    _add_context(found, turn, stems, earlier)
    return found


def _add_sentence(found: set[str], reading: Reading, room: int) -> list[str]:
    kind = "q:" if reading.shape.is_question else "s:"
    found.update(["c=" + hit.cue.id for hit in reading.hits])
    found.add("l=" + reading.label.value)
    words = reading.sentence.words[: max(room, 0)]
    if words:
        found.update([kind + word for word in words])
        found.update(map(" ".join, zip(("^", *words), words, strict=False)))
        found.add(words[-1] + " $" + reading.sentence.mark[:1])
    return list(map(stem, words))


def _add_deciding(found: set[str], reading: Reading) -> None:
    words = reading.sentence.words
    begin = reading.shape.begin
    found.add("1:" + " ".join(words[begin : begin + 1]))
    found.add("1:" + " ".join(words[begin : begin + 2]))
    if not YOU.isdisjoint(words):
        found.add("you/" + reading.shape.form.value)
    if "ik" in words:
        found.add("ik/" + reading.shape.form.value)


def _add_context(found: set[str], turn: TurnReading, stems: list[str], earlier: Before) -> None:
    deciding = turn.readings[turn.deciding]
    kind = "q" if deciding.shape.is_question else "s"
    found.update([kind + "<" + name for name in earlier.names])
    if not earlier.stems:
        found.add("alone/" + turn.label.value)
        return
    taken = len([root for root in stems if root in earlier.stems])
    here = earlier.stems.intersection(map(stem, deciding.sentence.words))
    content = len(stems) - stems.count("") or 1
    if len(stems) <= _ECHO and deciding.sentence.is_asked and taken:
        found.add("echo/" + deciding.shape.form.value)
    share = min(taken * _QUARTERS // content, _QUARTERS)
    found.add("taken/" + kind + _DIGITS[min(taken, _MANY)])
    found.add("taken/" + turn.label.value + _DIGITS[min(len(here), 2)])
    found.add("share/" + kind + _DIGITS[share])


def _bucket(size: int) -> str:
    return _DIGITS[sum([size > limit for limit in _LENGTHS])]

"""What the fallback looks at: the rules' verdict, the words, and the turn before."""

from bisect import bisect_left
from functools import lru_cache
from operator import add
from typing import NamedTuple

from mentoring_lib.practice.recognise.grammar_words import YOU
from mentoring_lib.practice.recognise.reading import Reading
from mentoring_lib.practice.recognise.turn import TurnReading
from mentoring_lib.practice.recognise.words import Token, tokens

_LENGTHS = (1, 2, 3, 5, 8, 12, 18)
_MANY = 3
_QUARTERS = 4
_BEGINNING = 6
_ECHO = 5
_DIGITS = "0123456789"
MOST_WORDS = 60
"""Words of a turn that are looked at one by one; a longer turn is a story."""


class Before(NamedTuple):
    """The turn before, as far as it matters.

    Attributes:
        stems: What it is about; empty when there is no such turn.
        asked: What is true of it, when a question follows.
        said: What is true of it, when a statement follows.
    """

    stems: frozenset[str]
    asked: list[str]
    said: list[str]


@lru_cache(maxsize=2_000)
def before(text: str) -> Before:
    """Return what matters of the turn before; the empty text is no turn."""
    written = tokens(text)
    words = [token for token in written if token.text]
    if not words:
        return Before(frozenset(), ["q<alone"], ["s<alone"])
    size = "#" + _bucket(len(words))
    names = [size, "?"] if "?" in written[-1].written else [size]
    looked_at = words[:MOST_WORDS]
    return Before(
        frozenset([word.stem for word in words]) - {""},
        [word.before_asked for word in looked_at] + ["q<" + name for name in names],
        [word.before_said for word in looked_at] + ["s<" + name for name in names],
    )


def features(turn: TurnReading, earlier: Before) -> list[str]:
    """Return the names of everything that is true of a turn; twice when it is so twice."""
    readings = turn.readings
    deciding = readings[turn.deciding]
    rule, form = "r=" + turn.label, deciding.shape.form
    found = ["bias", rule, rule + _DIGITS[turn.strength], "form=" + form]
    if turn.stacked > 1:
        found.append("stack=" + _DIGITS[min(turn.stacked, _MANY)])
    if len(readings) == 1:
        known = deciding.sentence.tokens[:MOST_WORDS]
        _add_sentence(found, deciding, known)
    else:
        known = _add_sentences(found, turn)
    found.append("len=" + _bucket(len(known)))
    _add_deciding(found, deciding)
    _add_context(found, turn, [word.stem for word in known if word.stem], earlier)
    return found


def _add_sentences(found: list[str], turn: TurnReading) -> list[Token]:
    readings = turn.readings
    found.append("n=" + _DIGITS[min(len(readings), _MANY)])
    found.append("last=" + readings[-1].shape.form)
    found.append("first=" + readings[0].shape.form)
    if turn.checked:
        found.append("check")
    found.append("S:" + "|".join([reading.label for reading in readings[:_MANY]]))
    looked_at: list[Token] = []
    for reading in readings:
        found.append("l=" + reading.label)
        known = reading.sentence.tokens[: MOST_WORDS - len(looked_at)]
        _add_sentence(found, reading, known)
        looked_at += known
        if len(looked_at) == MOST_WORDS:
            break
    return looked_at


def _add_sentence(found: list[str], reading: Reading, known: list[Token]) -> None:
    for hit in reading.hits:
        found.append("c=" + hit.cue.id)
        found.append("h=" + hit.cue.label)
    found += [word.name for word in known]
    found += [word.root for word in known if word.root]
    found += [word.ending for word in known if word.ending]
    words = reading.sentence.words[: len(known)]
    afters = [word.after for word in known]
    found.append("^" + afters[0])
    found += map(add, words, afters[1:])


def _add_deciding(found: list[str], reading: Reading) -> None:
    words, known = reading.sentence.words, reading.sentence.tokens
    begin = reading.shape.begin
    found.append("1:" + words[begin])
    if begin + 1 < len(words):
        found.append("1:" + words[begin] + known[begin + 1].after)
    kinds = "".join([word.kind for word in known[begin : begin + _BEGINNING]])
    found += ["k:" + kinds[at : at + 3] for at in range(len(kinds) - 1)]
    if not YOU.isdisjoint(words):
        found.append("you/" + reading.shape.form)
    if "ik" in words:
        found.append("ik/" + reading.shape.form)


def _add_context(found: list[str], turn: TurnReading, stems: list[str], earlier: Before) -> None:
    deciding = turn.readings[turn.deciding]
    asks = deciding.shape.is_question
    found += earlier.asked if asks else earlier.said
    if not earlier.stems:
        found.append("alone/" + turn.label)
        return
    taken = len([root for root in stems if root in earlier.stems])
    kind = "q" if asks else "s"
    if taken == 0:
        found.append("taken/" + kind + "0")
        return
    here = earlier.stems.intersection([word.stem for word in deciding.sentence.tokens])
    share = min(taken * _QUARTERS // len(stems), _QUARTERS)
    found.append("taken/" + kind + _DIGITS[min(taken, _MANY)])
    found.append("taken/" + turn.label + _DIGITS[min(len(here), 2)])
    found.append("share/" + kind + _DIGITS[share])
    if len(stems) <= _ECHO and deciding.sentence.is_asked:
        found.append("echo/" + deciding.shape.form)


def _bucket(size: int) -> str:
    return _DIGITS[bisect_left(_LENGTHS, size)]

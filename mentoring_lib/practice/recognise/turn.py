"""From the sentences of a turn to one label for the turn, by the rule of the code book."""

from collections.abc import Sequence
from typing import NamedTuple

from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.recognise.reading import Reading

FEWEST_STACKED = 2
ECHO = 3
"""Words; a shorter question before another one is an echo of what the other said."""

CHECK = "klopt-dat"
_LIGHT = frozenset({MoveLabel.OTHER, MoveLabel.ENCOURAGEMENT})
_STACKED, _ASKED = MoveLabel.STACKED, Form.STATEMENT_ASKED


_TAILS = frozenset(
    (verb, who)
    for verb in ("denk", "denkt", "vind", "vindt", "zeg", "zegt", "schat", "schatten")
    for who in ("je", "jij", "u", "ge", "jullie")
)
"""What stands after a question without asking anything new."""


class TurnReading(NamedTuple):
    """What the rules make of a turn.

    Attributes:
        readings: Its sentences.
        deciding: Index of the sentence that steers the talk.
        label: The label of the turn.
        strength: How strong the cue was that decided, 0-3.
        stacked: How many different questions it asks.
        checked: Whether it ends in a check such as “klopt dat?”.
    """

    readings: Sequence[Reading]
    deciding: int
    label: MoveLabel
    strength: int
    stacked: int
    checked: bool


def read_turn(readings: Sequence[Reading]) -> TurnReading:
    """Return the label of a turn of at least one sentence."""
    if len(readings) == 1:
        return _read_one(readings)
    checked = _is_check(readings[-1])
    asking = [number for number, each in enumerate(readings) if _asks(each)]
    stacked = _questions(readings)
    if checked:
        before = max(
            range(len(readings) - 1), key=lambda number: len(readings[number].sentence.words)
        )
        return TurnReading(readings, before, MoveLabel.SUMMARY, 3, stacked, checked=True)
    if stacked >= FEWEST_STACKED:
        return TurnReading(readings, asking[-1], MoveLabel.STACKED, 2, stacked, checked=False)
    deciding = asking[-1] if asking else _heaviest(readings)
    decided = readings[deciding]
    return TurnReading(readings, deciding, decided.label, decided.strength, stacked, checked=False)


def _read_one(readings: Sequence[Reading]) -> TurnReading:
    [reading] = readings
    stacked = _questions(readings) if reading.asks else 0
    if stacked >= FEWEST_STACKED:
        return TurnReading(readings, 0, _STACKED, 2, stacked, checked=False)
    return TurnReading(readings, 0, reading.label, reading.strength, stacked, checked=False)


def _is_check(reading: Reading) -> bool:
    return CHECK in [hit.cue.id for hit in reading.hits]


def _asks(reading: Reading) -> bool:
    return reading.asks and not _is_check(reading)


def _questions(readings: Sequence[Reading]) -> int:
    """Return how many different questions a turn asks."""
    count = 0
    for reading in readings:
        if not _asks(reading) or reading.shape.form is _ASKED:
            continue
        if len(reading.sentence.words) < ECHO and len(readings) > 1:
            continue
        count += max(1, _joined(reading))
    return count


def _joined(reading: Reading) -> int:
    """Return how many questions are joined in one sentence by a comma, “en” or “of”."""
    words = reading.sentence.words
    count = 0
    for at in reading.shape.askings:
        offered = at > 0 and words[at - 1] == "of"
        tail = words[at:] in _TAILS and at > 0
        if not offered and not tail and (at == 0 or words[at - 1] != "wat"):
            count += 1
    return count


def _heaviest(readings: Sequence[Reading]) -> int:
    def weight(number: int) -> tuple[bool, int, int]:
        reading = readings[number]
        return reading.label not in _LIGHT, reading.strength, len(reading.sentence.words)

    return max(range(len(readings)), key=weight)

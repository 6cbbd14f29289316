"""How alike a typed line and one wording of a reply are, and in what they differ."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from mentoring_lib.practice.free_text.lexicon import Lexicon
from mentoring_lib.practice.free_text.line import Line, Token

_MISTYPED = 0.8
_LONG_ENOUGH = 5
Pair = tuple[Token, Token, float]


class Likeness(NamedTuple):
    """What a typed line has in common with one wording of a reply; shares of 0 to 1.

    Attributes:
        typed: How much of what was typed stands in the wording.
        wording: How much of the wording was typed.
        letters: Overlap of the pieces of three letters.
        turned: How much of what they share only one of the two turns round.
        handed: How much of it the speaker does in only one of the two.
        asked: How much of it only one of the two asks.
        opposed: Whether one says the opposite of a word of the other.
        strangers: The stems that were typed and don't stand in the wording.
        labelled: Whether both do the same in the conversation, as far as is known.
    """

    typed: float
    wording: float
    letters: float
    turned: float
    handed: float
    asked: float
    opposed: bool
    strangers: tuple[str, ...]
    labelled: bool


def likeness(typed: Line, wording: Line, lexicon: Lexicon) -> Likeness:
    """Return what a typed line and one wording have in common."""
    pairs, mine, theirs = aligned(typed.tokens, wording.tokens)
    shared = sum(one.weight for one, _, _ in pairs)

    def differing(differs: Callable[[Token, Token], bool]) -> float:
        return share(sum(one.weight for one, other, _ in pairs if differs(one, other)), shared)

    return Likeness(
        share(sum(one.weight * like for one, _, like in pairs), typed.weight),
        share(sum(other.weight * like for _, other, like in pairs), wording.weight),
        share(2 * len(typed.grams & wording.grams), len(typed.grams) + len(wording.grams)),
        differing(lambda one, other: one.negated != other.negated),
        differing(lambda one, other: one.own != other.own),
        differing(lambda one, other: one.asked != other.asked),
        lexicon.opposed(mine, theirs),
        tuple(mine),
        typed.label is wording.label or not (typed.sure and wording.sure),
    )


def aligned(
    one: Sequence[Token], other: Sequence[Token]
) -> tuple[list[Pair], list[str], list[str]]:
    """Return which words stand for each other, and the stems of both that are left over."""
    places: dict[str, list[Token]] = {}
    for token in other:
        places.setdefault(token.stem, []).append(token)
    pairs: list[Pair] = []
    mine: list[Token] = []
    for token in one:
        same = places.get(token.stem)
        if same:
            pairs.append((token, same.pop(0), 1.0))
        else:
            mine.append(token)
    theirs = [token for tokens in places.values() for token in tokens]
    left: list[str] = []
    for token in mine:
        found = next((each for each in theirs if mistyped(token.stem, each.stem)), None)
        if found is None:
            left.append(token.stem)
        else:
            pairs.append((token, found, _MISTYPED))
            theirs.remove(found)
    return pairs, left, [token.stem for token in theirs]


@lru_cache(maxsize=50_000)
def mistyped(one: str, other: str) -> bool:
    """Tell whether two long stems differ in one letter, or in two that changed places."""
    if min(len(one), len(other)) < _LONG_ENOUGH or abs(len(one) - len(other)) > 1:
        return False
    if one[0] != other[0] or one[0].isdecimal():
        return False
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    rest, others = one[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return others in {rest[1:], swapped} or rest == others[1:] or rest[1:] == others[1:]


def share(part: float, whole: float) -> float:
    """Return a part of a whole, between 0 and 1; 0 of nothing."""
    return min(part / whole, 1.0) if whole else 0.0

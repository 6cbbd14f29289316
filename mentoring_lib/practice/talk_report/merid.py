"""The roles of MERID in a talk: what the program suggests and what the learner coded."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.catalog.merid import Input, MeridBook
from mentoring_lib.practice.talk_report.estimates import stems
from mentoring_lib.practice.talk_report.talk import Talk
from mentoring_lib.practice.transcript.speakers import MENTOR

NO_ROLE = "geen"
"""What a learner chooses for a turn that shows no role, such as a greeting."""

FEWEST_NEW = 2
"""New words about the content that a turn needs to bring a subject in."""


@dataclass(frozen=True, slots=True)
class CodedRole:
    """The role of one turn.

    Attributes:
        number: The turn.
        role: The role that counts, or ``NO_ROLE``.
        suggested: What the program makes of it.
        confirmed: Whether the learner said so.
    """

    number: int
    role: str
    suggested: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class RolesInPart:
    """How often each role occurs in a part of a talk, in the order of the code book."""

    label: str
    counts: dict[str, int]

    @property
    def different(self) -> int:
        """Return how many different roles occur."""
        return sum(count > 0 for count in self.counts.values())


def coded_roles(talk: Talk, book: MeridBook, own: Mapping[int, str]) -> tuple[CodedRole, ...]:
    """Return the role of each turn of the mentor.

    Args:
        talk: The talk with its labels; a corrected label changes the suggestion.
        book: The roles.
        own: What the learner coded, by the number of the turn.
    """
    known = {role.id for role in book.roles} | {NO_ROLE}
    suggested = _suggestions(talk, book)
    coded = []
    for turn in talk.mentor:
        chosen, offered = own.get(turn.number), suggested[turn.number]
        sure = chosen in known
        role = str(chosen) if sure else offered
        coded.append(CodedRole(turn.number, role, offered, confirmed=sure))
    return tuple(coded)


def roles_in(label: str, coded: Sequence[CodedRole], book: MeridBook) -> RolesInPart:
    """Return how often each role occurs among these turns."""
    names = [each.role for each in coded]
    return RolesInPart(label, {role.id: names.count(role.id) for role in book.roles})


def by_part(
    coded: Sequence[CodedRole], book: MeridBook, starts: Sequence[tuple[int, str]]
) -> tuple[RolesInPart, ...]:
    """Return the roles of each part of a talk.

    Args:
        coded: The roles of all turns.
        book: The roles.
        starts: The number of the first turn of each part with its Dutch label, in order.
    """
    ends = [number for number, _ in starts[1:]] + [math.inf]
    parts = []
    for (first, label), end in zip(starts, ends, strict=True):
        inside = [each for each in coded if first <= each.number < end]
        parts.append(roles_in(label, inside, book))
    return tuple(parts)


def _suggestions(talk: Talk, book: MeridBook) -> dict[int, str]:
    turns = {turn.number: turn for turn in talk.mentor}
    said: frozenset[str] = frozenset()
    found: dict[int, str] = {}
    for number, line in enumerate(talk.lines, 1):
        if line.speaker != MENTOR:
            said |= stems(line.text)
            continue
        label = turns[number].label
        style = book.style(label)
        before = stems(talk.others_before(number))
        given = _input(stems(line.text), before, said, follows=label in book.reactive)
        found[number] = book.role(given, style).id if style else NO_ROLE
    return found


def _input(
    words: frozenset[str], before: frozenset[str], said: frozenset[str], *, follows: bool
) -> Input:
    """Return who brings the subject in.

    The mentor does when the turn takes up nothing of the other's last words, and has new
    words about the content.
    """
    brings = not follows and not words & before and len(words - said) >= FEWEST_NEW
    return Input.ACTIVE if brings else Input.REACTIVE

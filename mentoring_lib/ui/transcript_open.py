"""A kept talk that lies open: its labels, and what the learner changes in them."""

from collections.abc import Mapping
from dataclasses import replace

from mentoring_lib.catalog.merid import MeridBook
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.structure import Structure
from mentoring_lib.practice.coverage import Coverage, coverage
from mentoring_lib.practice.recognise.recogniser import analyse
from mentoring_lib.practice.talk_report.coding_table import Codes, coding_table, read_codes
from mentoring_lib.practice.talk_report.estimates import estimated
from mentoring_lib.practice.talk_report.exact import counted
from mentoring_lib.practice.talk_report.merid import NO_ROLE, CodedRole, coded_roles
from mentoring_lib.practice.talk_report.progress import Report
from mentoring_lib.practice.talk_report.talk import CHOICES, Talk, coded
from mentoring_lib.practice.transcript.speakers import MENTOR
from mentoring_lib.practice.utterance import Utterance
from mentoring_lib.records.own_talks import OwnTalk

LESSON_TALK = "lesnabespreking"
"""The kind of talk that MERID was made for."""


class OpenTalk:
    """A talk with its labels; each change gives a new talk to keep.

    Attributes:
        kept: The talk as it is on disk, or about to be.
        structure: The kind of talk that the learner chose, if any.
    """

    def __init__(self, kept: OwnTalk, structures: Mapping[str, Structure], book: MeridBook) -> None:
        """Let the program give its labels once; corrections don't change those."""
        self.kept = kept
        self._structures = structures
        self._book = book
        self._utterances = [Utterance(line.text, line.speaker) for line in kept.lines]
        self._judged = analyse(self._utterances)

    @property
    def structure(self) -> Structure | None:
        """Return the kind of talk that the learner chose; None when it is there no more."""
        return self._structures.get(self.kept.structure)

    @property
    def talk(self) -> Talk:
        """Return the talk with the labels that count now."""
        return coded(self.kept.lines, self.kept.corrections, lambda _: self._judged)

    def report(self) -> Report:
        """Return the figures with the labels that count now."""
        talk = self.talk
        return Report(counted(talk), estimated(talk))

    def phases(self) -> Coverage | None:
        """Return what the talk shows of the phases; None when no kind of talk was chosen."""
        kind = self.structure
        return coverage(kind, self._utterances, MENTOR) if kind else None

    def roles(self) -> tuple[CodedRole, ...]:
        """Return the roles of MERID; empty for a talk that isn't about a lesson."""
        if self.kept.structure != LESSON_TALK:
            return ()
        return coded_roles(self.talk, self._book, self.kept.roles)

    def table(self) -> str:
        """Return the table in which somebody else can code this talk."""
        return coding_table(self.talk)

    def relabel(self, number: int, label: str) -> bool:
        """Take the learner's label for a turn, or drop it when it is empty."""
        if label in CHOICES:
            chosen = {**self.kept.corrections, number: MoveLabel(label)}
        else:
            chosen = {at: own for at, own in self.kept.corrections.items() if at != number}
        return self._keep(number, replace(self.kept, corrections=chosen))

    def recast(self, number: int, role: str) -> bool:
        """Take the learner's role for a turn, or drop it when it is empty."""
        if role in {NO_ROLE, *(each.id for each in self._book.roles)}:
            chosen = {**self.kept.roles, number: role}
        else:
            chosen = {at: own for at, own in self.kept.roles.items() if at != number}
        return self._keep(number, replace(self.kept, roles=chosen))

    def choose(self, slug: str) -> None:
        """Take what kind of talk this was; an unknown name means none."""
        known = slug if slug in self._structures else ""
        self.kept = replace(self.kept, structure=known)

    def take_codes(self, content: bytes, name: str, spoken: Mapping[MoveLabel, str]) -> None:
        """Take the labels that somebody else gave.

        Raises:
            TranscriptError: It is no table with labels for this talk.
        """
        codes: Codes = read_codes(content, name, self.talk, spoken)
        self.kept = replace(self.kept, codes=codes.first, more_codes=codes.second or {})

    def drop_codes(self) -> None:
        """Forget the labels that somebody else gave."""
        self.kept = replace(self.kept, codes={}, more_codes={})

    def _keep(self, number: int, changed: OwnTalk) -> bool:
        """Keep a change when it is about a turn of the mentor."""
        if not 0 < number <= len(self.kept.lines) or self.kept.lines[number - 1].speaker != MENTOR:
            return False
        self.kept = changed
        return True

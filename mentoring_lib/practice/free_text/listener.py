"""Taking a typed line for one of the replies of a scene, or honestly for none of them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.reactions import reactions, word_book
from mentoring_lib.domain.free_text import Mood, Reactions, WordBook
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Reply, Scenario
from mentoring_lib.domain.script import SILENT
from mentoring_lib.practice.free_text.guards import Guards
from mentoring_lib.practice.free_text.lexicon import Lexicon
from mentoring_lib.practice.free_text.line import LineReader
from mentoring_lib.practice.free_text.ranking import Candidate, Ranking
from mentoring_lib.practice.free_text.reacting import reaction
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.recognise.judgement import Confidence, Judgement
from mentoring_lib.practice.recognise.own import recogniser_for
from mentoring_lib.practice.recognise.recogniser import Recogniser

LONGEST = 1_000
"""A line of more characters isn't something that a person says in one turn."""

_NEAR = 0.56
_SURELY_NEAR = 0.8
_APART = 0.08
_MIGHT_BE = 0.2
_STRANGERS = 0.5
_ENOUGH_SAID = 0.25
_STRONG = 3
_ENOUGH_OF_A_STRONG_REPLY = 0.45
_TURNED = 0.3
_HANDED = 0.35
_ASKED = 0.6
_ASKED_OUTRIGHT = 0.95
_ALMOST_THE_SAME = 0.88


class Outcome(StrEnum):
    """What comes of a typed line."""

    ACCEPTED = "accepted"
    NEAREST = "nearest"
    REACTION = "reaction"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed line was taken for.

    Attributes:
        outcome: What comes of it.
        judgement: What the line does in the conversation, with the reason in Dutch.
        reply: The reply that was accepted, or None.
        sure: How sure that is; low when nothing was accepted.
        near: How near the nearest reply came, at most 1.
        nearest: The nearest replies to choose from, at most two; only when unsure.
        said: What the other says when no reply fits; empty when there is nothing to say.
        note: What the panel says, in Dutch; empty when a reply was accepted.
    """

    outcome: Outcome
    judgement: Judgement
    reply: Reply | None = None
    sure: Confidence = Confidence.LOW
    near: float = 0.0
    nearest: tuple[Reply, ...] = ()
    said: str = ""
    note: str = ""


class Listener:
    """Understands what is typed in one conversation."""

    def __init__(
        self, book: WordBook, heard: Reactions, recogniser: Recogniser, replies: Iterable[Reply]
    ) -> None:
        """Weigh the words of a conversation.

        Args:
            book: The word lists.
            heard: What the other and the panel say.
            recogniser: Who tells what a line does.
            replies: All the replies of the conversation; what few of them say, says more.
        """
        lexicon = Lexicon(book)
        texts = [text for reply in replies for text in (reply.says, *reply.also_said)]
        self._reader = LineReader(lexicon, recogniser, texts)
        self._ranking = Ranking(self._reader, lexicon)
        self._guards = Guards(book, lexicon)
        self._recogniser = recogniser
        self._reactions = heard

    @property
    def notes(self) -> Mapping[str, str]:
        """Return what the panel says, by name."""
        return self._reactions.notes

    def matched(
        self,
        typed: str,
        offered: Sequence[Reply],
        previous: str = "",
        mood: Mood = Mood.WARY,
        earlier: int = 0,
    ) -> Match:
        """Return what a typed line is taken for.

        Args:
            typed: The line.
            offered: The replies of this moment.
            previous: What the other said before it.
            mood: How the other sits in the conversation.
            earlier: How many generic reactions this scene had already.
        """
        judgement = self._recogniser.judge(typed[:LONGEST], previous)
        same = [reply for reply in offered if folded(typed) in _wordings(reply)]
        if len(same) == 1:
            return _accepted(judgement, same[0], Confidence.HIGH, 1.0)
        if same:
            return self._unsure(judgement, same, 1.0)
        guarded = (
            self._refused(judgement, typed)
            or self._silent(judgement, typed, offered)
            or self._secret(judgement, typed, offered)
        )
        if guarded is not None:
            return guarded
        reacted = self._reacted(judgement, mood, earlier)
        compared = self._compared(judgement, typed, offered, previous)
        if compared is None:
            return reacted
        # Beside two replies to choose from: what the other says if it is neither.
        return compared if compared.reply else replace(compared, said=reacted.said)

    def _refused(self, judgement: Judgement, typed: str) -> Match | None:
        if not any(letter.isalnum() or letter in ".…" for letter in typed):
            return self._noted(judgement, "empty")
        if len(typed) > LONGEST:
            return self._noted(judgement, "too_long")
        return self._noted(judgement, "insult") if self._guards.insults(typed) else None

    def _silent(self, judgement: Judgement, typed: str, offered: Sequence[Reply]) -> Match | None:
        if not self._guards.is_silent(typed):
            return None
        silences = [reply for reply in offered if reply.says == SILENT]
        if len(silences) == 1:
            return _accepted(judgement, silences[0], Confidence.HIGH, 1.0)
        return self._noted(judgement, "silence")

    def _secret(self, judgement: Judgement, typed: str, offered: Sequence[Reply]) -> Match | None:
        if not self._guards.promises_secrecy(typed):
            return None
        promises = [reply for reply in offered if reply.move is Move.PROMISE_SECRECY]
        if len(promises) == 1:
            return _accepted(judgement, promises[0], Confidence.MIDDLE, 1.0)
        return self._noted(judgement, "secrecy")

    def _compared(
        self, judgement: Judgement, typed: str, offered: Sequence[Reply], previous: str
    ) -> Match | None:
        ranked = self._ranking.nearest(self._reader.line(typed, previous), offered, previous)
        if not ranked or ranked[0].near < _MIGHT_BE:
            return None
        best = ranked[0]
        apart = best.near - ranked[1].near if len(ranked) > 1 else 1.0
        if best.near >= _NEAR and apart >= _APART and _means_the_same(best):
            sure = Confidence.HIGH if best.near >= _SURELY_NEAR else Confidence.MIDDLE
            return _accepted(judgement, best.reply, sure, best.near)
        return self._unsure(judgement, [each.reply for each in ranked[:2]], best.near)

    def _unsure(self, judgement: Judgement, nearest: Sequence[Reply], near: float) -> Match:
        shown = [spoken(reply.says) for reply in nearest[:2]]
        name = "nearest_one" if len(shown) == 1 else "nearest_two"
        note = self._reactions.notes[name].format(first=shown[0], second=shown[-1])
        kept = tuple(nearest[:2])
        return Match(Outcome.NEAREST, judgement, near=near, nearest=kept, note=note)

    def _reacted(self, judgement: Judgement, mood: Mood, earlier: int) -> Match:
        said = None
        if judgement.confidence is not Confidence.LOW:
            said = reaction(self._reactions, judgement.label, mood, earlier)
        if said is None:
            return self._noted(judgement, "not_understood")
        note = self._reactions.notes["stays"]
        return Match(Outcome.REACTION, judgement, said=said, note=note)

    def _noted(self, judgement: Judgement, name: str) -> Match:
        return Match(Outcome.NOT_UNDERSTOOD, judgement, note=self._reactions.notes[name])


def listener_for(catalog: Catalog, scenario: Scenario) -> Listener:
    """Return who understands what is typed in a conversation.

    Raises:
        ContentError: The word lists or the reactions can't be read.
    """
    heard, recogniser = reactions(catalog), recogniser_for(catalog)
    return Listener(word_book(catalog), heard, recogniser, scenario.replies())


def folded(text: str) -> str:
    """Return a text without capitals, and with one space where there are more."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _wordings(reply: Reply) -> frozenset[str]:
    return frozenset(map(folded, (reply.says, spoken(reply.says), *reply.also_said)))


def _accepted(judgement: Judgement, reply: Reply, sure: Confidence, near: float) -> Match:
    return Match(Outcome.ACCEPTED, judgement, reply, sure, near)


def _means_the_same(best: Candidate) -> bool:
    """Tell whether nothing turns the meaning round although the words are alike."""
    like = best.like
    # Nobody gets credit for the half of a strong reply that they left out.
    strong = best.reply.quality >= _STRONG
    return (
        like.wording >= (_ENOUGH_OF_A_STRONG_REPLY if strong else _ENOUGH_SAID)
        and best.strangers < _STRANGERS
        and like.turned < _TURNED
        and like.handed < _HANDED
        and like.asked < (_ASKED_OUTRIGHT if best.near >= _ALMOST_THE_SAME else _ASKED)
        and not like.opposed
    )

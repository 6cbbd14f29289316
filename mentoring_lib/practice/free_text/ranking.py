"""Which replies of a scene come near to a typed line, the nearest first."""

from collections.abc import Sequence
from typing import NamedTuple

from mentoring_lib.domain.scenario import Reply
from mentoring_lib.domain.script import SILENT
from mentoring_lib.practice.free_text.lexicon import Lexicon
from mentoring_lib.practice.free_text.likeness import Likeness, likeness, share
from mentoring_lib.practice.free_text.line import Line, LineReader

_TYPED, _WORDING, _LETTERS, _KNOWN = 0.45, 0.25, 0.15, 0.15
_STRANGER = 0.15
_MOST_STRANGERS = 1.5
_OTHER_MOVE = 0.05


class Candidate(NamedTuple):
    """A reply, and how near its nearest wording comes.

    Attributes:
        reply: The reply.
        near: How near, at most 1; words that the reply doesn't know bring it down.
        strangers: How many such words there are, counted in words never seen before.
        like: What the typed line and that wording have in common.
    """

    reply: Reply
    near: float
    strangers: float
    like: Likeness


class Ranking:
    """Puts the replies of one conversation in order."""

    def __init__(self, reader: LineReader, lexicon: Lexicon) -> None:
        """Keep what is read of each wording: the same scenes come back often."""
        self._reader = reader
        self._lexicon = lexicon
        self._wordings: dict[tuple[str, str], Line] = {}

    def nearest(self, typed: Line, offered: Sequence[Reply], previous: str) -> list[Candidate]:
        """Return the replies that say something, the nearest first."""
        found = [
            self._candidate(typed, reply, previous) for reply in offered if reply.says != SILENT
        ]
        return sorted(found, key=lambda each: (-each.near, each.reply.id))

    def _candidate(self, typed: Line, reply: Reply, previous: str) -> Candidate:
        wordings = [self._wording(text, previous) for text in (reply.says, *reply.also_said)]
        stems = {token.stem for line in wordings for token in line.tokens}
        known = share(
            sum(token.weight for token in typed.tokens if token.stem in stems), typed.weight
        )
        likes = [likeness(typed, line, self._lexicon) for line in wordings]
        best = max(likes, key=_points)
        strangers = self._reader.content(best.strangers, stems)
        near = _points(best) + _KNOWN * known - _STRANGER * min(strangers, _MOST_STRANGERS)
        return Candidate(reply, near - (0 if best.labelled else _OTHER_MOVE), strangers, best)

    def _wording(self, text: str, previous: str) -> Line:
        key = (text, previous)
        if key not in self._wordings:
            self._wordings[key] = self._reader.line(text, previous)
        return self._wordings[key]


def _points(like: Likeness) -> float:
    return _TYPED * like.typed + _WORDING * like.wording + _LETTERS * like.letters

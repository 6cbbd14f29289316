"""Finding cues in a line: whole words, without regard to capitals and accents."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_END = re.compile(r"[.?!…;:\n]")


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a line: how many words it has, and the words as they stand in the line."""

    cue: str
    size: int
    words: str


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    sentence: int


def folded(text: str) -> str:
    """Return a text without capitals and accents, to compare it with another."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


_Words = tuple[str, ...]


class CueList:
    """The cues of a phase by their first word, so that few are compared with a line."""

    def __init__(self, cues: Iterable[str]) -> None:
        """Take the cues apart; each holds at least one word."""
        self._starts: dict[str, list[tuple[_Words, str]]] = {}
        for cue in set(cues):
            words = tuple(token.word for token in _tokens(unicodedata.normalize("NFC", cue)))
            self._starts.setdefault(words[0], []).append((words, cue))

    def beginning_with(self, words: Iterable[str]) -> list[tuple[_Words, str]]:
        """Return the cues that begin with one of these words, the longest first."""
        found = [each for word in words for each in self._starts.get(word, ())]
        return sorted(found, key=lambda each: (-len(each[0]), each[1]))


class Line:
    """A line in its words, ready to look for cues in."""

    def __init__(self, text: str) -> None:
        """Take the line apart once; it is asked for the cues of every phase."""
        self.text = unicodedata.normalize("NFC", text)
        self._tokens = tuple(_tokens(self.text))
        self._places: dict[str, list[int]] = {}
        for at, token in enumerate(self._tokens):
            self._places.setdefault(token.word, []).append(at)

    def find(self, cues: CueList) -> tuple[Found, ...]:
        """Return the cues that the line holds, each once and inside one sentence.

        A cue that lies inside a longer one found there doesn't count again.
        """
        spans: list[tuple[int, int, str]] = []
        for words, cue in cues.beginning_with(self._places):
            at = self._place(words, spans)
            if at is not None:
                spans.append((at, at + len(words), cue))
        return tuple(Found(cue, last - at, self._said(at, last)) for at, last, cue in sorted(spans))

    def _place(self, wanted: _Words, taken: list[tuple[int, int, str]]) -> int | None:
        for at in self._places[wanted[0]]:
            piece = self._tokens[at : at + len(wanted)]
            inside = any(first <= at and at + len(wanted) <= last for first, last, _ in taken)
            same = tuple(token.word for token in piece) == wanted
            if same and piece[0].sentence == piece[-1].sentence and not inside:
                return at
        return None

    def _said(self, first: int, last: int) -> str:
        return self.text[self._tokens[first].start : self._tokens[last - 1].end]


def _tokens(text: str) -> Iterator[_Token]:
    sentence, before = 0, 0
    for found in _WORD.finditer(text):
        sentence += bool(_END.search(text, before, found.start()))
        before = found.end()
        yield _Token(folded(found.group()), found.start(), found.end(), sentence)

"""Words as the comparison sees them: without endings, and weighed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mentoring_lib.domain.free_text import WordBook

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|'[tn]\b|[,;:()–—]+")
_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\n]*|[.?!…\n]+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00b4": "'"})
_ENDINGS = ("den", "ten", "tje", "en", "de", "te", "je", "t", "e", "s", "d", "n")
_SHORTEST = 3
_PARTICIPLE = 6
_LONG_STEM = 5


class Lexicon:
    """The word lists, ready for use.

    Attributes:
        negations: Words that turn a sentence round.
        speaker: Words for who speaks.
        persons: Words for somebody.
        pronouns: The stems of those words.
        fillers: Stems that say little.
    """

    def __init__(self, book: WordBook) -> None:
        """Take the lists apart."""
        self._same: dict[str, str] = {}
        for group in book.same:
            first, *others = group.split()
            # Shortened like any word, unless it would then look like a pronoun or a filler.
            root = stem(first) if len(stem(first)) >= _LONG_STEM else first
            self._same |= dict.fromkeys((first, *others), root)
        self.negations = frozenset(book.negations.split())
        self.speaker = frozenset(book.speaker.split())
        self.persons = frozenset(book.persons.split())
        self.pronouns = frozenset(map(self.stem, self.persons))
        self._numbers = frozenset(map(self.stem, book.numbers.split()))
        self.fillers = frozenset(map(self.stem, book.fillers.split()))
        self._joints = frozenset(book.joints.split())
        self._against: dict[str, set[str]] = {}
        for row in book.opposites:
            one, _, other = row.partition("/")
            self._oppose(set(map(self.stem, one.split())), set(map(self.stem, other.split())))

    def _oppose(self, one: set[str], other: set[str]) -> None:
        for here, there in ((one, other), (other, one)):
            for each in here:
                self._against.setdefault(each, set()).update(there)

    def stem(self, word: str) -> str:
        """Return what stands for a word in small letters."""
        return self._same.get(word) or stem(word)

    def opposed(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether a stem of one is the opposite of one of the other, or another number."""
        here, there = set(one), set(other)
        if any(map(self._is_number, here)) and any(map(self._is_number, there)):
            return True
        return any(not there.isdisjoint(self._against.get(each, ())) for each in here)

    def _is_number(self, root: str) -> bool:
        return root[0].isdecimal() or root in self._numbers

    def clauses(self, sentence: str) -> Iterator[list[str]]:
        """Yield the words of a sentence, thought by thought."""
        clause: list[str] = []
        for word in words_of(sentence):
            mark = not (word[0].isalnum() or word[0] == "'")
            if (mark or word in self._joints) and clause:
                yield clause
                clause = []
            if not mark:
                clause.append(word)
        if clause:
            yield clause


def sentences(text: str) -> list[str]:
    """Return the sentences of a line, with the mark each ends with."""
    return [each.strip() for each in _SENTENCE.findall(text) if each.strip()]


def words_of(text: str) -> list[str]:
    """Return the words and the marks between them, in small letters."""
    # The same letter may be typed as one sign or as a letter with a loose accent.
    whole = unicodedata.normalize("NFC", text.translate(_QUOTES).lower())
    found: list[str] = _TOKEN.findall(whole)
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without what only grammar adds; never empty."""
    if word[0].isdecimal():
        return word.replace(".", ",")
    if word.startswith("ge") and len(word) > _PARTICIPLE:
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    for double in ("aa", "ee", "oo", "uu"):
        word = word.replace(double, double[0])
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.replace("v", "f").replace("z", "s")

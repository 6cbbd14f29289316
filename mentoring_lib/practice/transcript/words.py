"""The words of a text, with what opens a sentence."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OPENS = frozenset('.!?…:;“"‘„([{–—•*')


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands.

    Attributes:
        text: The word as written.
        small: The word in small letters, with one kind of apostrophe.
        start: Index of its first letter.
        end: Index after its last letter.
        gap: What stands between the word before and this one.
        opens: Whether a sentence or quotation starts here.
        capital: Whether it starts with a capital.
    """

    text: str
    small: str
    start: int
    end: int
    gap: str
    opens: bool
    capital: bool


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    words: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        gap = text[at:start]
        opens = not words or not _OPENS.isdisjoint(gap)
        at = match.end()
        small = word.casefold().replace("'", "’")
        words.append(Word(word, small, start, at, gap, opens, word[0].isupper()))
    return words

"""What a turn takes from the turn before it."""

from collections.abc import Iterable
from functools import lru_cache

from mentoring_lib.practice.recognise.grammar_words import STOPWORDS

SHORTEST = 4
"""Letters of a word that can carry what a turn is about."""

STEM = 5
"""Letters that words for the same thing mostly share."""

_ENDINGS = ("en", "t", "e", "s", "d", "n")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the first letters of a word without its ending; empty if it says little."""
    if word in STOPWORDS:
        return ""
    if word.isdecimal():
        return word
    if len(word) < SHORTEST - 1:
        return ""
    if word.startswith("ge") and len(word) > SHORTEST + 2:
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            word = word[: -len(ending)]
            break
    word = word.replace("aa", "a").replace("oo", "o").replace("ee", "e").replace("uu", "u")
    if len(word) > SHORTEST - 1 and word[-1] == word[-2]:
        word = word[:-1]
    return word.replace("z", "s").replace("v", "f")[:STEM]


def shared(words: Iterable[str], before: frozenset[str]) -> list[str]:
    """Return the words that take up something of the turn before, in their order."""
    return [word for word in words if stem(word) in before] if before else []

"""What a typed line may never be taken for, however alike the words are."""

from collections.abc import Sequence

from mentoring_lib.domain.free_text import WordBook
from mentoring_lib.practice.free_text.lexicon import Lexicon, sentences, words_of

_GAP = 4
_ANYTHING = "*"
_DOTS = frozenset(".… ")
Pattern = list[str]


class Guards:
    """Recognises promises to tell nobody, insults and silence."""

    def __init__(self, book: WordBook, lexicon: Lexicon) -> None:
        """Take the lists apart."""
        self._lexicon = lexicon
        self._secrecy = [pattern.split() for pattern in book.secrecy]
        self._own = frozenset(book.own.split())
        self._honest = frozenset(book.honest.split())
        self._unable = frozenset(book.unable.split())
        self._insults = frozenset(book.insults.split())
        self._silence = [pattern.split() for pattern in book.silence]
        self._around = frozenset(f"{book.around} {' '.join(book.silence)}".split())

    def promises_secrecy(self, text: str) -> bool:
        """Tell whether the line promises to tell nobody."""
        if not self._honest.isdisjoint(words_of(text)):
            return False
        return any(
            self._promise(clause)
            for sentence in sentences(text)
            if "?" not in sentence
            for clause in self._lexicon.clauses(sentence)
        )

    def insults(self, text: str) -> bool:
        """Tell whether the line holds a word that no mentor says."""
        return not self._insults.isdisjoint(words_of(text))

    def is_silent(self, text: str) -> bool:
        """Tell whether somebody typed that nothing is said: dots, or words for silence."""
        dots = text.strip()
        if dots and _DOTS.issuperset(dots):
            return len(dots) > 1 or "…" in dots
        said = plain(text).split()
        return self._around.issuperset(said) and any(
            occurs(said, pattern) for pattern in self._silence
        )

    def _promise(self, clause: Sequence[str]) -> bool:
        if self._own.isdisjoint(clause) or not self._unable.isdisjoint(clause):
            return False
        turned = self._turns(clause)
        return any(
            turned == self._turns(pattern) and occurs(clause, pattern) for pattern in self._secrecy
        )

    def _turns(self, words: Sequence[str]) -> bool:
        return not self._lexicon.negations.isdisjoint(words)


def occurs(words: Sequence[str], pattern: Sequence[str]) -> bool:
    """Tell whether a pattern, in which ``*`` stands for a few words, stands somewhere."""
    return any(_begins(words[at:], pattern) for at in range(len(words)))


def _begins(words: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return True
    if pattern[0] == _ANYTHING:
        return any(_begins(words[skip:], pattern[1:]) for skip in range(_GAP + 1))
    return bool(words) and words[0] == pattern[0] and _begins(words[1:], pattern[1:])


def plain(text: str) -> str:
    """Return only the words of a line, in small letters."""
    return " ".join(word for word in words_of(text) if word[0].isalnum() or word[0] == "'")

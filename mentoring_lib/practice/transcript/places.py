"""Towns and districts in running Dutch, known by a list and the word before."""

from collections.abc import Sequence

from mentoring_lib.catalog.names import NameLists
from mentoring_lib.practice.transcript.found import Kind, Spot
from mentoring_lib.practice.transcript.words import Word

BEFORE_PLACE = frozenset({"in", "uit", "naar", "te", "vanuit", "richting", "nabij", "rond", "bij"})
"""Words before a place; some stand before a person as well."""

_MOST_WORDS = 5


class Towns:
    """Finds towns by name; one that is an ordinary word too only after “in”, “uit” and so on."""

    def __init__(self, lists: NameLists, speakers: frozenset[str]) -> None:
        """Take the word lists, and what the speakers are called: those are people."""
        self._doubtful = lists.place_words
        # A word has no apostrophe in front: ’s-Hertogenbosch is read as s-Hertogenbosch.
        self._towns = {town.lstrip("’") for town in lists.places | lists.place_words}
        self._starts = {town.partition(" ")[0] for town in self._towns}
        self._speakers = speakers

    def length(self, words: Sequence[Word], at: int) -> int:
        """Return how many words the town has that starts here; 0 when none does."""
        word = words[at]
        if not self._may_start(word.small) or word.small in self._speakers:
            return 0
        for number in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            chain = words[at : at + number]
            town = " ".join(each.small for each in chain)
            written = all(each.gap == " " for each in chain[1:])
            if written and self._is_town(town) and self._is_meant(words, at, town):
                return number
        return 0

    def _may_start(self, small: str) -> bool:
        return small in self._starts or small.partition("-")[0] in self._starts

    def _is_town(self, small: str) -> bool:
        return small in self._towns or small.partition("-")[0] in self._towns

    def _is_meant(self, words: Sequence[Word], at: int, town: str) -> bool:
        word = words[at]
        before = words[at - 1].small if at and word.gap == " " else ""
        if not word.capital and not word.text.startswith("s-"):
            return before in BEFORE_PLACE and town not in self._doubtful
        return town not in self._doubtful or before in BEFORE_PLACE


def place_spot(text: str, first: Word, last: Word, *, sure: bool) -> Spot:
    """Return the spot of a place that runs from one word to another."""
    key = text[first.start : last.end].casefold()
    return Spot(Kind.PLACE, first.start, last.end, sure, key)

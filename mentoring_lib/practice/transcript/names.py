"""Names of people in running Dutch, by lists, capitals and the words around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentoring_lib.catalog.names import NameLists
from mentoring_lib.practice.transcript.found import Kind, Spot
from mentoring_lib.practice.transcript.people import bare_forms
from mentoring_lib.practice.transcript.places import BEFORE_PLACE, Towns, place_spot
from mentoring_lib.practice.transcript.words import Word

NO, PERHAPS, SURELY = 0, 1, 2

_BEFORE_UNKNOWN_PLACE = BEFORE_PLACE - {"bij", "naar", "rond"}
_BETWEEN = frozenset({"van", "de", "den", "der", "ter", "ten", "te", "el", "al", "’t", "t", "bin",
                      "von", "da", "dos", "la", "le"})  # fmt: skip
_OPENING = frozenset({"van", "de", "den", "der", "el", "ter", "ten"})
_MOST_BETWEEN = 3
_LONGEST_ACRONYM = 5
_SHORTEST = 2
_SHORTEST_SMALL = 3


@dataclass(frozen=True, slots=True)
class TalkWords:
    """What the words of a whole talk tell about one of them.

    Attributes:
        speakers: What the speakers are called.
        names: What is a name elsewhere in the talk.
        small: What elsewhere in the talk has a small letter, so is no name.
    """

    speakers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


class NameFinder:
    """Finds names in the words of a text.

    A finder is for one talk: what its speakers are called counts, also in small letters.
    """

    def __init__(self, lists: NameLists, talk: TalkWords) -> None:
        """Take the word lists and what is known of this talk."""
        self.lists = lists
        self.talk = talk
        self._forenames = talk.speakers | lists.first_names | lists.word_names
        self._listed = self._forenames | lists.surnames
        self._named = self._listed | talk.names
        self.towns = Towns(lists, talk.speakers)
        self._doubtful = lists.word_names | lists.openers

    def bare(self, small: str) -> str:
        """Return a name without “’s”, “s” or “-tje” when what is left is a known name."""
        if small in self._listed:
            return small
        return next((form for form in bare_forms(small) if form in self._named), small)

    def spots(
        self, text: str, words: Sequence[Word], *, answers_who: bool = False
    ) -> Iterator[Spot]:
        """Yield the names and places among the words of a text.

        Args:
            text: The text.
            words: Its words.
            answers_who: Whether the turn before asked for a name.
        """
        at = 0
        while at < len(words):
            place = 0 if self._after_cue(words, at) else self.towns.length(words, at)
            length = place or self._length(words, at)
            if not length and not at and answers_who and self.could_be_name(words[0]):
                length = 1
            if place:
                yield place_spot(text, words[at], words[at + place - 1], sure=True)
            elif length:
                yield self._spot(text, words, at, length)
            at += length or 1

    def rating(self, words: Sequence[Word], at: int) -> int:
        """Tell whether a word is a name: NO, PERHAPS or SURELY."""
        word = words[at]
        base = self.bare(word.small)
        if len(word.text) < _SHORTEST:
            return NO
        if self._after_cue(words, at):
            return self._after_cue_rating(word, base)
        if not word.capital:
            return self._small_rating(word, base)
        if self._is_forename(base):
            return self._known_rating(words, at, base)
        if word.opens:
            return self._opening_rating(words, at, base)
        if base in self.lists.surnames:
            return SURELY
        acronym = word.text.isupper() and len(word.text) <= _LONGEST_ACRONYM
        part = word.text.split("-")[0]
        if acronym or (part.isupper() and "-" in word.text) or word.small in self.talk.small:
            return NO
        return NO if word.small in self.lists.ordinary else PERHAPS

    def could_be_name(self, word: Word) -> bool:
        """Tell whether a word that opens a turn is a name if somebody asked who."""
        return word.capital and len(word.text) >= _SHORTEST and not self._is_common(word.small)

    def _is_common(self, small: str) -> bool:
        lists = self.lists
        return small in lists.openers or small in lists.ordinary or small in self.talk.small

    def _is_forename(self, base: str) -> bool:
        return base in self._forenames or (
            "-" in base and all(part in self._forenames for part in base.split("-"))
        )

    def _known_rating(self, words: Sequence[Word], at: int, base: str) -> int:
        word = words[at]
        if not word.opens or base not in self._doubtful:
            return SURELY
        return PERHAPS if self._acts(words, at) else NO

    def _opening_rating(self, words: Sequence[Word], at: int, base: str) -> int:
        word = words[at]
        if self._is_common(word.small):
            return NO
        follows = words[at + 1].small if at + 1 < len(words) else ""
        known = base in self.talk.names or base in self.lists.surnames
        return PERHAPS if known or follows in self.lists.speech_verbs else NO

    def _small_rating(self, word: Word, base: str) -> int:
        if len(base) < _SHORTEST_SMALL or base in self._doubtful or word.small in self._doubtful:
            return NO
        if base in self.talk.speakers:
            return SURELY
        return PERHAPS if word.small in self.lists.first_names else NO

    def _after_cue_rating(self, word: Word, base: str) -> int:
        if word.capital:
            if word.opens and word.small in self.lists.openers:
                return NO
            ordinary = word.small in self.lists.ordinary or word.small in self.lists.particles
            return NO if ordinary else SURELY
        known = base in self.lists.first_names or base in self.lists.surnames
        return SURELY if known and word.small not in self.lists.openers else NO

    def _after_cue(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether “mevrouw”, “mijn zus” or an initial stands right before a word."""
        if at == 0:
            return False
        gap, before = words[at].gap, words[at - 1].small
        if len(before) == 1 and words[at - 1].capital and gap == ". ":
            # Not in “leerling A. Daarna …”, where a letter is a name already.
            return at == 1 or words[at - 2].small not in self.lists.relations | self.lists.roles
        title = before in self.lists.titles and gap in {" ", ". "}
        return title or (gap == " " and before in self.lists.relations)

    def _acts(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether the first word of a sentence does what people do, or is called."""
        if at + 1 == len(words):
            return at == 0 or words[at - 1].small in self.lists.titles
        follows = words[at + 1]
        if "," in follows.gap or (follows.opens and words[at].small not in self.lists.openers):
            return True
        return follows.gap == " " and follows.small in self.lists.person_verbs

    def _length(self, words: Sequence[Word], at: int) -> int:
        """Return how many words the name has that starts here; 0 when none does."""
        particles = self._particles_before_name(words, at)
        if not particles and not self.rating(words, at):
            return 0
        end = at + particles + 1
        while more := self._continues(words, end):
            end += more
        return end - at

    def _particles_before_name(self, words: Sequence[Word], at: int) -> int:
        """Return how many of “van”, “de” and the like start a surname here."""
        word = words[at]
        titled = self._after_cue(words, at)
        if word.small not in _OPENING or not (word.capital or titled):
            return 0
        number = 1
        while self._is_between(words, at + number) and number < _MOST_BETWEEN:
            number += 1
        if at + number == len(words) or any(
            each.gap != " " for each in words[at + 1 : at + number + 1]
        ):
            return 0
        core = words[at + number]
        if titled and not core.capital:
            return number if core.small in self.lists.surnames else 0
        first_name = core.small in self.lists.first_names and not titled
        fits = core.capital and core.small not in self.lists.ordinary and not first_name
        return number if fits and (self.rating(words, at + number) or titled) else 0

    def _is_between(self, words: Sequence[Word], at: int) -> bool:
        return at < len(words) and words[at].small in _BETWEEN

    def _continues(self, words: Sequence[Word], end: int) -> int:
        """Return how many words after a name still belong to it."""
        number = 0
        while self._is_between(words, end + number) and number < _MOST_BETWEEN:
            number += 1
        if end + number >= len(words):
            return 0
        if any(each.gap != " " for each in words[end : end + number + 1]):
            return 0
        last = words[end + number]
        ordinary = (
            last.small in self.lists.ordinary or last.small in self._doubtful - self.talk.speakers
        )
        known = last.small in self.lists.surnames or last.small in self.talk.speakers
        if not last.capital or len(last.text) < _SHORTEST or (ordinary and not known):
            return 0
        return number + 1

    def _spot(self, text: str, words: Sequence[Word], at: int, length: int) -> Spot:
        chain = words[at : at + length]
        rating = max(self.rating(words, index) for index in range(at, at + length))
        if rating == PERHAPS and self._after_place_word(words, at):
            return place_spot(text, chain[0], chain[-1], sure=False)
        key = self.key([word.small for word in chain])
        return Spot(Kind.NAME, chain[0].start, chain[-1].end, rating == SURELY, key)

    def key(self, smalls: Sequence[str]) -> str:
        """Return a name as ``first|last``; one side is empty when the name has one word."""
        cores = [self.bare(small) for small in smalls if small not in self.lists.particles]
        if not cores:
            return f"{smalls[-1]}|"
        if len(cores) > 1:
            return f"{cores[0]}|{cores[-1]}"
        surname = smalls[0] in self.lists.particles
        return f"|{cores[0]}" if surname else f"{cores[0]}|"

    def _after_place_word(self, words: Sequence[Word], at: int) -> bool:
        before = words[at - 1].small if at and words[at].gap == " " else ""
        known = self.bare(words[at].small) in self._named
        return before in _BEFORE_UNKNOWN_PLACE and not known

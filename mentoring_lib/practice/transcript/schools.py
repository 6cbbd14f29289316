"""Names of schools and streets, which are known by the words around them."""

import re
from collections.abc import Iterable, Iterator

from mentoring_lib.catalog.names import NameLists
from mentoring_lib.practice.transcript.found import Kind, Spot

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}"
_SMALL = r"(?:van|de|den|der|het|’t|'t|aan|in|op|en|la|da|le)"
_NAME = rf"(?:{_CAPITAL}|’t|'t)(?: (?:{_SMALL} ){{0,2}}{_CAPITAL}){{0,3}}"
_STREET = (
    "straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|dreef|plantsoen|wal|markt|hof|pad|park"
    "|burg|haven|baan|veld"
)
_NUMBER = r"\d{1,4}(?: ?[a-zA-Z]\b)?(?:[-/]\d{1,3})?"
_BEFORE_STREET = rf"(?:{_CAPITAL} |van |de |den |der ){{0,3}}"
_SMALL_STREET = "straat|laan|plein|gracht|kade|singel"
_ADDRESSES = (
    (rf"{_BEFORE_STREET}[A-ZÀ-Þ]\w{{1,40}}(?:{_STREET}),? {_NUMBER}(?!\d)", True),
    (rf"\b(?:Laan|Plein|Weg) van {_CAPITAL}(?: {_NUMBER})?", True),
    (rf"\b(?!onderweg|halfweg)[a-z]{{3,40}}(?:{_SMALL_STREET}) {_NUMBER}(?!\d)", False),
    (rf"\b(?:de|het) (?P<v>[A-ZÀ-Þ]\w{{2,40}}(?:{_STREET}))\b", True),
    (rf"\b(?:aan|op) de (?P<v>{_CAPITAL} {_NUMBER})(?!\d)", False),
)
_LOWER = re.compile(r"(?<=\bhet )((?:[^\W\d_A-Z]{3,20} ){1,2})(?:college|lyceum|gymnasium)\b")
_GENERAL_WORDS = """hele nieuwe oude andere categoraal categorale stedelijk ander nieuw oud gewone
    gewoon eigen eerste tweede grote kleine zelfde wilde havo vwo"""
_GENERAL = frozenset(_GENERAL_WORDS.split())
_GENERIC_COMPOUND = re.compile(
    r"(?:basis|hoge|hoog|praktijk|muziek|rij|zwem|dans|weekend|avond|zomer|vak|brede|middelbare"
    r"|montessori|dalton|jenaplan|vrije|opleidings?|kunst|sport|toneel|nieuwe|super|kleuter|ver)"
    r"(?:school|college|lyceum|academie|gymnasium)"
)


class SchoolsAndStreets:
    """Finds schools by “college”, “obs” and the like, and streets by how they end."""

    def __init__(self, lists: NameLists) -> None:
        """Make the patterns once; a transcript has thousands of lines."""
        ends = "|".join(sorted(_titled(lists.school_words), key=len, reverse=True))
        starts = "|".join(sorted(map(re.escape, lists.school_starts), key=len, reverse=True))
        self._openers = lists.openers
        self._ordinary = lists.ordinary
        self._after = re.compile(rf"\b{_NAME} (?:{ends})\b(?: {_CAPITAL})?")
        self._before = re.compile(rf"\b(?i:{starts}) (?:[Dd]e |[Hh]et )?{_NAME}")
        self._compound = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,30}(?:college|lyceum|gymnasium|school)\b")
        self._streets = [(re.compile(pattern), sure) for pattern, sure in _ADDRESSES]
        self._hints = re.compile(rf"(?i:{starts}|{ends}|school)")

    def spots(self, text: str) -> Iterator[Spot]:
        """Yield the schools and streets in a text."""
        if self._hints.search(text):
            yield from self._schools(text)
        for pattern, sure in self._streets:
            for match in pattern.finditer(text):
                group = "v" if "v" in pattern.groupindex else 0
                start = self._without_openers(text, match.start(group), match.end(group))
                yield _spot(Kind.ADDRESS, text, start, match.end(group), sure=sure)

    def _schools(self, text: str) -> Iterator[Spot]:
        for match in self._after.finditer(text):
            start = self._without_openers(text, match.start(), match.end())
            if " " in text[start : match.end()]:
                yield _spot(Kind.SCHOOL, text, start, match.end(), sure=True)
        for match in self._before.finditer(text):
            names = [word for word in match.group().split()[1:] if word[0].isupper()]
            if names and not all(word.casefold() in self._ordinary for word in names):
                yield _spot(Kind.SCHOOL, text, *match.span(), sure=True)
        for match in self._compound.finditer(text):
            if not _GENERIC_COMPOUND.fullmatch(match.group().casefold()):
                yield _spot(Kind.SCHOOL, text, *match.span(), sure=True)
        for match in _LOWER.finditer(text):
            if not _GENERAL & set(match[1].split()) and not self._openers & set(match[1].split()):
                yield _spot(Kind.SCHOOL, text, *match.span(), sure=False)

    def _without_openers(self, text: str, start: int, end: int) -> int:
        """Return where a name starts when the words that open a sentence are left out."""
        while " " in text[start:end]:
            first, _, _rest = text[start:end].partition(" ")
            word = first.casefold()
            proper = word in {"de", "het", "van", "den"} and start > 0 and first[0].isupper()
            if word not in self._openers or proper:
                break
            start += len(first) + 1
        return start


def _titled(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word.title(), word.upper(), word)]


def _spot(kind: Kind, text: str, start: int, end: int, *, sure: bool) -> Spot:
    key = text[start:end].casefold()
    plain = re.sub(r"^(?:de|het) |[^\w ]", "", key)
    return Spot(kind, start, end, sure, plain)

"""Telling a speaker's name before a line from words that only look like one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mentoring_lib.practice.transcript.clock import TIME
from mentoring_lib.practice.transcript.model import Line

_TIMED = re.compile(rf"\s*[\[(]?({TIME})[\])]?(?:\s*(?:-->|-|–)\s*{TIME})?[\])]?\s*[-–|]?\s*")
_COLON = re.compile(
    rf"(?P<label>[^:()\[\]–—]{{1,60}}(?:\([^():]{{1,30}}\))?)\s{{0,3}}"
    rf"(?:[(\[](?P<time>{TIME})[)\]])?\s{{0,3}}:(?=\s|$)"
)
_DASH = re.compile(r"(?P<label>[^:()\[\]–—]{1,60}?)(?P<time>)\s[–—-]\s+(?=\S)")
_HEADING = re.compile(
    rf"(?P<label>[^:()\[\]–—]{{1,60}}?)\s*(?:\s|[(\[])(?P<time>{TIME})[)\]]?(?:\s*-->\s*{TIME})?"
    r"(?:$|\t|\s{2,})"
)
_SMALL_WORDS = """van de den der het 't ’t ten ter te op in aan el al ben bin la le da dos du von
    y en"""
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_a-zà-ÿ][\w.'’-]*|\d{1,2}|\([^()]{1,30}\)")
_ONE_SMALL_WORD = re.compile(r"[^\W\d_][\w.’'-]{0,20}(?: ?\d{1,2})?")
_MOST_WORDS = 6

# Headings that end in a colon as well; a talk with several of each has them as speakers.
_HEADING_WORDS = """aanwezig aanwezigen actie afspraak afspraken bijvoorbeeld conclusie datum
    deelnemers doel duur gesprek klas let locatie namen nb notitie notities onderwerp opmerking
    opname plaats ps samenvatting tijd titel transcript transcriptie verslag wel niet dus maar
    nou ja nee kortom vraag antwoord toen en ik punt"""
_HEADINGS = frozenset(_HEADING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may start with a name.

    Attributes:
        label: The words that may be a name.
        rest: What follows them.
        time: A time between the name and the words, as written.
        sign: What stands between them: ``:``, ``-`` or ``@`` for a line with name and time.
    """

    label: str
    rest: str
    time: str
    sign: str


def without_time(line: str) -> tuple[str, str]:
    """Return the time at the start of a line, or nothing, and the rest."""
    timed = _TIMED.match(line)
    return (timed[1], line[timed.end() :]) if timed else ("", line)


def candidate(line: str) -> Candidate | None:
    """Return the name that a line may start with, if any."""
    for pattern, sign in ((_HEADING, "@"), (_COLON, ":"), (_DASH, "-")):
        found = pattern.match(line[:200])
        if found:
            label = found["label"].strip(" *_\t")
            fits = _like_a_name(label) or (sign == ":" and _ONE_SMALL_WORD.fullmatch(label))
            if fits:
                rest = line[found.end() :].strip(" *_\t")
                return Candidate(label, rest, found["time"] or "", sign)
    return None


def accepted(candidates: Iterable[Candidate], lines: int) -> frozenset[str]:
    """Return which labels are speakers, in small letters.

    Args:
        candidates: Every line of a talk that may start with a name.
        lines: How many lines with words the talk has.
    """
    found = list(candidates)
    often = Counter(each.label.casefold() for each in found)
    mostly_dashes = sum(each.sign == "-" for each in found) * 2 >= lines
    return frozenset(
        each.label.casefold() for each in found if _is_speaker(each, often, mostly_dashes)
    )


def once(lines: Iterable[Line]) -> Iterator[str]:
    """Yield who speaks once in a talk where others speak often: that may not be a person."""
    often = Counter(line.speaker for line in lines if line.speaker)
    if sum(number >= 3 for number in often.values()) >= 2:  # noqa: PLR2004 - two who go to and fro
        yield from (speaker for speaker, number in often.items() if number == 1)


def _is_speaker(each: Candidate, often: Counter[str], mostly_dashes: bool) -> bool:  # noqa: FBT001
    label = each.label.casefold()
    again = often[label] > 1
    if each.sign == "-":
        return _like_a_name(each.label) and (again or mostly_dashes)
    plain = _like_a_name(each.label) and label.split()[0] not in _HEADINGS
    return again or plain


def _like_a_name(label: str) -> bool:
    words = re.findall(r"\([^()]*\)|\S+", label)
    return (
        0 < len(words) <= _MOST_WORDS
        and all(word in _SMALL or _WORD.fullmatch(word) for word in words)
        and any(word[0].isalpha() and word not in _SMALL for word in words)
    )

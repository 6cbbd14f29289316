"""What a person decides about each find, and the talk with placeholders that comes of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentoring_lib.practice.transcript.finding import numbered_from
from mentoring_lib.practice.transcript.found import Found, Kind
from mentoring_lib.practice.transcript.model import Transcript, TranscriptError, merged

NOTICE = "Gepseudonimiseerd: wie de situatie kent, kan mensen nog herkennen."
"""What stands with every talk whose names were replaced; never call it anonymous."""

NO_CAPITALS = (
    "Dit gesprek heeft bijna geen hoofdletters. Dan vinden we minder namen; lees extra goed na."
)
_FEW = 0.2


@dataclass(frozen=True, slots=True)
class Review:
    """A talk, what was found in it and what a person rejected; each step gives a new one.

    Attributes:
        transcript: The talk as it was read. Don't keep it: only ``applied`` may be saved.
        found: Every find, in the order of the talk.
        rejected: Numbers of the finds that stay as they are.
    """

    transcript: Transcript
    found: tuple[Found, ...]
    rejected: frozenset[int] = frozenset()

    def reject(self, *numbers: int) -> "Review":
        """Return the review in which these finds are no personal data."""
        return replace(self, rejected=self.rejected | set(numbers))

    def accept(self, *numbers: int) -> "Review":
        """Return the review in which these finds are replaced after all."""
        return replace(self, rejected=self.rejected - set(numbers))

    def numbers(self, placeholder: str) -> tuple[int, ...]:
        """Return the numbers of all finds with one placeholder."""
        return tuple(
            number for number, each in enumerate(self.found) if each.placeholder == placeholder
        )

    def add(self, words: str, kind: Kind) -> "Review":
        """Return the review with every place where these words stand, accepted.

        Args:
            words: What the person wants replaced; capitals make no difference.
            kind: What it is.

        Raises:
            TranscriptError: The words don't stand in the talk.
        """
        plain = " ".join(words.split())
        hits = list(self._places(plain)) if plain else []
        if not hits:
            raise TranscriptError(
                place="eigen aanvulling",
                problem=f"‘{plain}’ staat niet in dit gesprek.",
                remedy="Neem de woorden over zoals ze in het gesprek staan.",
            )
        placeholder = self._placeholder(plain, kind)
        added = [replace(hit, kind=kind, placeholder=placeholder) for hit in hits]
        kept = [
            (each, number in self.rejected)
            for number, each in enumerate(self.found)
            if not any(_overlap(each, new) for new in added)
        ]
        wider = [self._widened(new) for new in added]
        everything = [*kept, *((new, False) for new in dict.fromkeys(wider))]
        everything.sort(key=lambda pair: (pair[0].line, not pair[0].in_speaker, pair[0].span))
        rejected = frozenset(number for number, (_, no) in enumerate(everything) if no)
        return Review(self.transcript, tuple(each for each, _ in everything), rejected)

    def applied(self) -> Transcript:
        """Return the talk with a placeholder for each find that wasn't rejected."""
        chosen = [each for number, each in enumerate(self.found) if number not in self.rejected]
        speakers: dict[str, str] = {}
        by_line: dict[int, list[Found]] = {}
        for each in chosen:
            label = self.transcript.lines[each.line].speaker
            if each.in_speaker:
                speakers[label] = _replaced(speakers.get(label, label), [each])
            else:
                by_line.setdefault(each.line, []).append(each)
        lines = (
            replace(
                line,
                speaker=speakers.get(line.speaker, line.speaker),
                text=_replaced(line.text, by_line.get(number, [])),
            )
            for number, line in enumerate(self.transcript.lines)
        )
        return Transcript(merged(lines), (NOTICE,))

    def _places(self, words: str) -> Iterator[Found]:
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        labels: set[str] = set()
        for number, line in enumerate(self.transcript.lines):
            new = line.speaker not in labels
            labels.add(line.speaker)
            for match in pattern.finditer(line.speaker) if new else ():
                yield _own(number, match, in_speaker=True)
            for match in pattern.finditer(line.text):
                yield _own(number, match, in_speaker=False)

    def _placeholder(self, words: str, kind: Kind) -> str:
        for each in self.found:
            if each.kind is kind and each.text.casefold() == words.casefold():
                return each.placeholder
        numbers = numbered_from(self.transcript)
        taken = {each.placeholder for each in self.found}
        number = numbers[kind] + 1
        while f"[{kind} {number}]" in taken:
            number += 1
        return f"[{kind} {number}]"

    def _widened(self, new: Found) -> Found:
        """Return a find that also covers what it cuts through, so that no half name stays."""
        cut = [
            each.span
            for number, each in enumerate(self.found)
            if number not in self.rejected and _overlap(each, new)
        ]
        start = min([new.span[0], *(span[0] for span in cut)])
        end = max([new.span[1], *(span[1] for span in cut)])
        line = self.transcript.lines[new.line]
        text = (line.speaker if new.in_speaker else line.text)[start:end]
        return replace(new, text=text, span=(start, end))


def cautions(transcript: Transcript) -> tuple[str, ...]:
    """Return in Dutch what to keep in mind while reviewing this talk."""
    capitals = sum(any(sign.isupper() for sign in line.text) for line in transcript.lines)
    if capitals < _FEW * len(transcript.lines):
        return (NOTICE, NO_CAPITALS)
    return (NOTICE,)


def _own(line: int, match: re.Match[str], *, in_speaker: bool) -> Found:
    return Found(Kind.NAME, match.group(), "", line, match.span(), sure=True, in_speaker=in_speaker)


def _overlap(one: Found, other: Found) -> bool:
    same = one.line == other.line and one.in_speaker == other.in_speaker
    return same and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _replaced(text: str, found: list[Found]) -> str:
    for each in sorted(found, key=lambda each: each.span, reverse=True):
        text = text[: each.span[0]] + each.placeholder + text[each.span[1] :]
    return text

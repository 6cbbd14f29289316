"""Reading a talk from subtitles: WebVTT of Teams or Zoom, and SRT."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentoring_lib.practice.transcript.clock import ARROW, seconds
from mentoring_lib.practice.transcript.labels import accepted, candidate, once
from mentoring_lib.practice.transcript.model import (
    MOST_LINES,
    Line,
    Transcript,
    assembled,
    counted,
    placed,
    too_long,
)

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>]{0,200})>")
_TAG = re.compile(
    r"</?(?:[cbiu]|v|lang|ruby|rt|font|span)(?:[.\s][^<>]{0,200})?>|<\d[\d:.,]{0,20}>|\{\\[^{}]{1,40}\}"
)
_NUMBER = re.compile(r"\d{1,9}")
_KINDS = {"NOTE": ("notitie", "notities"), "STYLE": ("opmaakblok", "opmaakblokken"),
          "REGION": ("opmaakblok", "opmaakblokken")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line of the file, counted from 1."""

    number: int
    text: str


@dataclass(slots=True)
class _Cue:
    start_s: float | None
    end_s: float | None
    lines: list[str]


def read_subtitles(lines: Sequence[str], name: str, remarks: Sequence[str] = ()) -> Transcript:
    """Return the talk in the lines of a WebVTT or SRT file.

    Raises:
        TranscriptError: Nothing is said, or the file is too long.
    """
    reading = _Reading()
    for block in _blocks(lines):
        if len(reading.cues) + sum("-->" in line.text for line in block) > MOST_LINES:
            raise too_long(name)
        reading.take(block)
    pieces = list(_pieces(reading.cues))
    told = [*remarks, *reading.remarks()]
    told += [f"‘{who}’ komt één keer voor als spreker; klopt dat?" for who in once(pieces)]
    return assembled(name, pieces, told)


class _Reading:
    """The cues so far, and what couldn't be used."""

    def __init__(self) -> None:
        self.cues: list[_Cue] = []
        self.skipped: Counter[tuple[str, str]] = Counter()
        self.loose: list[int] = []
        self.wrong_times: list[int] = []

    def take(self, block: list[_Numbered]) -> None:
        """Take what stands between two empty lines."""
        words = block[0].text.split(maxsplit=1)
        has_cue = any("-->" in line.text for line in block)
        if words[0] == "WEBVTT" and not self.cues and not has_cue:
            return
        if words[0] in _KINDS and (words[0] == "NOTE" or not has_cue):
            self.skipped[_KINDS[words[0]]] += 1
            return
        self._cues(block)

    def _cues(self, block: list[_Numbered]) -> None:
        arrows = [at for at, line in enumerate(block) if "-->" in line.text]
        before = block[: arrows[0]] if arrows else block
        # One line above the times is the name of the cue; more, or none, is a loose text.
        loose = before[:-1] if arrows else before
        self._loose(loose)
        ends = [*arrows[1:], len(block)]
        for at, following in zip(arrows, ends, strict=False):
            words = [line.text for line in block[at + 1 : following]]
            if following < len(block) and words and _NUMBER.fullmatch(words[-1].strip()):
                words.pop()
            self.cues.append(self._timed(block[at], words))

    def _timed(self, arrow: _Numbered, words: list[str]) -> _Cue:
        times = ARROW.match(arrow.text[:200])
        start = seconds(times[1]) if times else None
        end = seconds(times[2]) if times else None
        if start is None or end is None or end < start:
            self.wrong_times.append(arrow.number)
            return _Cue(start, None, words)
        return _Cue(start, end, words)

    def _loose(self, loose: list[_Numbered]) -> None:
        words = [line for line in loose if not _NUMBER.fullmatch(line.text.strip())]
        if words and self.cues:
            self.cues[-1].lines += [line.text for line in words]
            self.loose += [line.number for line in words]
        elif words:
            self.skipped[("regel vóór de eerste tijd", "regels vóór de eerste tijd")] += len(words)

    def remarks(self) -> Iterator[str]:
        """Yield what a reader should know."""
        for (one, more), number in self.skipped.items():
            yield f"{counted(number, one, more)} overgeslagen."
        if self.loose:
            yield f"Tekst zonder tijd bij het stuk ervoor gezet: {placed(self.loose)}."
        if self.wrong_times:
            yield f"De tijd klopt niet; de tekst is bewaard: {placed(self.wrong_times)}."


def _blocks(lines: Sequence[str]) -> Iterator[list[_Numbered]]:
    block: list[_Numbered] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            block.append(_Numbered(number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _pieces(cues: Sequence[_Cue]) -> Iterator[Line]:
    voiced = [list(_voices(cue)) for cue in cues]
    unnamed = [text for parts in voiced for who, text in parts if not who]
    found = [each for text in unnamed if (each := candidate(text))]
    speakers = accepted((each for each in found if each.sign == ":"), len(unnamed))
    for cue, parts in zip(cues, voiced, strict=True):
        for who, text in parts or [("", "")]:
            label = None if who else candidate(text)
            if label and label.label.casefold() in speakers:
                yield Line(label.label, label.rest, cue.start_s, cue.end_s)
            else:
                yield Line(who, text, cue.start_s, cue.end_s)


def _voices(cue: _Cue) -> Iterator[tuple[str, str]]:
    """Yield each voice of a cue with its words; without voices each line for itself."""
    before, *rest = _VOICE.split("\n".join(cue.lines), maxsplit=MOST_LINES)
    for line in before.split("\n"):
        if words := _plain(line):
            yield "", words
    for who, words in zip(rest[0::2], rest[1::2], strict=True):
        yield html.unescape(who), _plain(words.replace("\n", " "))


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()

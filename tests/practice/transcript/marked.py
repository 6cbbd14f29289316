"""The lines with marked personal data, and how much of it is found."""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.names import NameLists, name_lists
from mentoring_lib.practice.transcript.finding import Detector, find_personal_data
from mentoring_lib.practice.transcript.found import Found, Kind
from mentoring_lib.practice.transcript.model import Line, Transcript

FILE = Path(__file__).parent / "personal_data.csv"
MARK = re.compile(r"\[([a-z]+):([^\]]+)\]")
KINDS = {
    "naam": Kind.NAME, "plaats": Kind.PLACE, "school": Kind.SCHOOL, "klas": Kind.CLASS,
    "datum": Kind.DATE, "telefoon": Kind.PHONE, "mail": Kind.EMAIL, "adres": Kind.ADDRESS,
    "nummer": Kind.NUMBER, "rekening": Kind.ACCOUNT, "web": Kind.WEB, "account": Kind.HANDLE,
}  # fmt: skip


@cache
def lists() -> NameLists:
    return name_lists(Catalog())


@dataclass
class Measure:
    """Counts by kind; ``wrong`` tells what was missed (-) and what is no personal data (+)."""

    there: Counter[Kind] = field(default_factory=Counter)
    covered: Counter[Kind] = field(default_factory=Counter)
    same_kind: int = 0
    speakers: int = 0
    speakers_covered: int = 0
    mentioned: int = 0
    mentioned_covered: int = 0
    found: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.covered.total() / self.there.total()

    @property
    def precision(self) -> float:
        return self.right / self.found


def talks(path: Path = FILE) -> list[list[tuple[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["gesprek"], row["spreker"], row["tekst"])
            for row in csv.DictReader(file, delimiter=";")
        ]
    return [[row[1:] for row in group] for _, group in groupby(rows, key=lambda row: row[0])]


def plain(marked: str) -> tuple[str, list[tuple[Kind, int, int]]]:
    """Return the text without its marks, and where they stood."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((KINDS[match[1]], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], spans


def measured(path: Path = FILE, also: Detector | None = None) -> Measure:
    measure = Measure()
    for talk in talks(path):
        rows = [(plain(speaker), plain(text)) for speaker, text in talk]
        transcript = Transcript(tuple(Line(speaker[0], text[0]) for speaker, text in rows))
        found = find_personal_data(transcript, lists(), also)
        names = {
            word.casefold()
            for (label, spans), _ in rows
            for _, a, b in spans
            for word in label[a:b].split()
        }
        firsts = {label: number for number, ((label, _), _) in reversed(list(enumerate(rows)))}
        for number, ((label, label_spans), (text, spans)) in enumerate(rows):
            if firsts[label] == number:
                here = [each for each in found if each.line == number and each.in_speaker]
                count(measure, label, label_spans, here, names)
            count(
                measure,
                text,
                spans,
                [each for each in found if each.line == number and not each.in_speaker],
                names,
            )
            measure.speakers += len(label_spans) * (firsts[label] == number)
    return measure


def count(
    measure: Measure,
    text: str,
    spans: list[tuple[Kind, int, int]],
    found: list[Found],
    names: set[str],
) -> None:
    for kind, start, end in spans:
        measure.there[kind] += 1
        covering = [each for each in found if each.span[0] < end and start < each.span[1]]
        covered = all(
            any(a <= at < b for a, b in (each.span for each in covering))
            for at in range(start, end)
            if text[at].isalnum()
        )
        measure.covered[kind] += covered
        measure.same_kind += covered and covering[0].kind is kind
        if kind is Kind.NAME and {word.casefold() for word in text[start:end].split()} & names:
            measure.mentioned += 1
            measure.mentioned_covered += covered
        if not covered:
            measure.wrong.append(f"- {text[start:end]!r} in {text!r}")
    for each in found:
        right = any(each.span[0] < end and start < each.span[1] for _, start, end in spans)
        measure.found += 1
        measure.right += right
        measure.sure += each.sure
        measure.sure_right += each.sure and right
        if not right:
            measure.wrong.append(f"+ {each.kind} {each.text!r} in {text!r}")

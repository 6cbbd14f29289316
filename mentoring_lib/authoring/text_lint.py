"""The tone of what a learner reads: no banned words, exclamation marks or emoji.

Scope: prose in content files and exercises, and the text cells of lessons. What a
person says in a conversation (``says``, ``reaction``) is left alone, because weak
replies sound like weak replies. A word between “ ” is quoted, not used; only
exclamation marks and emoji are found there too. Notes for makers and trainers
(``why`` in ``fouten.yaml``, Markdown files) are out of scope.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mentoring_lib.authoring.finding import Finding, Source
from mentoring_lib.catalog.content import Catalog, load_list
from mentoring_lib.catalog.yaml_reader import Document, Location
from mentoring_lib.domain.values import BlockText, Prose, Value

SPOKEN = {"says", "reaction", "also_said", "thought"}
"""Keys of what somebody says aloud in a conversation."""

# Pictures of faces and things; arrows, ticks and empty boxes are signs, not emoji.
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001faff\u2600-\u260f\u2613-\u26ff\u2705\u2728\u274c\u2753-\u2757\u2764]"
)
_QUOTED = re.compile(r"“[^”]*”")
_CODE = re.compile(r"```.*?```|`[^`\n]*`|!(?=\[)|<!--|!=", re.DOTALL)


class Banned(Value):
    """Words that don't fit the tone, and why; ``*`` also counts longer words."""

    words: tuple[str, ...]
    why: Prose


@dataclass(frozen=True)
class Tone:
    """The rules that a text is held against."""

    banned: tuple[Banned, ...]

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return [(_pattern(word), each.why) for each in self.banned for word in each.words]

    def problems(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Yield, of a text: what was found there, the problem and the remedy."""
        plain = _CODE.sub(" ", text)
        used = _QUOTED.sub("“”", plain)
        for pattern, why in self._patterns:
            for found in pattern.findall(used):
                plain = plain.replace(found, " ")
                yield found, f"‘{found}’ past niet bij de toon van de cursus.", why
        if "!" in plain:
            yield (
                "!",
                "Hier staat een uitroepteken.",
                "Schrijf een punt; alleen wie in een gesprek praat, mag roepen.",
            )
        for found in _EMOJI.findall(plain):
            yield found, f"Hier staat een plaatje ({found}).", "Zeg het in woorden."


def tone_for(catalog: Catalog) -> Tone:
    """Return the tone that the content asks for."""
    return Tone(load_list(catalog.path("texts/toon.yaml"), "phrases", Banned))


def yaml_findings(source: Source, document: Document, tone: Tone) -> Iterator[Finding]:
    """Yield what doesn't fit the tone in the prose of a YAML file."""
    written = source.path.read_text(encoding="utf-8").splitlines()
    for at, text in _prose(document.content, ()):
        for found, problem, remedy in tone.problems(text):
            line = line_of(found, written, document.line(at))
            yield source.finding(line, problem, remedy)


def line_of(found: str, lines: Sequence[str], first: int) -> int:
    """Return the first line, from ``first`` on, that has the words; else ``first``."""
    words = " ".join(found.split())
    for number in range(first, len(lines) + 1):
        if words in " ".join(lines[number - 1].split()):
            return number
    return first


def _prose(content: object, at: Location) -> Iterator[tuple[Location, str]]:
    match content:
        case dict():
            for name, value in content.items():
                if name not in SPOKEN:
                    yield from _prose(value, (*at, name))
        case list():
            for number, value in enumerate(content):
                yield from _prose(value, (*at, number))
        case BlockText():
            yield at, " ".join(content.split())
        case _:
            return


def _pattern(word: str) -> re.Pattern[str]:
    stem = re.escape(" ".join(word.removesuffix("*").split())).replace(r"\ ", r"\s+")
    end = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){stem}{end}", re.IGNORECASE)

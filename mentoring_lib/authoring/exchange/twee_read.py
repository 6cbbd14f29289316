"""Reading a story from Twee 3, and from the Twee of before."""

import html
import json
import re
from collections.abc import Iterator

from mentoring_lib.authoring.exchange import twee_terms as terms
from mentoring_lib.authoring.exchange.drafts import Draft
from mentoring_lib.authoring.exchange.model import ExchangeError, Imported
from mentoring_lib.authoring.exchange.names import for_yaml
from mentoring_lib.authoring.exchange.reading import text_of
from mentoring_lib.authoring.exchange.story import MOST_LINKS, Link, Passage, Story, bounded
from mentoring_lib.authoring.exchange.story_scenes import story_draft
from mentoring_lib.authoring.exchange.twee_merge import merged
from mentoring_lib.authoring.exchange.twee_terms import Tag

MOST_SIGNS = 3_000_000
_LONGEST_LINK = 3_000

_MACROS = re.compile(
    r"<<[^<>\n]{0,300}>>|<!--[^\n]{0,300}?-->|<[a-zA-Z/][^<>\n]{0,200}>"
    r"|\((?:set|put|if|else-if|else|unless|print|link-goto|live|goto|display):[^()\n]{0,300}\)"
)


def from_twee(content: bytes, name: str) -> Imported:
    """Return the scenario that a Twee file tells.

    Args:
        content: The bytes of the file, which nobody has to trust.
        name: What errors call the file.

    Raises:
        ExchangeError: It isn't Twee, is damaged or too large.
    """
    text = text_of(content, name)
    if len(text) > MOST_SIGNS or text.count("[[") > 2 * MOST_LINKS:
        raise ExchangeError(
            place=name,
            problem="Dit verhaal is te groot.",
            remedy="Splits het in kleinere verhalen.",
        )
    draft = Draft(name)
    reader = _Reader(name, draft)
    story = bounded(reader.story(text), name)
    if reader.data is not None:
        return merged(story, reader.data, draft)
    story_draft(story, draft)
    return draft.imported()


class _Reader:
    def __init__(self, name: str, draft: Draft) -> None:
        self.name = name
        self.draft = draft
        self.data: str | None = None
        self.title = ""
        self.start = "Start"

    def story(self, text: str) -> Story:
        found: dict[str, Passage] = {}
        for line, head, body in self._blocks(text):
            name, tags = _head(head)
            if not name:
                raise self._wrong(line, "Achter de twee dubbele punten staat geen naam.")
            if name in found:
                raise self._wrong(line, f"De passage ‘{name[:60]}’ staat er twee keer.")
            if not self._special(name, tags, body):
                links, rest = self._links(name, body)
                found[name] = Passage(name, self._text(name, rest), links, tags, line)
        if not found:
            raise self._wrong(1, "In dit bestand staat geen enkele passage.")
        start = self.start if self.start in found else next(iter(found))
        return Story(self.title, start, found)

    def _blocks(self, text: str) -> Iterator[tuple[int, str, str]]:
        at, head, body = 0, None, []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.startswith("::"):
                body.append(line)
                continue
            if head is not None:
                yield at, head, "\n".join(body)
            at, head, body = number, line[2:], []
        if head is not None:
            yield at, head, "\n".join(body)

    def _special(self, name: str, tags: frozenset[str], body: str) -> bool:
        """Tell whether nobody reads this passage, and keep what it says of the story."""
        if Tag.DATA in tags:
            self.data = body
        elif name == terms.TITLE:
            self.title = for_yaml(_unshielded(body))
        elif name == terms.SETTINGS:
            self._settings(body)
        elif name in terms.SPECIAL or tags & terms.NOT_READ:
            self.draft.notes.add("Gaat niet mee, want niemand leest het: de passage", name)
        else:
            return False
        return True

    def _settings(self, body: str) -> None:
        try:
            settings = json.loads(body)
        except (ValueError, RecursionError):
            settings = None
        if not isinstance(settings, dict):
            self.draft.notes.add(f"De passage {terms.SETTINGS} is niet te lezen")
        elif isinstance(settings.get("start"), str):
            self.start = settings["start"]

    def _links(self, name: str, body: str) -> tuple[tuple[Link, ...], str]:
        links, kept, at = [], [], 0
        while (begin := body.find("[[", at)) >= 0:
            end = body.find("]]", begin, begin + _LONGEST_LINK)
            inside = body[begin + 2 : end] if end >= 0 else "\n"
            if "\n" in inside:
                kept.append(body[at : begin + 2])
                at = begin + 2
                continue
            if "][" in inside:
                self.draft.notes.add("Gaat niet mee: code achter een link in", name)
            links.append(_link(inside.partition("][")[0]))
            kept.append(body[at:begin])
            at = end + 2
        return tuple(link for link in links if link.to), "".join([*kept, body[at:]])

    def _text(self, name: str, body: str) -> str:
        plain, times = _MACROS.subn("", body)
        if times:
            self.draft.notes.add("Gaat niet mee: code of opmaak in de passage", name)
        lines = [line.rstrip() for line in _unshielded(plain).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", for_yaml("\n".join(lines)))

    def _wrong(self, line: int, problem: str) -> ExchangeError:
        return ExchangeError(
            place=f"{self.name}:{line}",
            problem=problem,
            remedy="Verander het in Twine, of in dit bestand.",
        )


def _unshielded(text: str) -> str:
    lines = (line[1:] if line.startswith(" ::") else line for line in text.split("\n"))
    return html.unescape("\n".join(lines))


def _link(inside: str) -> Link:
    """Return a link in any of the ways to write one."""
    for sign, turned in (("->", False), ("<-", True), ("|", False)):
        left, found, right = inside.rpartition(sign) if not turned else inside.partition(sign)
        if found:
            says, to = (right, left) if turned else (left, right)
            return Link(says.strip(), to.strip())
    return Link(inside.strip(), inside.strip())


def _head(head: str) -> tuple[str, frozenset[str]]:
    """Return the name and the tags of a passage; where it stands in the picture goes."""
    name: list[str] = []
    tags: list[str] = []
    into, at = name, 0
    while at < len(head):
        sign = head[at]
        if sign == "\\" and at + 1 < len(head):
            into.append(head[at + 1])
            at += 2
            continue
        if into is name and sign in "[{":
            if sign == "{":
                break
            into = tags
        elif into is tags and sign == "]":
            break
        else:
            into.append(sign)
        at += 1
    return "".join(name).strip(), frozenset("".join(tags).split())

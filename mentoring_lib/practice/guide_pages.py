"""A talk guide on paper: Markdown, and HTML of one A4 page that needs no other file."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from mentoring_lib.practice.talk_guide import Step, TalkGuide

_LETTERS = ((1900, "wide"), (2250, "usual"), (2750, "close"))
"""Up to how many characters a page has each size of letter, so that it stays one A4.

Measured in Chromium with DejaVu Sans, the widest letter that a system is likely to have.
"""

_SMALLEST = "closest"

_SENTENCES = re.compile(r"(?<=[.?!”]) (?=[A-Z“])")
_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LIST_SIGN = re.compile(r"^(\d*)([-+=.)])")


def markdown(guide: TalkGuide) -> str:
    """Return a guide as Markdown in which nothing of its content can act."""
    return "\n\n".join(_blocks(guide)) + "\n"


def html(guide: TalkGuide) -> str:
    """Return a guide as a page that prints on one A4, with everything inside it."""
    style = (files("mentoring_lib.practice") / "guide_page.css").read_text(encoding="utf-8")
    body = "\n".join(_parts(guide))
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_tag('title', _title(guide))}\n<style>\n{style}</style>\n</head>\n"
        f'<body>\n<main class="{_letters(body)}">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _title(guide: TalkGuide) -> str:
    return guide.texts["title"].format(title=guide.structure.title, minutes=guide.minutes)


def _begins(guide: TalkGuide, step: Step) -> str:
    last = step.begins + step.minutes
    words = guide.texts["one" if step.minutes == 1 else "more"]
    return words.format(minutes=step.minutes, first=step.begins, last=last)


def _led(guide: TalkGuide, step: Step) -> str:
    return guide.texts["led_by"].format(who=step.phase.led_by) if step.phase.led_by else ""


def _blocks(guide: TalkGuide) -> Iterator[str]:
    texts, structure = guide.texts, guide.structure
    yield f"# {_plain(_title(guide))}"
    yield _plain(guide.about)
    yield f"**{texts['purpose']}** {_plain(structure.purpose)}"
    yield f"**{texts['participants']}** {_plain(', '.join(structure.participants))}"
    for number, step in enumerate(guide.steps, start=1):
        yield f"## {number}\\. {_plain(step.phase.label)} ({_plain(_begins(guide, step))})"
        yield _plain(f"{step.phase.purpose} {_led(guide, step)}")
        yield "\n".join(f"- {_plain(each)}" for each in guide.examples(step))
        yield f"*{texts['watch']}* {_plain(step.phase.pitfalls[0])}"
    yield f"## {texts['good']}"
    yield _plain(structure.good)
    yield f"## {texts['pitfalls']}"
    yield _list(structure.pitfalls)
    if structure.questions:
        yield f"## {texts['questions']}"
        yield _list(structure.questions)


def _list(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {_plain(each)}" for each in texts)


def _plain(text: str) -> str:
    """Return a text on one line, with a backslash before what Markdown would read."""
    line = _ACTIVE.sub(r"\\\1", " ".join(text.split()))
    return _LIST_SIGN.sub(r"\1\\\2", line)


def _parts(guide: TalkGuide) -> Iterator[str]:
    texts, structure = guide.texts, guide.structure
    yield "<header>"
    yield _tag("h1", _title(guide))
    yield _tag("p", guide.about, "about")
    yield _tag("p", structure.purpose)
    yield _tag("p", f"{texts['participants']} {', '.join(structure.participants)}.", "quiet")
    yield _tag("p", texts["print"], "screen")
    yield "</header>"
    yield "<ol>"
    for step in guide.steps:
        yield from _step(guide, step)
    yield "</ol>"
    yield "<footer>"
    yield f"<section>{_tag('h2', texts['good'])}{_tag('p', structure.good)}</section>"
    yield _section(texts["pitfalls"], tuple(map(first_sentence, structure.pitfalls)))
    if structure.questions:
        yield _section(texts["questions"], structure.questions)
    yield "</footer>"


def _step(guide: TalkGuide, step: Step) -> Iterator[str]:
    phase = step.phase
    about = _tag("h2", phase.label) + _tag("p", _begins(guide, step), "minutes")
    aim = _tag("p", f"{phase.purpose} {_led(guide, step)}".strip())
    lines = "".join(_tag("blockquote", each) for each in guide.examples(step))
    watch = _tag("p", f"{guide.texts['watch']} {first_sentence(phase.pitfalls[0])}", "quiet")
    if guide.many:
        yield f"<li><div>{about}</div><div>{aim}{lines}</div></li>"
    else:
        yield f"<li><div>{about}{aim}</div><div>{lines}{watch}</div></li>"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text: on one page there is no room for the reasons."""
    return _SENTENCES.split(" ".join(text.split()), maxsplit=1)[0]


def _section(title: str, texts: tuple[str, ...]) -> str:
    items = "".join(_tag("li", each) for each in texts)
    return f"<section>{_tag('h2', title)}<ul>{items}</ul></section>"


def _tag(name: str, text: str, style: str = "") -> str:
    attribute = f' class="{style}"' if style else ""
    return f"<{name}{attribute}>{escape(' '.join(text.split()))}</{name}>"


def _letters(body: str) -> str:
    size = len(re.sub(r"<[^>]*>", "", body))
    return next((name for most, name in _LETTERS if size <= most), _SMALLEST)

"""A story as most tools know it: passages with text, and links with words on them."""

from dataclasses import dataclass, field

from mentoring_lib.authoring.exchange.model import ExchangeError

MOST_PASSAGES = 5_000
MOST_LINKS = 15_000


@dataclass(frozen=True, slots=True)
class Link:
    """Words that the reader can choose, and the passage they lead to."""

    says: str
    to: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a story."""

    name: str
    text: str
    links: tuple[Link, ...] = ()
    tags: frozenset[str] = frozenset()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story; ``start`` is the passage to begin with."""

    title: str
    start: str
    passages: dict[str, Passage] = field(default_factory=dict)


def bounded(story: Story, name: str) -> Story:
    """Return the story.

    Raises:
        ExchangeError: It has more passages or links than a conversation needs.
    """
    links = sum(len(each.links) for each in story.passages.values())
    if len(story.passages) > MOST_PASSAGES or links > MOST_LINKS:
        raise ExchangeError(
            place=name,
            problem=f"Dit verhaal is te groot: {len(story.passages)} stukken, {links} keuzes.",
            remedy=f"Splits het; er passen {MOST_PASSAGES} stukken en {MOST_LINKS} keuzes.",
        )
    return story

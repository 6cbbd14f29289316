"""Who is who: one placeholder for a person, however they are called."""

from collections.abc import Iterable, Iterator

from mentoring_lib.catalog.names import NameLists

_GENITIVES = ("’s", "’", "s")
_DIMINUTIVES = ("etje", "tje", "pje", "je", "etjes", "tjes", "pjes", "jes")
_SHORTEST = 2


def bare_forms(small: str) -> Iterator[str]:
    """Yield what a name can be without “’s”, “s” or “-tje”, the word itself last.

    Args:
        small: A word in small letters, with ``’`` as the apostrophe.
    """
    for ending in _GENITIVES:
        if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST:
            yield small.removesuffix(ending)
    for ending in _DIMINUTIVES:
        if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST:
            yield from _without_doubling(small.removesuffix(ending))
    yield small


def _without_doubling(stem: str) -> Iterator[str]:
    # Bram-m-etje, Lisa-a-tje; Ilse loses its last letter in Ilsje.
    yield stem
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    yield f"{stem}e"


def name_words(label: str, lists: NameLists) -> list[str]:
    """Return the words of a speaker's label that name a person, as written.

    Empty for “Mentor” and “Spreker 1”; “Jansen” for “Mentor Jansen”.
    """
    words = label.replace(",", " ").split()
    kept = [word for word in words if not _tells_no_name(word, lists)]
    return kept if any(word.casefold() not in lists.particles for word in kept) else []


def _tells_no_name(word: str, lists: NameLists) -> bool:
    plain = word.strip("().:[]-–").replace("'", "’").casefold()
    core = plain.rstrip("0123456789_")
    known = core in lists.roles or core in lists.titles
    return (known and plain not in lists.particles) or len(core) < _SHORTEST or word.startswith("(")


class People:
    """The persons of a talk; a first name or a surname alone is of the one who has it."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Take every name in the talk, as ``first|last`` with one side perhaps empty."""
        self._full = {key for key in keys if not key.startswith("|") and not key.endswith("|")}

    def person(self, key: str) -> str:
        """Return what all names of one person share."""
        if key in self._full:
            return key
        first, _, last = key.partition("|")
        alone = first or last
        having = {full for full in self._full if alone in full.split("|")}
        return having.pop() if len(having) == 1 else f"{alone}|"

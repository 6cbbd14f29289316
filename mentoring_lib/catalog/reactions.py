"""Reading what a typed reply is compared with, and the other's generic reactions."""

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.free_text import Reactions, WordBook

REACTIONS = "texts/reacties.yaml"
WORD_BOOK = "texts/vrije-tekst.yaml"


def reactions(catalog: Catalog) -> Reactions:
    """Return the generic reactions, a school's own file before the shipped one.

    Raises:
        ContentError: The file can't be read or isn't of the right form.
    """
    return load(catalog.path(REACTIONS), Reactions)


def word_book(catalog: Catalog) -> WordBook:
    """Return the word lists for typed replies, a school's own file before the shipped one.

    Raises:
        ContentError: The file can't be read or isn't of the right form.
    """
    return load(catalog.path(WORD_BOOK), WordBook)

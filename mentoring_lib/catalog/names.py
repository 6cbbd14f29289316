"""The word lists that names, places and schools in a transcript are found with."""

from dataclasses import dataclass

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.values import Prose, Value

NAMES = "texts/namen.yaml"


class NameFile(Value):
    """The file with the word lists, as it is written."""

    first_names: Prose
    word_names: Prose
    surnames: Prose
    particles: Prose
    titles: Prose
    relations: Prose
    roles: Prose
    ordinary: Prose
    openers: Prose
    person_verbs: Prose
    speech_verbs: Prose
    places: Prose
    place_words: Prose
    school_words: Prose
    school_starts: Prose


@dataclass(frozen=True, slots=True)
class NameLists:
    """The word lists, in small letters.

    Attributes:
        first_names: First names, also those of the privacy check.
        word_names: First names that are ordinary words too, such as “roos” and “wil”.
        surnames: Surnames without “van” or “de”.
        particles: What can stand between first name and surname.
        titles: What stands before a name as an address, such as “mevrouw”.
        relations: Who somebody is to another, such as “zus”; a name may follow.
        roles: How a speaker can be called without a name.
        ordinary: Words with a capital that point to nobody.
        openers: Words that open a sentence and so have a capital without being a name.
        person_verbs: What a person does: after the first word of a sentence.
        speech_verbs: Those that fit nobody but a person.
        places: Towns and districts.
        place_words: Towns that are ordinary words or names too.
        school_words: How a school can be called, such as “college”.
        school_starts: What stands before the name of a school, such as “obs”.
    """

    first_names: frozenset[str]
    word_names: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    relations: frozenset[str]
    roles: frozenset[str]
    ordinary: frozenset[str]
    openers: frozenset[str]
    person_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    school_words: frozenset[str]
    school_starts: frozenset[str]


def name_lists(catalog: Catalog) -> NameLists:
    """Return the word lists, a school's own before the shipped ones.

    Raises:
        ContentError: The file can't be read or lacks a list.
    """
    file = load(catalog.path(NAMES), NameFile)
    lists = {name: _words(getattr(file, name)) for name in NameFile.model_fields}
    for name in ("places", "place_words"):
        lists[name] = frozenset(_plain(each).strip() for each in getattr(file, name).split(","))
    privacy = {_plain(word) for word in catalog.words("names")}
    known = {_plain(word) for word in catalog.words("known")}
    lists["first_names"] = (lists["first_names"] | privacy) - lists["word_names"]
    lists["ordinary"] |= known
    return NameLists(**lists)


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split())


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").casefold().split())

"""Asking ``deduce``, made for Dutch medical notes, besides our own rules.

An extra (``mentoring-lib[deduce]``): its first start takes minutes and it needs 100 MB.

Source:
    Menger, Scheepers, Van Wijk & Spruit (2018), DEDUCE: a pattern matching method for
    automatic de-identification of Dutch medical text.
"""

import importlib
from collections.abc import Iterator
from typing import Any

from mentoring_lib.errors import ExtraMissing
from mentoring_lib.practice.transcript.finding import Detector
from mentoring_lib.practice.transcript.found import Kind, Spot

_KINDS = {
    "persoon": Kind.NAME,
    "locatie": Kind.PLACE,
    "instelling": Kind.SCHOOL,
    "datum": Kind.DATE,
    "telefoonnummer": Kind.PHONE,
    "emailadres": Kind.EMAIL,
    "url": Kind.WEB,
    "bsn": Kind.NUMBER,
    "id": Kind.NUMBER,
}


def deduce_detector() -> Detector:
    """Return a detector that asks ``deduce``; what it finds is never sure.

    Raises:
        ExtraMissing: The package isn't installed.
    """
    try:
        package = importlib.import_module("deduce")
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            place="deduce",
            problem="Dit hulpmiddel is niet geïnstalleerd.",
            remedy="Installeer mentoring-lib[deduce], of ga verder zonder.",
        ) from error
    made: Any = package.Deduce()

    def spots(text: str) -> Iterator[Spot]:
        for each in made.deidentify(text).annotations:
            kind = _KINDS.get(each.tag.partition("-")[0])
            if kind is not None:
                key = _key(kind, each.text.casefold())
                yield Spot(kind, each.start_char, each.end_char, sure=False, key=key)

    return spots


def _key(kind: Kind, small: str) -> str:
    if kind is not Kind.NAME:
        return small
    first, *_, last = [*small.split(), ""] if " " not in small else small.split()
    return f"{first}|{last}"

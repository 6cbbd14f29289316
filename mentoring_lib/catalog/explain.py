"""Saying in Dutch what is wrong in a content file, with file and line."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mentoring_lib.catalog.yaml_reader import Document
from mentoring_lib.domain.loose_end import LooseEnds
from mentoring_lib.domain.values import NOT_A_BLOCK
from mentoring_lib.errors import ContentError

_BLOCK = "Zet ‘>’ achter de dubbele punt en de tekst ingesprongen eronder."
_EXPLAIN = "content/LEESMIJ.md legt elke naam uit."

_PROBLEMS = {
    "missing": ("‘{name}’ ontbreekt.", "Voeg ‘{name}:’ toe. " + _EXPLAIN),
    "extra_forbidden": ("‘{name}’ kennen we hier niet.", "Kijk of de naam klopt. " + _EXPLAIN),
    "enum": ("‘{input}’ kan niet bij ‘{name}’.", "Kies een van: {expected}."),
    "string_pattern_mismatch": (
        "‘{input}’ kan geen naam zijn.",
        "Gebruik kleine letters, cijfers en streepjes, zoals 04-coachgesprek.",
    ),
    "string_too_short": ("‘{name}’ is leeg.", _BLOCK),
    "string_type": ("Bij ‘{name}’ hoort tekst te staan.", _BLOCK),
    "too_short": ("Bij ‘{name}’ staat te weinig.", _EXPLAIN),
    "union_tag_invalid": ("De soort ‘{tag}’ kennen we niet.", _EXPLAIN),
    "union_tag_not_found": ("Hier ontbreekt ‘kind’.", _EXPLAIN),
    "less_than_equal": ("{input} is te veel bij ‘{name}’.", "Kies hoogstens {limit}."),
    "greater_than_equal": ("{input} is te weinig bij ‘{name}’.", "Kies minstens {limit}."),
    "multiple_of": ("{input} kan niet bij ‘{name}’.", "Gebruik hele of halve punten."),
    "float_parsing": (
        "‘{input}’ is geen getal.",
        "Schrijf een getal met een punt, zoals 1.5.",
    ),
}
_OTHERWISE = ("‘{input}’ kan niet bij ‘{name}’.", _EXPLAIN)


def explained(
    document: Document, error: ValidationError, at: tuple[str | int, ...] = ()
) -> ContentError:
    """Return the first problem of a validation as one Dutch error."""
    first = error.errors()[0]
    location = (*at, *first["loc"], *_inside(first))
    # A tagged union adds the kind to the location; the file has no such step.
    written = _as_written(document, location)
    problem, remedy = _worded(first, _name(location))
    return ContentError(
        place=f"{document.path.name}:{document.line(written)}",
        problem=problem,
        remedy=remedy,
    )


def _inside(first: ErrorDetails) -> tuple[str | int, ...]:
    """Return where inside the value it is wrong, when the model could tell."""
    cause = first.get("ctx", {}).get("error")
    return cause.location if isinstance(cause, LooseEnds) else ()


def _as_written(document: Document, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    path: tuple[str | int, ...] = ()
    for step in location:
        if (*path, step) in document.lines:
            path = (*path, step)
    return path


def _name(location: tuple[str | int, ...]) -> str:
    """Return the nearest name that the author wrote; a wrong key stands in its owner."""
    named = location[:-2] if location[-1:] == ("[key]",) else location
    return next((str(step) for step in reversed(named) if isinstance(step, str)), "bestand")


def _worded(first: ErrorDetails, name: str) -> tuple[str, str]:
    if first["type"] == "value_error":
        said = str(first["ctx"]["error"])
        if said == NOT_A_BLOCK:
            return f"De tekst bij ‘{name}’ staat op dezelfde regel.", _BLOCK
        return f"{said[0].upper()}{said[1:].rstrip('.')}.", _EXPLAIN
    context = first.get("ctx", {})
    words = {
        "name": name,
        "input": str(first["input"])[:40],
        "expected": str(context.get("expected", "")).replace(" or ", " of "),
        "tag": context.get("tag", ""),
        "limit": context.get("le", context.get("ge", "")),
    }
    kind = first["type"]
    if kind == "too_short" and isinstance(first["input"], str):
        kind = "string_too_short"
    problem, remedy = _PROBLEMS.get(kind, _OTHERWISE)
    return problem.format(**words), remedy.format(**words)

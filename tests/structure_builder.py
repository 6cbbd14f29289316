"""A small kind of conversation for tests; what differs is given by name."""

from typing import Any

from mentoring_lib.domain.structure import Structure

Fields = dict[str, Any]


def phase(name: str, *cues: str, **changes: Any) -> Fields:
    return {
        "id": name,
        "label": name.capitalize(),
        "purpose": f"Waar {name} voor is.",
        "weight": 1,
        "examples": [f"Zo zeg je {name}.", f"Of zo zeg je {name}."],
        "pitfalls": [f"Te snel door {name}."],
        "cues": list(cues) or [f"{name} een", f"{name} twee", f"{name} drie"],
        **changes,
    }


def structure_fields(*phases: Fields, **changes: Any) -> Fields:
    return {
        "slug": "proefgesprek",
        "title": "Proefgesprek",
        "note": "Bedacht voor de proef.",
        "purpose": "Kijken of het werkt.",
        "participants": ["een leerling", "jij"],
        "minutes": {"least": 10, "usual": 20, "most": 30},
        "good": "De ander zegt zelf wat er gebeurt.",
        "pitfalls": ["Te snel.", "Te lang.", "Te veel."],
        "rubric": "gesprek-algemeen",
        "phases": list(phases) or [phase("begin", short=True), phase("slot", short=True)],
        **changes,
    }


def structure(*phases: Fields, **changes: Any) -> Structure:
    return Structure.model_validate(structure_fields(*phases, **changes))

"""Words of UUDSL that both its reader and its writer use.

Source:
    UUDSL scenario language 4.10 and 4.12, http://uudsl.github.io/scenario/namespace,
    and what the scenario editor of Utrecht University writes (2025).
"""

from enum import StrEnum

NAMESPACE = "http://uudsl.github.io/scenario/namespace"
VERSION = "4.10.0"
"""The editor writes 4.12.0; what we use of it is in both."""

CONFIG = "mentoring-lib"

SIGNS = {
    ">=": "greaterThanEqualTo",
    "<=": "lessThanEqualTo",
    ">": "greaterThan",
    "<": "lessThan",
    "=": "equalTo",
    "!=": "notEqualTo",
}

ON_ITS_WAY = "…"
"""What the situation says where only conditions decide how the talk goes on."""


class Part(StrEnum):
    """What a statement is to us; its id is this word, a dot and our own id."""

    SCENE = "scene"
    OTHERS = "others"
    REPLY = "reply"
    OPENING = "opening"
    REACTION = "reaction"
    REACTIONS = "reactions"
    WAY = "way"
    RULE = "rule"
    ENDING = "ending"


class Form(StrEnum):
    """The type of a property."""

    TEXT = "string"
    NUMBER = "integer"
    TRUTH = "boolean"
    LIST = "list"


SCENARIO = {
    "slug": Form.TEXT,
    "structure": Form.TEXT,
    "routes": Form.LIST,
    "minutes": Form.NUMBER,
    "background": Form.TEXT,
    "debrief": Form.LIST,
    "rest": Form.TEXT,
}
SCENE = {
    "phase": Form.TEXT,
    "emotion": Form.TEXT,
    "thought": Form.TEXT,
    "hint": Form.TEXT,
    "seconds": Form.NUMBER,
    "late": Form.TEXT,
    "interleave": Form.TRUTH,
}
UTTERANCE = {"emotion": Form.TEXT}
REPLY = {
    "move": Form.TEXT,
    "quality": Form.NUMBER,
    "feedback": Form.TEXT,
    "fatal": Form.TRUTH,
    "thought": Form.TEXT,
    "shows": Form.LIST,
    "also_said": Form.LIST,
}
CARRIED = {"when": Form.TEXT, "branches": Form.TEXT}
"""Conditions that UUDSL has no words for, in ours."""

OPENING = {**REPLY, "atomic": Form.TRUTH}
ENDING = {"outcome": Form.TEXT}
CHARACTER = {"description": Form.TEXT}

LABELS = {
    "slug": "naam van het bestand",
    "structure": "soort gesprek",
    "routes": "routes",
    "minutes": "minuten",
    "background": "wat er echt speelt",
    "debrief": "vragen voor de nabespreking",
    "rest": "wat alleen de mentorcursus gebruikt",
    "phase": "fase",
    "emotion": "gevoel",
    "thought": "gedachte",
    "hint": "hint",
    "seconds": "seconden bedenktijd",
    "late": "antwoord als de tijd om is",
    "interleave": "onderbreken mag",
    "move": "gespreksbeweging",
    "quality": "kwaliteit van 0 tot en met 3",
    "feedback": "feedback",
    "fatal": "mag nooit",
    "shows": "leerdoelen",
    "also_said": "andere bewoordingen",
    "when": "voorwaarde in de taal van de mentorcursus",
    "branches": "wegen in de taal van de mentorcursus",
    "atomic": "niet onderbreken",
    "outcome": "soort einde",
    "description": "wie het is",
}

FORMS: dict[str, Form] = {
    **SCENARIO, **SCENE, **REPLY, **CARRIED, **OPENING, **ENDING, **CHARACTER,
}  # fmt: skip

"""What is shown of a talk that isn't kept yet: its speakers, and what was found in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from mentoring_lib.practice.transcript.found import Kind
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.practice.transcript.review import Review, cautions
from mentoring_lib.practice.transcript.speakers import MENTOR, speakers
from mentoring_lib.ui.transcript_intake import Intake

ROOM = 45
"""Letters that are shown on each side of a find."""

Texts = Mapping[str, str]


def speaker_name(role: str, texts: Texts) -> str:
    """Return how a role is called on the screen."""
    if role == MENTOR:
        return texts["you"]
    number = role.rpartition(" ")[2]
    return texts["other_number"].format(number=number) if number.isdecimal() else texts["other"]


def speakers_view(intake: Intake) -> dict[str, Any]:
    """Return who speaks how much, with the role that is offered."""
    return {
        "people": [
            {
                "name": each.name,
                "turns": each.turns,
                "words": each.words,
                "questions": each.questions,
                "role": intake.offered()[each.name],
            }
            for each in speakers(intake.given)
        ],
        "reason": intake.guess.reason,
        "remarks": list(intake.given.remarks),
    }


def names_view(intake: Intake, review: Review, texts: Texts) -> dict[str, Any]:
    """Return what was found, by kind and placeholder, with the talk as it would be kept."""
    by_kind: dict[Kind, list[int]] = {}
    for number, each in enumerate(review.found):
        # The name of a speaker becomes a role in any case.
        if each.in_speaker:
            continue
        by_kind.setdefault(each.kind, []).append(number)
    return {
        "kinds": [
            {
                "kind": kind,
                "label": texts[f"kind_{_key(kind)}"],
                "groups": _groups(review, by_kind[kind]),
            }
            for kind in Kind
            if kind in by_kind
        ],
        "add_kinds": [[kind, texts[f"one_{_key(kind)}"]] for kind in Kind],
        "rejected": sorted(review.rejected),
        "cautions": list(cautions(review.transcript)),
        "preview": preview(intake.lines(), texts),
    }


def preview(lines: Iterable[Line], texts: Texts) -> list[list[str]]:
    """Return who says what in each turn, as it would be kept."""
    return [[speaker_name(line.speaker, texts), line.text] for line in lines]


def _key(kind: Kind) -> str:
    return kind.name.casefold()


def _groups(review: Review, numbers: Iterable[int]) -> list[dict[str, Any]]:
    groups: dict[str, list[int]] = {}
    for number in numbers:
        groups.setdefault(review.found[number].placeholder, []).append(number)
    return [
        {
            "placeholder": placeholder,
            "words": list(dict.fromkeys(review.found[each].text for each in inside)),
            "sure": all(review.found[each].sure for each in inside),
            "places": [_place(review, each) for each in inside],
        }
        for placeholder, inside in groups.items()
    ]


def _place(review: Review, number: int) -> dict[str, Any]:
    found = review.found[number]
    text = review.transcript.lines[found.line].text
    start, end = found.span
    return {
        "number": number,
        "turn": found.line + 1,
        "before": ("…" if start > ROOM else "") + text[max(start - ROOM, 0) : start],
        "hit": text[start:end],
        "after": text[end : end + ROOM] + ("…" if len(text) > end + ROOM else ""),
    }

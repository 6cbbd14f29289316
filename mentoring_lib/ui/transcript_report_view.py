"""What is shown of a kept talk: turns with labels, figures, phases and roles."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mentoring_lib.catalog.merid import MeridBook
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.coverage import Coverage, PhaseTrace
from mentoring_lib.practice.dutch import MONTHS
from mentoring_lib.practice.talk_report.merid import (
    NO_ROLE,
    CodedRole,
    RolesInPart,
    by_part,
    roles_in,
)
from mentoring_lib.practice.talk_report.phases import found_parts
from mentoring_lib.practice.talk_report.progress import Report
from mentoring_lib.practice.talk_report.talk import CHOICES, MentorTurn
from mentoring_lib.practice.talk_report.told import Row, counted_rows, estimated_rows, percent
from mentoring_lib.records.own_talks import OwnTalk
from mentoring_lib.ui.transcript_intake_view import speaker_name
from mentoring_lib.ui.transcript_open import OpenTalk

Texts = Mapping[str, str]


def label_names(texts: Texts) -> dict[MoveLabel, str]:
    """Return how each label that a person may choose is called on the screen."""
    return {label: texts[f"label_{label}"] for label in CHOICES}


def day(moment: str) -> str:
    """Return a moment as a day in Dutch."""
    given = datetime.fromisoformat(moment)
    return f"{given.day} {MONTHS.split('|')[given.month - 1]} {given.year}"


def talk_name(talk: OwnTalk, number: int, texts: Texts) -> str:
    """Return how a kept talk is called: its place in time, never the name of its file."""
    return texts["talk_name"].format(number=number, day=day(talk.kept_at))


def turns_view(opened: OpenTalk, texts: Texts) -> list[dict[str, Any]]:
    """Return all turns, those of the mentor with their label."""
    coded = {turn.number: turn for turn in opened.talk.mentor}
    roles = {each.number: each for each in opened.roles()}
    names = label_names(texts)
    return [
        {
            "number": number,
            "speaker": speaker_name(line.speaker, texts),
            "text": line.text,
            "coded": _coded(coded[number], names) if number in coded else None,
            "role": _role(roles.get(number)),
        }
        for number, line in enumerate(opened.kept.lines, 1)
    ]


def figures_view(report: Report, texts: Texts) -> dict[str, Any]:
    """Return the figures, what is certain apart from what is estimated."""
    unsettled = report.estimated.unsettled
    unit = texts["one_turn" if len(unsettled) == 1 else "more_turns"]
    value = unit.format(number=len(unsettled))
    doubt = Row("unsettled", texts["unsettled"], value, "", unsettled)
    return {
        "counted": _rows(counted_rows(report.counted, texts)),
        "estimated": _rows(estimated_rows(report.estimated, texts)),
        "unsettled": _rows([doubt] if unsettled else []),
        "few_turns": texts["few_turns"] if report.estimated.few_turns else "",
    }


def phases_view(opened: OpenTalk, texts: Texts, words: Texts) -> dict[str, Any] | None:
    """Return what the talk shows of each phase; None when no kind of talk was chosen.

    Args:
        opened: The talk.
        texts: The texts of this panel.
        words: The texts of the part ``coverage``, for the order and the caution.
    """
    found = opened.phases()
    if found is None:
        return None
    rows = [_phase(each, texts) for each in found.phases]
    return {"rows": _rows(rows), "order": _order(found, words), "caution": words["caution"]}


def merid_view(opened: OpenTalk, book: MeridBook, texts: Texts) -> dict[str, Any] | None:
    """Return the share of the four roles and their spread; None when it is no lesson talk."""
    coded = opened.roles()
    if not coded:
        return None
    with_role = [each for each in coded if each.role != NO_ROLE]
    names = [texts[name] for name in ("part_begin", "part_middle", "part_end", "part_before")]
    starts = found_parts(opened.phases(), len(opened.kept.lines), names)
    whole = roles_in("", with_role, book)
    return {
        "source": book.source,
        "reading": book.reading,
        "roles": [role.model_dump(mode="json") for role in book.roles],
        "rows": _rows(_role_row(whole, role, with_role, book) for role in whole.counts),
        "confirmed": texts["roles_confirmed"].format(
            confirmed=sum(each.confirmed for each in coded), all=len(coded)
        ),
        "parts": _rows(_part_row(each, book, texts) for each in by_part(coded, book, starts)),
    }


def _part_row(part: RolesInPart, book: MeridBook, texts: Texts) -> Row:
    found = [f"{role.label} {part.counts[role.id]}" for role in book.roles if part.counts[role.id]]
    value = texts["one_role" if part.different == 1 else "more_roles"]
    return Row("part", part.label, value.format(number=part.different), " · ".join(found))


def _coded(turn: MentorTurn, names: Mapping[MoveLabel, str]) -> dict[str, Any]:
    machine = turn.machine
    offered = [label for label in (machine.label, machine.second) if label in names]
    return {
        "label": turn.label,
        "name": names.get(turn.label, ""),
        "own": turn.own is not None,
        "doubt": turn.unsettled,
        "confidence": machine.confidence,
        "reason": machine.reason,
        "offered": [[label, names[label]] for label in offered],
    }


def _role(coded: CodedRole | None) -> dict[str, Any] | None:
    return asdict(coded) if coded else None


def _rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


def _phase(each: PhaseTrace, texts: Texts) -> Row:
    lines = tuple(proof.line for proof in each.evidence)
    return Row(each.phase.id, each.phase.label, texts[f"phase_{each.trace}"], "", lines)


def _order(found: Coverage, words: Texts) -> list[str]:
    told = [
        words["early" if each.moved.early else "late"].format(
            phase=each.phase.label, other=each.moved.other
        )
        for each in found.phases
        if each.moved is not None
    ]
    enough = sum(each.first is not None for each in found.phases) > 1
    return told or ([words["in_order"]] if enough else [])


def _role_row(whole: RolesInPart, name: str, coded: Iterable[CodedRole], book: MeridBook) -> Row:
    role = next(each for each in book.roles if each.id == name)
    total = sum(whole.counts.values())
    count = whole.counts[name]
    value = f"{percent(count / total)} ({count})" if total else "0"
    lines = tuple(each.number for each in coded if each.role == name)
    return Row(name, role.label, value, f"{role.meaning}. {role.fits}", lines)

"""Small values for tests: each builder gives something valid, and takes what differs."""

import io
import json
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from mentoring_lib.catalog.content import SHIPPED, Catalog, load
from mentoring_lib.domain.answer_key import AnswerKey, ItemKey
from mentoring_lib.domain.exercise import Exercise, Item, ItemKind
from mentoring_lib.domain.rubric import Criterion
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.maker import Maker
from mentoring_lib.practice import privacy
from mentoring_lib.practice.debrief import Words
from mentoring_lib.records.answer_sheet import AnswerSheet
from mentoring_lib.records.workspace import Workspace, make_workspace

ROOT = Path(__file__).parents[1]
NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
SLUG = "04-klapt-dicht"

Fields = dict[str, Any]


def reply(name: str, leads_to: str = BY_RULE, **changes: Any) -> Fields:
    return {
        "id": name,
        "says": f"Ik zeg {name}.",
        "leads_to": leads_to,
        "move": "probe",
        "quality": 2,
        "feedback": f"Je zei {name}, en dat is gezien.",
        **changes,
    }


def scene(name: str, *replies: Fields, **changes: Any) -> Fields:
    return {
        "id": name,
        "phase": "realiteit",
        "speaker": "sanne",
        "emotion": "op haar hoede",
        "says": f"Ik ben bij {name}.",
        "replies": list(replies) or [reply(f"{name}a"), reply(f"{name}b", quality=0)],
        **changes,
    }


def ending(name: str, outcome: str, when: str | None = None) -> Fields:
    return {"id": name, "outcome": outcome, "text": f"Zo liep het af: {name}.", "when": when}


def character(name: str = "Sanne", **state: int) -> Fields:
    return {
        "name": name,
        "description": "Leerling, 14 jaar.",
        "state": state or {"trust": 50, "ownership": 50, "tension": 50},
    }


def scenario_fields(**changes: Any) -> Fields:
    return {
        "slug": "klapt-dicht",
        "title": "Klapt dicht",
        "structure": "coachgesprek",
        "routes": ["dg1"],
        "minutes": 10,
        "situation": "Jullie zitten in een leeg lokaal.",
        "background": "Sanne is bang dat school naar huis belt.",
        "characters": {"sanne": character()},
        "start": "s1",
        "scenes": [
            scene(
                "s1",
                reply("s1a", "s2", quality=3, effect={"trust": 20, "tension": -5}),
                reply("s1b", "s2", quality=0, effect={"trust": -20}),
                reply("s1c", "einde-dicht", quality=0),
            ),
            scene("s2", reply("s2a", quality=3, effect={"ownership": 20}), reply("s2b", "s1")),
        ],
        "endings": [
            ending("einde-sterk", "strong", "trust >= 65 and ownership >= 65"),
            ending("einde-redelijk", "fair", "trust >= 45"),
            ending("einde-dicht", "closed", "altijd"),
        ],
        "debrief": ["Waar zat de hint?"],
        **changes,
    }


def scenario(**changes: Any) -> Scenario:
    return Scenario.model_validate(scenario_fields(**changes))


def labelled(*names: str) -> list[Fields]:
    return [{"id": name, "text": f"Tekst van {name}"} for name in names]


_PARTS: dict[str, Fields] = {
    "choice": {"options": labelled("a", "b", "c")},
    "choices": {"options": labelled("a", "b", "c", "d")},
    "order": {"cards": labelled("a", "b", "c", "d", "e")},
    "sort": {"groups": labelled("links", "rechts"), "cards": labelled("a", "b", "c", "d")},
    "text": {},
    "form": {"fields": [{"id": "wie", "label": "Wie?"}, {"id": "wat", "label": "Wat?"}]},
    "talk": {"scenario": "gesprek"},
    "reflection": {"min_words": 5, "rubric": "verslag"},
}


def item_fields(kind: str, **changes: Any) -> Fields:
    return {
        "id": f"de-{kind}",
        "kind": kind,
        "points": 4,
        "title": f"Onderdeel {kind}",
        "prompt": "Wat doe je?",
        **_PARTS[kind],
        **changes,
    }


def exercise_fields(*items: Fields, **changes: Any) -> Fields:
    return {
        "slug": SLUG,
        "title": "Oefenen",
        "minutes": 30,
        "intro": "Tien onderdelen.",
        "items": list(items) or [item_fields(kind) for kind in ItemKind],
        **changes,
    }


def exercise(*items: Fields, **changes: Any) -> Exercise:
    return Exercise.model_validate(exercise_fields(*items, **changes))


def item(kind: str, **changes: Any) -> Item:
    return exercise(item_fields(kind, **changes)).items[0]


def check_fields(rule: str, **changes: Any) -> Fields:
    said = {"strong": f"Sterk: {rule}.", "next": f"Volgende: {rule}."}
    return {"rule": rule, "points": 2, **said, **changes}


_KEYS: dict[str, Fields] = {
    "choice": {
        "points": {"a": 4, "b": 1.5, "c": 0},
        "strong": "Sterk: keuze.",
        "next": {"b": "Kijk nog eens naar b.", "c": "Kijk nog eens naar c."},
    },
    "choices": {
        "right": ["a", "b"],
        "strong": "Sterk: beide.",
        "missed": {"a": "Je miste a.", "b": "Je miste b."},
        "wrong": {"c": "c hoort er niet bij.", "d": "d hoort er niet bij."},
    },
    "order": {
        "right": ["a", "b", "c", "d", "e"],
        "strong": "Sterk: op rij.",
        "next": "Begin bij a.",
    },
    "sort": {
        "right": {"a": "links", "b": "links", "c": "rechts", "d": "rechts"},
        "also": {"d": ["links"]},
        "strong": "Sterk: elk op zijn plek.",
        "next": {"links": "Kijk links.", "rechts": "Kijk rechts."},
    },
    "text": {
        "checks": [check_fields("one_question"), check_fields("starts_with", words=["hoe", "wat"])]
    },
    "form": {
        "checks": [
            check_fields("mentions", field="wie", words=["sanne"]),
            check_fields("min_words", field="wat", number=3),
        ]
    },
    "talk": {"strong": "Sterk: gesprek.", "next": "Speel het nog eens."},
    "reflection": {"look_for": ["Staat er een doel in?"]},
}


def key(kind: str, **changes: Any) -> ItemKey:
    fields = {"kind": kind, **_KEYS[kind], **changes}
    return AnswerKey.model_validate({"slug": SLUG, "items": {"het": fields}}).items["het"]


def level(points: int) -> Fields:
    return {"points": points, "name": f"Niveau {points}", "text": "Wat je ziet."}


def criterion(*points: int) -> Criterion:
    levels = [level(each) for each in points]
    return Criterion.model_validate({"id": "doel", "name": "Doel", "levels": levels})


def sheet(**values: Any) -> AnswerSheet:
    made = AnswerSheet(SLUG)
    for name, value in values.items():
        made = made.with_answer(name, name.removeprefix("de_"), value, now=NOON)
    return made


def workspace(folder: Path, slug: str = SLUG) -> Workspace:
    made = make_workspace(folder)
    place = made.exercises / slug
    place.mkdir()
    (place / f"{slug}.ipynb").write_text('{"cells": []}', encoding="utf-8")
    (place / "antwoorden.json").write_text(AnswerSheet(slug).text(), encoding="utf-8")
    return made


def packed(files: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def manifest(**changes: Any) -> str:
    return json.dumps(
        {
            "schema": 1,
            "assignment": SLUG,
            "learner": "sanne-de-wit",
            "name": "Sanne de Wit",
            "handed_in_at": NOON.isoformat(),
            "folder_id": "map-van-sanne",
            **changes,
        }
    )


def content_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def shipped_scenarios() -> dict[str, Scenario]:
    """Return every practice and graded conversation of the repository, by file name."""
    graded = [
        path
        for path in sorted(ROOT.glob("exercises/source/*/maker/*.yaml"))
        if path.name not in {"sleutel.yaml", "fouten.yaml"}
    ]
    practised = sorted(SHIPPED.glob("scenarios/*.yaml"))
    return {f"{path.parts[-3]}/{path.name}": _scenario(path) for path in [*practised, *graded]}


@cache
def _scenario(path: Path) -> Scenario:
    return load(path, Scenario)


def exercise_slugs() -> tuple[str, ...]:
    return CourseFolder(ROOT / "exercises").exercises()


@cache
def maker(slug: str = "04-coachgesprek") -> Maker:
    return CourseFolder(ROOT / "exercises").maker(slug)


@cache
def debrief_words(structure: str = "coachgesprek") -> Words:
    catalog = Catalog()
    return Words(catalog.texts("talk"), catalog.moves(), catalog.structure(structure))


@cache
def privacy_words() -> privacy.Words:
    catalog = Catalog()
    return privacy.Words(*(catalog.words(name) for name in ("known", "names", "diagnoses")))

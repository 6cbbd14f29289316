"""What stands around the talk in a UUDSL file: title, people, goals and our own data."""

import json
import re

from pydantic import BaseModel, ValidationError

from mentoring_lib.authoring.exchange.drafts import TO_FILL, Draft
from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import Unused, for_yaml, slug
from mentoring_lib.authoring.exchange.uudsl_graph import foreign_properties, properties
from mentoring_lib.authoring.exchange.uudsl_meaning import Meaning
from mentoring_lib.authoring.exchange.uudsl_terms import SCENARIO
from mentoring_lib.authoring.exchange.uudsl_values import Parameters
from mentoring_lib.authoring.exchange.xml_tree import Element
from mentoring_lib.domain.parameter import GROUP
from mentoring_lib.domain.scenario import Goal, Mood

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OTHER = "ander"
"""Who speaks where the source names nobody."""


class Rest:
    """Our own data that an earlier export sent along; what is damaged, is told and left out."""

    def __init__(self, root: Element, draft: Draft) -> None:
        """Read it."""
        self._draft = draft
        found = self._read(properties(root.at("metadata")).get("rest", "{}"))
        self._fields: Fields = found if isinstance(found, dict) else {}

    def one(self, name: str, model: type[BaseModel]) -> Fields | None:
        """Return one thing of this kind."""
        found = self._fields.get(name)
        return None if found is None else self._kept(found, model)

    def rows(self, name: str, model: type[BaseModel]) -> list[Fields]:
        """Return the things of this kind, in order."""
        return self._rows(self._fields.get(name), model)

    def written(self, text: str, model: type[BaseModel]) -> list[Fields]:
        """Return the things of this kind that a property of a statement holds."""
        return self._rows(self._read(text), model)

    def named(self, name: str, who: str, model: type[BaseModel]) -> list[Fields]:
        """Return the things of this kind that stand under two names."""
        found = self._fields.get(name)
        inside = found.get(who) if isinstance(found, dict) else None
        return self._rows(inside if isinstance(inside, list) else [inside], model)

    def level(self, subject: str) -> int | None:
        """Return the level of a subject."""
        found = self._fields.get("levels")
        level = found.get(subject) if isinstance(found, dict) else None
        return level if isinstance(level, int) else None

    def order(self, subject: str) -> int:
        """Return how many subjects stood before this one."""
        found = self._fields.get("levels")
        names = list(found) if isinstance(found, dict) else []
        return names.index(subject) if subject in names else len(names)

    def start(self) -> str:
        """Return where the talk begins, when it isn't at the first dialogue."""
        return str(self._fields.get("start"))

    def _read(self, text: str) -> object:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            self._draft.notes.add("Gaat niet mee: beschadigde gegevens van de mentorcursus")
            return None

    def _rows(self, found: object, model: type[BaseModel]) -> list[Fields]:
        rows = found if isinstance(found, list) else []
        kept = [self._kept(row, model) for row in rows if row is not None]
        return [row for row in kept if row is not None]

    def _kept(self, found: object, model: type[BaseModel]) -> Fields | None:
        try:
            return model.model_validate(found).model_dump(mode="json", exclude_unset=True)
        except (ValidationError, RecursionError):
            self._draft.notes.add("Gaat niet mee: beschadigde gegevens van de mentorcursus")
            return None


def read_frame(root: Element, draft: Draft, parameters: Parameters, rest: Rest) -> None:
    """Put the title, the people and the parameters in the draft."""
    metadata = root.at("metadata")
    own = {name: value for name, value in properties(metadata).items() if name in SCENARIO}
    own.pop("rest", None)
    title = for_yaml(metadata.at("name").text) or TO_FILL
    if not _NAME.fullmatch(str(own.get("slug", ""))):
        own["slug"] = slug(title, "gesprek")
    if not _NAME.fullmatch(str(own.get("structure", ""))):
        own.pop("structure", None)
    own["routes"] = [each for each in own.get("routes", []) if _NAME.fullmatch(each)]
    draft.fields |= {**own, "title": title, "situation": for_yaml(metadata.at("description").text)}
    draft.fields["parameters"] = parameters.fields()
    draft.fields["group"] = parameters.state.get(GROUP, {})
    draft.fields["characters"] = _characters(root, draft, parameters, rest)
    _tell_what_stays(root, draft)


def _characters(root: Element, draft: Draft, parameters: Parameters, rest: Rest) -> Fields:
    found: Fields = {}
    metadata = root.at("metadata")
    for each in root.at("definitions", "characters").all("character"):
        key = each.get("id")
        who = parameters.characters[key]
        description = properties(metadata, key).get("description")
        if description is None:
            draft.todo.add("schrijf wie het is, achter description", who)
        found[who] = {
            "name": for_yaml(each.get("name")) or who,
            "description": description or TO_FILL,
            "state": parameters.state.get(who, {}),
            "moods": rest.named("moods", who, Mood),
        }
    if not found:
        draft.todo.add("schrijf met wie het gesprek is, bij characters", OTHER)
        found[OTHER] = {"name": "De ander", "description": TO_FILL}
    return found


def read_goals(root: Element, draft: Draft, meaning: Meaning, rest: Rest) -> None:
    """Put the learning goals in the draft, with what measures them."""
    goals = {goal["id"]: dict(goal) for goal in rest.rows("goals", Goal)}
    unused = Unused(*goals)
    for each in root.at("typedExpressions").all("typedExpression"):
        key = each.get("id")
        name = key.removeprefix("goal.")
        measure = meaning.measure(each.at("expression"), key)
        if name in goals:
            goals[name] |= {"text": for_yaml(each.get("name")) or TO_FILL, "measure": measure}
        elif measure is not None:
            made = unused.name(slug(for_yaml(each.get("name")), "leerdoel"))
            text = for_yaml(each.get("name")) or TO_FILL
            goals[made] = {"id": made, "text": text, "measure": measure}
    draft.fields["goals"] = list(goals.values())


def _tell_what_stays(root: Element, draft: Draft) -> None:
    for name, times in foreign_properties(root).items():
        draft.notes.add(f"Gaat niet mee: de eigenschap ‘{name[:60]}’, {times} keer")
    if root.at("metadata").all("authors"):
        draft.notes.add("Gaat niet mee: wie het geschreven heeft")
    if root.at("metadata", "difficulty").text not in {"", "medium"}:
        draft.notes.add("Gaat niet mee: de moeilijkheid")
    comments = [each for each in root.walk() if each.tag == "comment" and each.text.strip()]
    if comments:
        draft.notes.add(f"Gaat niet mee: {len(comments)} opmerkingen van de schrijver")

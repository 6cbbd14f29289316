"""Making a scenario of what another tool had, with honest placeholders for the rest."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from mentoring_lib.authoring.exchange.model import ExchangeError, Fields, Imported, Tally
from mentoring_lib.authoring.exchange.names import Unused
from mentoring_lib.catalog.explain import explained
from mentoring_lib.catalog.yaml_reader import Document
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE, SILENT

TO_FILL = "Nog invullen."
FEEDBACK = "Nog invullen: wat je deed, wat het effect is en wat sterker kan."
UNNAMED = "nog-invullen"
MINUTES = 15

MOST_SCENES = 2_000
MOST_REPLIES = 6_000
MOST_SIGNS = 1_000_000
"""Of all text together; a file of content may have twice as many bytes."""

_REPLY = {"move": "structure", "quality": 1, "feedback": FEEDBACK}
_SCENE = {"phase": UNNAMED, "emotion": TO_FILL}
_SCENARIO = {
    "structure": UNNAMED,
    "routes": [],
    "minutes": MINUTES,
    "situation": TO_FILL,
    "background": TO_FILL,
    "debrief": [TO_FILL],
}
_WHAT = {
    "move": "kies bij elk antwoord de gespreksbeweging achter move; nu staat er structure",
    "quality": "geef elk antwoord een kwaliteit van 0 tot en met 3; nu staat er 1",
    "feedback": "schrijf bij elk antwoord feedback",
    "phase": "kies bij elke scène een fase",
    "emotion": "schrijf bij elke scène hoe de ander zich voelt",
    "structure": "kies het soort gesprek achter structure",
    "routes": "kies voor welke routes het gesprek is, achter routes",
    "minutes": f"schat de duur; nu staat er {MINUTES} minuten",
    "situation": "schrijf bij situation wat de mentor vooraf weet",
    "background": "schrijf bij background wat er echt speelt",
    "debrief": "schrijf bij debrief vragen voor de nabespreking",
}


def validated(fields: object, place: str) -> Scenario:
    """Return the scenario that the fields describe.

    Raises:
        ExchangeError: They don't; the problem is told in Dutch.
    """
    problem = "De gegevens zijn te diep genest."
    try:
        return Scenario.model_validate(fields)
    except ValidationError as error:
        problem = explained(Document(Path(place), fields), error).problem[:400]
        place = f"{place}, {'.'.join(str(step) for step in error.errors()[0]['loc']) or 'gesprek'}"
    except RecursionError:
        # Only data that somebody tampered with is as deep as that.
        pass
    raise ExchangeError(
        place=place,
        problem=f"Hier kan geen scenario van gemaakt worden. {problem}",
        remedy="Verander dit in het andere programma en bewaar het opnieuw.",
    )


class Draft:
    """A scenario that is being put together, with what to tell the author."""

    def __init__(self, name: str) -> None:
        """Take the name of the file it comes from."""
        self.name = name
        self.fields: Fields = {}
        self.todo = Tally()
        self.notes = Tally()

    def imported(self) -> Imported:
        """Return the scenario, with placeholders for what it lacks.

        Raises:
            ExchangeError: There is no talk in it, or it is too large.
        """
        if not self.fields.get("scenes"):
            raise ExchangeError(
                place=self.name,
                problem="In dit bestand staat geen gesprek: nergens kan de mentor iets kiezen.",
                remedy="Kijk of je het goede bestand hebt, met keuzes erin.",
            )
        self._bounded()
        self._fill(self.fields, _SCENARIO, "")
        for scene in self.fields["scenes"]:
            self._fill(scene, _SCENE, scene["id"])
        self._two_replies()
        for reply in self._replies():
            self._fill(reply, _REPLY, reply["id"])
        self._endings()
        return Imported(validated(self.fields, self.name), self.todo.lines(), self.notes.lines())

    def _bounded(self) -> None:
        scenes = self.fields["scenes"]
        replies = sum(len(scene["replies"]) for scene in scenes)
        if len(scenes) > MOST_SCENES or replies > MOST_REPLIES or self._signs() > MOST_SIGNS:
            raise ExchangeError(
                place=self.name,
                problem=f"Dit gesprek is te groot: {len(scenes)} scènes met {replies} antwoorden.",
                remedy=f"Splits het; er passen {MOST_SCENES} scènes en {MOST_REPLIES} antwoorden.",
            )

    def _signs(self) -> int:
        return len(json.dumps(self.fields, ensure_ascii=False, default=str))

    def _fill(self, fields: Fields, standing: Fields, place: str) -> None:
        for name, value in standing.items():
            if fields.get(name) in (None, "", []):
                fields[name] = value
                self.todo.add(_WHAT[name], *([place] if place else []))

    def _replies(self) -> Iterator[Fields]:
        for scene in self.fields["scenes"]:
            yield from scene["replies"]
        for subject in self.fields.get("subjects", []):
            yield subject["opening"]
            if subject.get("returning"):
                yield subject["returning"]
        if self.fields.get("rounding_off"):
            yield self.fields["rounding_off"]

    def _two_replies(self) -> None:
        unused = Unused(*(reply["id"] for reply in self._replies()))
        for scene in self.fields["scenes"]:
            while len(scene["replies"]) < 2:  # noqa: PLR2004 - a choice is between two
                onward = scene["replies"][0]["leads_to"] if scene["replies"] else BY_RULE
                name = unused.name(f"{scene['id'][:70].rstrip('-')}-keuze")
                says = SILENT if scene["replies"] else TO_FILL
                scene["replies"].append({"id": name, "says": says, "leads_to": onward})
                self.todo.add("schrijf een tweede antwoord", scene["id"])

    def _endings(self) -> None:
        endings = self.fields.setdefault("endings", [])
        places = {scene["id"] for scene in self.fields["scenes"]}
        unused = Unused(*places, *(ending["id"] for ending in endings))
        for ending in endings:
            if ending.get("outcome") is None:
                ending["outcome"] = "fair"
                self.todo.add(
                    "kies bij outcome hoe goed het afloopt; nu staat er fair", ending["id"]
                )
        while len(endings) < 2 or not self._last_always():  # noqa: PLR2004 - as the model asks
            made = {"id": unused.name("einde-nog-invullen"), "outcome": "weak", "text": TO_FILL}
            if not self._last_always():
                made["when"] = "altijd"
            endings.append(made)
            self.todo.add("schrijf een einde", made["id"])

    def _last_always(self) -> bool:
        rules = [ending["when"] for ending in self.fields["endings"] if ending.get("when")]
        exits = {
            way["leads_to"]
            for reply in self._replies()
            for way in (reply, *reply.get("branches", []))
        }
        asked = BY_RULE in exits or bool(self.fields.get("subjects"))
        return bool(rules and rules[-1] == "altijd") or not (asked or rules)

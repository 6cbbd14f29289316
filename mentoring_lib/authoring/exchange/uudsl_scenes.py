"""Making scenes, replies and endings of the statements of a UUDSL file."""

from collections.abc import Iterator

from mentoring_lib.authoring.exchange.drafts import TO_FILL, Draft
from mentoring_lib.authoring.exchange.first_match import in_turn
from mentoring_lib.authoring.exchange.logic import ALWAYS
from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import Unused
from mentoring_lib.authoring.exchange.uudsl_frame import Rest
from mentoring_lib.authoring.exchange.uudsl_graph import Graph, Spoken, slug_of
from mentoring_lib.authoring.exchange.uudsl_meaning import Meaning
from mentoring_lib.authoring.exchange.uudsl_terms import REPLY, SCENE, Part
from mentoring_lib.authoring.exchange.uudsl_values import Parameters
from mentoring_lib.authoring.exchange.uudsl_ways import LONGEST_CHAIN, Ways, is_scene, over
from mentoring_lib.domain.condition import ALWAYS as HOLDS
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Ending, Outcome
from mentoring_lib.domain.script import BY_RULE, RESERVED, SILENT, Branch

_MOST_QUALITY = 3


class Scenes:
    """The scenes, replies and endings that a file gives."""

    def __init__(
        self, graph: Graph, meaning: Meaning, parameters: Parameters, draft: Draft, rest: Rest
    ) -> None:
        """Take what was read already."""
        self.graph = graph
        self.draft = draft
        self._rest = rest
        self._meaning = meaning
        self._parameters = parameters
        self.ways = Ways(graph, meaning, self.place, draft.notes)
        self.replies = Unused()
        self.endings: dict[str, Fields] = {
            row["id"]: dict(row) for row in rest.rows("endings", Ending)
        }
        self._places = Unused(*RESERVED, *self.endings)
        self._names: dict[str, str] = {}
        self.made: dict[str, Fields] = {}
        self.subject_of: dict[str, str | None] = {}
        self.done = BY_RULE
        self._first = next(iter(draft.fields["characters"]))
        for part in (Part.SCENE, Part.RULE, Part.ENDING):
            for each in graph.by_id.values():
                if each.part is part:
                    self._name(each)

    def _name(self, spoken: Spoken) -> str:
        if spoken.part in {Part.RULE, Part.ENDING}:
            return self._ending(spoken)
        if spoken.id not in self._names:
            self._names[spoken.id] = self._places.name(slug_of(spoken))
        return self._names[spoken.id]

    def place(self, spoken: Spoken) -> str:
        """Return the name of the scene or ending that a statement is."""
        return self._ending(spoken) if over(spoken) else self._name(spoken)

    def _ending(self, spoken: Spoken) -> str:
        own = spoken.part in {Part.RULE, Part.ENDING}
        name = self._names.get(spoken.id)
        if name is None:
            wanted = slug_of(spoken)
            known = own and wanted in self.endings
            name = wanted if known else self._places.name(wanted)
            self._names[spoken.id] = name
        ending = self.endings.setdefault(name, {"id": name})
        if "read" not in ending:
            ending |= {"read": True, "text": spoken.text or TO_FILL}
            outcome = spoken.fields.get("outcome")
            if outcome in set(Outcome):
                ending["outcome"] = outcome
        return name

    def rules(self, statements: list[Spoken]) -> None:
        """Take from one dialogue which endings follow by rule."""
        found = [each for each in statements if each.part is Part.RULE]
        asked = [
            self._meaning.condition(each.element.at("preconditions"), each.id) for each in found
        ]
        decided = False
        for logic, each in zip(in_turn(asked), found, strict=True):
            # Behind a rule that always holds, nothing is asked any more.
            decided = decided or logic == ALWAYS
            ending = self.endings[self._ending(each)]
            ending["when"] = HOLDS if decided else self._meaning.text(logic, each.id)

    def scene(self, spoken: Spoken, subject: str | None) -> str:
        """Make a scene of a statement that the mentor replies to; return its name."""
        name = self._name(spoken)
        if name in self.made:
            return name
        scene: Fields = {"id": name, "subject": subject, "replies": []}
        self.made[name] = scene
        others, last = self._others(spoken)
        own = {key: value for key, value in spoken.fields.items() if key in SCENE}
        scene |= {
            **own,
            "speaker": self.speaker(spoken),
            "says": spoken.text if spoken.text and not spoken.player else TO_FILL,
            "others": [self._utterance(each) for each in others],
            "interleave": bool(spoken.interleave or last.interleave or own.get("interleave")),
        }
        if last.may_stop and subject is not None and last.responses:
            self.draft.notes.add("Gaat niet mee: dat het onderwerp hier al klaar mag zijn", name)
        for each in self.graph.given(last.responses):
            if each.player:
                scene["replies"].append(self.reply(each, scene))
        return name

    def all_of(self, statements: list[Spoken], subject: str | None) -> None:
        """Make every scene that stands among these statements."""
        for each in statements:
            if is_scene(self.graph, each):
                self.scene(each, subject)
        while True:
            # The mentor speaks twice in a row: somebody must say something in between.
            left = [each for each in statements if self._is_left(each)]
            for each in left:
                self.scene(each, subject)
            if not left:
                return

    def _is_left(self, spoken: Spoken) -> bool:
        name = self._names.get(spoken.id)
        return name is not None and name not in self.made and not over(spoken)

    def _others(self, spoken: Spoken) -> tuple[list[Spoken], Spoken]:
        found: list[Spoken] = []
        at = spoken
        while len(at.responses) == 1 and len(found) < LONGEST_CHAIN:
            following = self.graph.by_id[at.responses[0]]
            if following.part is not Part.OTHERS or following in found:
                break
            found.append(following)
            at = following
        return found, at

    def speaker(self, spoken: Spoken) -> str:
        """Return who says a statement; the first character when nobody is named."""
        return self._parameters.characters.get(spoken.element.get("characteridref")) or self._first

    def _utterance(self, spoken: Spoken) -> Fields:
        emotion = spoken.fields.get("emotion")
        return {
            "speaker": self.speaker(spoken),
            "says": spoken.text or TO_FILL,
            **({"emotion": emotion} if emotion else {}),
        }

    def reply(self, spoken: Spoken, scene: Fields) -> Fields:
        """Return what the mentor says with what follows from it."""
        effects = self._meaning.effects(spoken.element.at("parameterEffects"))
        way = self.ways.after(spoken, effects)
        fields: Fields = {
            "id": self.replies.name(slug_of(spoken)),
            "says": spoken.text or SILENT,
            "leads_to": way.to or self.done,
            "effect": way.effects,
            **dict(_told(spoken)),
        }
        fields["branches"] = [
            {**each, "leads_to": each["leads_to"] or self.done} for each in way.branches
        ] or self._rest.written(spoken.fields.get("branches", "[]"), Branch)
        asked = self._meaning.condition(spoken.element.at("preconditions"), spoken.id)
        fields["when"] = self._meaning.text(asked, spoken.id) or spoken.fields.get("when")
        said = list(way.said)
        if said and _is_reaction(said[0], self.speaker(said[0]) == scene["speaker"]):
            fields["reaction"] = said.pop(0).text or TO_FILL
        fields["reactions"] = [self._utterance(each) for each in said]
        return fields

    def known_goals(self) -> None:
        """Leave out the goals that no longer exist."""
        goals = {goal["id"] for goal in self.draft.fields.get("goals", [])}
        for scene in self.made.values():
            for reply in scene["replies"]:
                reply["shows"] = [each for each in reply.get("shows", []) if each in goals]

    def ending_fields(self) -> list[Fields]:
        """Return the endings in order."""
        return [
            {key: value for key, value in each.items() if key != "read"}
            for each in self.endings.values()
        ]


def _told(spoken: Spoken) -> Iterator[tuple[str, object]]:
    for key, value in spoken.fields.items():
        if key not in REPLY:
            continue
        if key == "move" and value not in set(Move):
            continue
        if key == "quality" and int(value) > _MOST_QUALITY:
            continue
        yield key, value


def _is_reaction(spoken: Spoken, same: bool) -> bool:  # noqa: FBT001 - one fact of one statement
    if spoken.part in {Part.REACTION, Part.REACTIONS}:
        return spoken.part is Part.REACTION
    return same and not spoken.fields.get("emotion")

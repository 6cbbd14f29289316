"""The dialogues of a scenario: which scenes belong together, and how they hang together."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from mentoring_lib.authoring.exchange.first_match import in_full
from mentoring_lib.authoring.exchange.logic import ALWAYS, Logic
from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import for_xml
from mentoring_lib.authoring.exchange.uudsl_logic import expressible
from mentoring_lib.authoring.exchange.uudsl_statements import (
    REPLY_FORMS,
    SCENE_FORMS,
    Endings,
    Statement,
    Told,
    add_chain,
    add_statement,
    condition_fields,
)
from mentoring_lib.authoring.exchange.uudsl_terms import ON_ITS_WAY, Part
from mentoring_lib.domain.scenario import Reply, Scenario, Scene, Subject
from mentoring_lib.domain.script import BY_RULE, SUBJECTS, Branch, Utterance


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Scenes that hang together: those of one subject, or those without one."""

    name: str
    title: str
    scenes: tuple[Scene, ...]
    subject: Subject | None = None


def levels(scenario: Scenario) -> list[list[Dialogue]]:
    """Return the dialogues by the level in which they may be mixed."""
    before = _scenes(scenario, None)
    first = Dialogue("begin", scenario.title, before)
    if not scenario.subjects:
        return [[first]]
    made = [[first]] if scenario.start in {scene.id for scene in before} else []
    ordered = sorted(scenario.subjects, key=lambda subject: subject.level)
    for _, subjects in groupby(ordered, key=lambda subject: subject.level):
        made.append(
            [
                Dialogue(f"onderwerp.{each.id}", each.title, _scenes(scenario, each.id), each)
                for each in subjects
            ]
        )
    return [*made, [Dialogue("einde", "Einde", ())]]


def _scenes(scenario: Scenario, subject: str | None) -> tuple[Scene, ...]:
    return tuple(scene for scene in scenario.scenes if scene.subject == subject)


def add_sequence(scenario: Scenario, root: Element) -> None:
    """Write every dialogue, level by level."""
    sequence = SubElement(root, "sequence")
    for level, dialogues in enumerate(levels(scenario)):
        interleave = SubElement(sequence, "interleave")
        for column, dialogue in enumerate(dialogues):
            _Talk(scenario, interleave, dialogue).add(column, level)


class _Talk:
    def __init__(self, scenario: Scenario, parent: Element, dialogue: Dialogue) -> None:
        self.scenario = scenario
        self.dialogue = dialogue
        self.top = SubElement(parent, "dialogue")
        self.statements = Element("statements")
        key = dialogue.subject.id if dialogue.subject else dialogue.name
        self.endings = Endings(scenario, self.statements, key)
        self.direct: set[str] = set()
        self.ruled = not dialogue.scenes

    def add(self, column: int, row: int) -> None:
        subject = self.dialogue.subject
        self.top.set("id", self.dialogue.name)
        self.top.set("optional", "true" if subject and subject.optional else "false")
        SubElement(self.top, "subject").text = for_xml(self.dialogue.title)
        position = SubElement(SubElement(self.top, "editingData"), "position")
        SubElement(position, "x").text = str(column)
        SubElement(position, "y").text = str(row)
        starts = SubElement(self.top, "starts")
        for start in self._starts():
            SubElement(starts, "start", {"idref": start})
        self._add_statements()
        self.top.append(self.statements)

    def _starts(self) -> Sequence[str]:
        if self.dialogue.subject is not None:
            return [f"{Part.OPENING}.{self.dialogue.subject.opening.id}"]
        if not self.dialogue.scenes:
            return self.endings.by_rule()
        return [f"{Part.SCENE}.{self.scenario.start}"]

    def _add_statements(self) -> None:
        subject = self.dialogue.subject
        if subject is not None:
            pause = self.scenario.pause
            speaker = pause.speaker if pause else next(iter(self.scenario.characters))
            self._add_reply(subject.opening, speaker, (0, 0), Part.OPENING)
        for number, scene in enumerate(self.dialogue.scenes, 1):
            self._add_scene(scene, 4 * number)
        row = 4 * len(self.dialogue.scenes) + 4
        self.endings.add(self.direct, row, rules=self.ruled)

    def _add_scene(self, scene: Scene, row: int) -> None:
        subject = self.dialogue.subject
        atomic = subject is not None and subject.atomic
        free = scene.interleave and not atomic
        said = [
            (Statement(Part.OTHERS, f"{scene.id}.{n}", each.says, each.speaker, (n, row)), each)
            for n, each in enumerate(scene.others, 1)
        ]
        replies = [f"{Part.REPLY}.{reply.id}" for reply in scene.replies]
        responses = [said[0][0].id] if said else replies
        fields = scene.model_dump(mode="json", exclude={"replies", "others"})
        fields["interleave"] = True if scene.interleave and not free else None
        head = Statement(Part.SCENE, scene.id, scene.says, scene.speaker, (0, row))
        told = Told(SCENE_FORMS, fields, responses=responses, interleave=free and not said)
        add_statement(self.scenario, self.statements, head, told)
        add_chain(self.scenario, self.statements, said, replies, interleave=free)
        for column, reply in enumerate(scene.replies):
            self._add_reply(reply, scene.speaker, (column, row + 1), Part.REPLY)

    def _add_reply(self, reply: Reply, speaker: str, place: tuple[int, int], part: Part) -> None:
        logic = ALWAYS if reply.when is None else expressible(self.scenario, reply.when)
        onward = self._onward(reply, place)
        said = list(_reactions(reply, speaker, (place[0], place[1] + 1)))
        begin = add_chain(self.scenario, self.statements, said, onward)
        fields = {
            **reply.model_dump(mode="json", exclude={"when", "branches", "effect"}),
            **condition_fields(reply.when, logic),
            **self._carried_branches(reply),
        }
        fields["fatal"] = reply.fatal or None
        if part is Part.OPENING and self.dialogue.subject and self.dialogue.subject.atomic:
            fields["atomic"] = True
        told = Told(
            REPLY_FORMS, fields, logic=logic or ALWAYS, effects=reply.effect, responses=begin
        )
        add_statement(
            self.scenario, self.statements, Statement(part, reply.id, reply.says, "", place), told
        )

    def _onward(self, reply: Reply, place: tuple[int, int]) -> Sequence[str]:
        branches = branch_logic(self.scenario, reply)
        if not branches:
            return self._to(reply.leads_to)
        ways = [*((branch.leads_to, logic) for branch, logic in branches), (reply.leads_to, ALWAYS)]
        made = []
        for number, ((to, _), logic) in enumerate(
            zip(ways, in_full([each for _, each in ways]), strict=True)
        ):
            spot = (place[0] + number, place[1] + 2)
            statement = Statement(Part.WAY, f"{reply.id}.{number}", ON_ITS_WAY, "", spot)
            told = Told({}, {}, logic=logic, responses=self._to(to))
            add_statement(self.scenario, self.statements, statement, told)
            made.append(statement.id)
        return made

    def _to(self, place: str) -> Sequence[str]:
        if place == BY_RULE:
            self.ruled = True
            return self.endings.by_rule()
        if place == SUBJECTS:
            return ()
        if any(scene.id == place for scene in self.dialogue.scenes):
            return (f"{Part.SCENE}.{place}",)
        self.direct.add(place)
        return (self.endings.direct(place),)

    def _carried_branches(self, reply: Reply) -> Fields:
        if not reply.branches or branch_logic(self.scenario, reply):
            return {}
        kept = [branch.model_dump(mode="json") for branch in reply.branches]
        return {"branches": json.dumps(kept, ensure_ascii=False)}


def branch_logic(scenario: Scenario, reply: Reply) -> list[tuple[Branch, Logic]]:
    """Return the branches of a reply; none when UUDSL can't decide on one of them."""
    found = [(branch, expressible(scenario, branch.when)) for branch in reply.branches]
    known = [(branch, logic) for branch, logic in found if logic is not None and logic != ALWAYS]
    return known if len(known) == len(found) else []


def _reactions(
    reply: Reply, speaker: str, place: tuple[int, int]
) -> Iterator[tuple[Statement, Utterance]]:
    if reply.reaction is not None:
        first = Utterance(speaker=speaker, says=reply.reaction)
        yield Statement(Part.REACTION, reply.id, reply.reaction, speaker, place), first
    for number, each in enumerate(reply.reactions):
        name = f"{reply.id}.{number}"
        yield Statement(Part.REACTIONS, name, each.says, each.speaker, place), each

"""Reading a scenario from UUDSL: our own export, or one of another school."""

from mentoring_lib.authoring.exchange.drafts import TO_FILL, UNNAMED, Draft
from mentoring_lib.authoring.exchange.model import ExchangeError, Fields, Imported
from mentoring_lib.authoring.exchange.names import Unused, from_xml_name, slug
from mentoring_lib.authoring.exchange.uudsl_frame import Rest, read_frame, read_goals
from mentoring_lib.authoring.exchange.uudsl_graph import Graph, Spoken, Told
from mentoring_lib.authoring.exchange.uudsl_meaning import Meaning
from mentoring_lib.authoring.exchange.uudsl_scenes import Scenes
from mentoring_lib.authoring.exchange.uudsl_terms import Part
from mentoring_lib.authoring.exchange.uudsl_values import Parameters
from mentoring_lib.authoring.exchange.uudsl_ways import is_scene
from mentoring_lib.authoring.exchange.xml_tree import xml_tree
from mentoring_lib.domain.scenario import Between, Reply
from mentoring_lib.domain.script import ONWARD, SUBJECTS

_SUBJECT = "onderwerp."
_MOST_SUBJECTS = 100


def from_uudsl(content: bytes, name: str) -> Imported:
    """Return the scenario that a UUDSL file describes.

    Args:
        content: The bytes of the file, which nobody has to trust.
        name: What errors call the file.

    Raises:
        ExchangeError: It isn't UUDSL, is damaged, hostile or too large.
    """
    root = xml_tree(content, name)
    if root.tag != "scenario" or not root.all("sequence"):
        raise ExchangeError(
            place=f"{name}:{root.line}",
            problem=f"Dit is XML, maar geen UUDSL: het begint met ‘{root.tag[:40]}’.",
            remedy="Kies in de editor voor exporteren, en neem dat bestand.",
        )
    draft = Draft(name)
    parameters = Parameters(root, name, draft.notes)
    rest = Rest(root, draft)
    meaning = Meaning(parameters, name, draft.notes)
    read_frame(root, draft, parameters, rest)
    read_goals(root, draft, meaning, rest)
    scenes = Scenes(Graph(root, name), meaning, parameters, draft, rest)
    _Talk(scenes, rest).read()
    return draft.imported()


class _Talk:
    def __init__(self, scenes: Scenes, rest: Rest) -> None:
        self.scenes = scenes
        self.rest = rest
        self.draft = scenes.draft
        self.fields = scenes.draft.fields
        self.subjects = Unused()

    def read(self) -> None:
        if not any(each.player for each in self.scenes.graph.by_id.values()):
            return
        talks = [each for each in self.scenes.graph.dialogues if not self._closing(each)]
        before = talks[0] if talks and self._is_before(talks) else None
        about = [each for each in talks if each is not before]
        if len(about) > _MOST_SUBJECTS:
            raise ExchangeError(
                place=self.draft.name,
                problem=f"Dit gesprek heeft {len(about)} onderwerpen.",
                remedy=f"Splits het; er passen {_MOST_SUBJECTS} onderwerpen.",
            )
        self._rules()
        self.scenes.done = SUBJECTS if about else self.scenes.done
        self.fields["start"] = self._begin(before) if before else SUBJECTS
        self.fields["subjects"] = sorted(
            (self._subject(each) for each in about), key=lambda each: self.rest.order(each["id"])
        )
        self.fields["scenes"] = list(self.scenes.made.values())
        self.fields["endings"] = self.scenes.ending_fields()
        if about:
            self._around_subjects()
            if self.rest.start() in self.scenes.made:
                self.fields["start"] = self.rest.start()
        self.scenes.known_goals()

    def _closing(self, dialogue: Told) -> bool:
        starts = self.scenes.graph.given(dialogue.starts)
        return bool(starts) and all(each.part is Part.RULE for each in starts)

    def _is_before(self, talks: list[Told]) -> bool:
        first = talks[0]
        alone = sum(each.level == first.level for each in talks) == 1
        spoken = self.scenes.graph.given(first.starts)
        own = first.element.get("id").startswith(_SUBJECT)
        opens = any(each.player for each in spoken)
        return not own and (len(talks) == 1 or (alone and not first.optional and not opens))

    def _rules(self) -> None:
        for dialogue in self.scenes.graph.dialogues:
            if any(each.part is Part.RULE for each in dialogue.statements):
                self.scenes.rules(dialogue.statements)
                return

    def _begin(self, dialogue: Told) -> str:
        starts = self.scenes.graph.given(dialogue.starts)
        self.scenes.all_of(dialogue.statements, None)
        first = self._first_scene(dialogue, starts, None)
        self.scenes.all_of(dialogue.statements, None)
        return first

    def _first_scene(self, dialogue: Told, starts: list[Spoken], subject: str | None) -> str:
        players = [each for each in starts if each.player]
        if players or not starts:
            return self._made_scene(dialogue, players, subject)
        if len(starts) > 1:
            self.draft.notes.add(
                "Gaat niet mee: een tweede begin", *(each.id for each in starts[1:])
            )
        if is_scene(self.scenes.graph, starts[0]):
            return self.scenes.scene(starts[0], subject)
        way = self.scenes.ways.after(starts[0], {})
        self.draft.notes.add(
            "Gaat niet mee: wat voor de eerste keuze gezegd wordt", starts[0].id,
            *(each.id for each in way.said),
        )  # fmt: skip
        self.scenes.all_of(dialogue.statements, subject)
        if way.to in self.scenes.made:
            return way.to
        return self._made_scene(dialogue, [], subject)

    def _made_scene(self, dialogue: Told, players: list[Spoken], subject: str | None) -> str:
        """Return a scene in which the mentor has the first word."""
        unused = Unused(*self.scenes.made, *self.scenes.endings)
        name = unused.name(f"begin-{slug(dialogue.title, 'gesprek')}")
        speaker = next(iter(self.fields["characters"]))
        scene = {"id": name, "subject": subject, "speaker": speaker, "says": TO_FILL, "replies": []}
        self.scenes.made[name] = scene
        scene["replies"] = [self.scenes.reply(each, scene) for each in players]
        self.draft.todo.add("schrijf wat de ander zegt", name)
        return name

    def _subject(self, dialogue: Told) -> Fields:
        key = dialogue.element.get("id")
        name = self.subjects.name(from_xml_name(key.removeprefix(_SUBJECT)))
        starts = self.scenes.graph.given(dialogue.starts)
        opens = len(starts) == 1 and starts[0].player
        opening = self._opening(starts[0]) if opens else None
        self.scenes.all_of(
            [each for each in dialogue.statements if not (opens and each is starts[0])], name
        )
        if opening is None:
            opening = self._made_opening(dialogue, starts, name)
            self.scenes.all_of(dialogue.statements, name)
        own = {scene["id"] for scene in self.scenes.made.values() if scene["subject"] == name}
        if opening["leads_to"] not in own:
            opening["leads_to"] = next(iter(own), None) or self._made_scene(dialogue, [], name)
        level = self.rest.level(name) or min(dialogue.level + 1, 20)
        return {
            "id": name,
            "title": dialogue.title or TO_FILL,
            "level": level,
            "optional": dialogue.optional,
            "atomic": bool(opens and starts[0].fields.get("atomic")),
            "opening": opening,
            "returning": self._returning(name),
        }

    def _opening(self, start: Spoken) -> Fields:
        pause = self.rest.one("pause", Between)
        speaker = pause.get("speaker") if isinstance(pause, dict) else None
        return self.scenes.reply(
            start, {"speaker": speaker or next(iter(self.fields["characters"]))}
        )

    def _made_opening(self, dialogue: Told, starts: list[Spoken], subject: str) -> Fields:
        name = self.scenes.replies.name(f"open-{subject}")
        self.draft.todo.add("schrijf hoe de mentor het onderwerp ter sprake brengt", name)
        first = self._first_scene(dialogue, starts, subject)
        return {"id": name, "says": TO_FILL, "leads_to": first}

    def _returning(self, subject: str) -> Fields | None:
        known = self.rest.named("returning", subject, Reply)
        if known:
            return known[0]
        free = any(
            scene.get("interleave") and scene["subject"] == subject
            for scene in self.scenes.made.values()
        )
        if not free:
            return None
        name = self.scenes.replies.name(f"terug-{subject}")
        self.draft.todo.add("schrijf hoe de mentor op het onderwerp terugkomt", name)
        return {"id": name, "says": TO_FILL, "leads_to": ONWARD}

    def _around_subjects(self) -> None:
        speaker = next(iter(self.fields["characters"]))
        pause = self.rest.one("pause", Between)
        if pause is None:
            self.draft.todo.add("schrijf bij pause wat de ander zegt als de mentor mag kiezen")
            pause = {"phase": UNNAMED, "speaker": speaker, "emotion": TO_FILL, "says": TO_FILL}
        self.fields["pause"] = pause
        rounding = self.rest.one("rounding_off", Reply)
        if rounding is None and any(each["optional"] for each in self.fields["subjects"]):
            name = self.scenes.replies.name("afronden")
            self.draft.todo.add("schrijf bij rounding_off hoe de mentor afrondt", name)
            rounding = {"id": name, "says": TO_FILL, "leads_to": ONWARD}
        self.fields["rounding_off"] = rounding

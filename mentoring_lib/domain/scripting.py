"""Making a script of a scenario: what can be said stays, what it is worth goes."""

from collections.abc import Collection

from mentoring_lib.domain.loose_ends import when_late
from mentoring_lib.domain.parameter import Owned
from mentoring_lib.domain.scenario import Reply, Scenario, Scene, Subject
from mentoring_lib.domain.script import (
    BY_RULE,
    ONWARD,
    SUBJECTS,
    Branch,
    Partner,
    Pause,
    Script,
    SpokenReply,
    SpokenScene,
    SpokenSubject,
)


def script_of(scenario: Scenario) -> Script:
    """Return the conversation without its assessment."""
    watched = watched_by_replies(scenario)
    made = _Maker(scenario, watched)
    used = {parameter for _, parameter in watched}
    return Script(
        slug=scenario.slug,
        title=scenario.title,
        minutes=scenario.minutes,
        situation=scenario.situation,
        characters={
            who: Partner(name=character.name, description=character.description)
            for who, character in scenario.characters.items()
        },
        start=scenario.start,
        scenes=tuple(made.scene(scene) for scene in scenario.scenes),
        subjects=tuple(made.subject(subject) for subject in scenario.subjects),
        pause=made.pause(),
        rounding_off=scenario.rounding_off and made.reply(scenario.rounding_off),
        parameters={name: kind for name, kind in scenario.parameters.items() if name in used},
        state=made.state(),
    )


def watched_by_replies(scenario: Scenario) -> set[Owned]:
    """Return the parameters on which it depends what can be said, or where it leads."""
    conditions = []
    for reply in scenario.replies():
        conditions += [reply.when] if reply.when is not None else []
        conditions += [branch.when for branch in reply.branches]
    names = scenario.parameter_names()
    return {names[name] for each in conditions for name in each.names if name in names}


class _Maker:
    def __init__(self, scenario: Scenario, watched: Collection[Owned]) -> None:
        self.scenario = scenario
        self.watched = watched
        self.names = scenario.parameter_names()
        self.places = {scene.id for scene in scenario.scenes} | {SUBJECTS, ONWARD}

    def state(self) -> dict[str, dict[str, bool | int | str]]:
        kept = {
            who: {name: value for name, value in values.items() if (who, name) in self.watched}
            for who, values in self.scenario.state.items()
        }
        return {who: values for who, values in kept.items() if values}

    def scene(self, scene: Scene) -> SpokenScene:
        return SpokenScene(
            id=scene.id,
            speaker=scene.speaker,
            emotion=scene.emotion,
            says=scene.says,
            others=scene.others,
            subject=scene.subject,
            interleave=scene.interleave,
            seconds=scene.seconds,
            late=when_late(scene) if scene.seconds is not None else None,
            replies=tuple(
                self.reply(reply) for reply in sorted(scene.replies, key=lambda each: each.id)
            ),
        )

    def subject(self, subject: Subject) -> SpokenSubject:
        return SpokenSubject(
            id=subject.id,
            title=subject.title,
            level=subject.level,
            optional=subject.optional,
            atomic=subject.atomic,
            opening=self.reply(subject.opening),
            returning=subject.returning and self.reply(subject.returning),
        )

    def pause(self) -> Pause | None:
        pause = self.scenario.pause
        return pause and Pause(speaker=pause.speaker, emotion=pause.emotion, says=pause.says)

    def reply(self, reply: Reply) -> SpokenReply:
        return SpokenReply(
            id=reply.id,
            says=reply.says,
            leads_to=self._to(reply.leads_to),
            reaction=reply.reaction,
            reactions=reply.reactions,
            when=reply.when,
            branches=tuple(
                Branch(when=branch.when, leads_to=self._to(branch.leads_to))
                for branch in reply.branches
            ),
            effect={
                name: effect
                for name, effect in reply.effect.items()
                if self._full(name) in self.watched
            },
        )

    def _full(self, name: str) -> Owned:
        return self.names[name]

    def _to(self, place: str) -> str:
        return place if place in self.places else BY_RULE

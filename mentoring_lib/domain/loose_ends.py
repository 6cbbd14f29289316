"""What doesn't hang together in a scenario, in Dutch, for who wrote it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mentoring_lib.domain.loose_names import loose_names
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario, Scene, Subject
from mentoring_lib.domain.script import BY_RULE, ONWARD, RESERVED, SILENT, SUBJECTS


def loose_ends(scenario: Scenario) -> Iterator[str]:
    """Yield each thing that a scenario names and doesn't have, or has twice."""
    yield from _twice(scenario)
    yield from _speakers(scenario)
    yield from _ways(scenario)
    yield from _subjects(scenario)
    yield from _late(scenario)
    yield from loose_names(scenario)
    yield from _rules(scenario)


def _twice(scenario: Scenario) -> Iterator[str]:
    scenes = [scene.id for scene in scenario.scenes]
    places = [*scenes, *(ending.id for ending in scenario.endings), *RESERVED]
    for label, names in (
        ("de naam", places),
        ("het antwoord", [reply.id for reply in scenario.replies()]),
        ("het onderwerp", [subject.id for subject in scenario.subjects]),
        ("het leerdoel", [goal.id for goal in scenario.goals]),
    ):
        for name in sorted(name for name, times in Counter(names).items() if times > 1):
            yield f"{label} '{name}' staat er twee keer"
    if scenario.start not in {*scenes, SUBJECTS}:
        yield f"het begin '{scenario.start}' bestaat niet"


def _speakers(scenario: Scenario) -> Iterator[str]:
    speaking = [(scene.id, scene.speaker) for scene in scenario.scenes]
    speaking += [(scene.id, each.speaker) for scene in scenario.scenes for each in scene.others]
    speaking += [
        (reply.id, each.speaker) for reply in scenario.replies() for each in reply.reactions
    ]
    if scenario.pause is not None:
        speaking.append(("pause", scenario.pause.speaker))
    for place, speaker in speaking:
        if speaker not in scenario.characters:
            yield f"'{place}': de spreker '{speaker}' bestaat niet"


def _ways(scenario: Scenario) -> Iterator[str]:
    subject_of = {scene.id: scene.subject for scene in scenario.scenes}
    endings = {ending.id for ending in scenario.endings}
    for scene in scenario.scenes:
        for reply in scene.replies:
            for to in _exits(reply):
                if to in subject_of:
                    if subject_of[to] != scene.subject:
                        yield (
                            f"'{reply.id}' gaat naar '{to}', maar dat hoort niet bij hetzelfde "
                            f"onderwerp; laat het naar '{SUBJECTS}' gaan"
                        )
                elif to not in endings and to != BY_RULE and not _picks(scenario, to):
                    yield f"'{reply.id}' gaat naar '{to}', maar dat bestaat niet"


def _exits(reply: Reply) -> Sequence[str]:
    return (reply.leads_to, *(branch.leads_to for branch in reply.branches))


def _picks(scenario: Scenario, to: str) -> bool:
    return to == SUBJECTS and bool(scenario.subjects)


def _subjects(scenario: Scenario) -> Iterator[str]:
    known = {subject.id for subject in scenario.subjects}
    for scene in scenario.scenes:
        if scene.subject is not None and scene.subject not in known:
            yield f"'{scene.id}' noemt het onderwerp '{scene.subject}', maar dat bestaat niet"
    for subject in scenario.subjects:
        yield from _subject(scenario, subject)
    if scenario.subjects and scenario.pause is None:
        yield "bij 'subjects' hoort ook 'pause': hoe het eruitziet als de mentor mag kiezen"
    if any(subject.optional for subject in scenario.subjects) and scenario.rounding_off is None:
        yield "bij een onderwerp met 'optional: true' hoort 'rounding_off': wat de mentor dan zegt"
    if scenario.rounding_off is not None and scenario.rounding_off.leads_to != ONWARD:
        yield f"'{scenario.rounding_off.id}' moet naar '{ONWARD}' gaan"


def _subject(scenario: Scenario, subject: Subject) -> Iterator[str]:
    own = {scene.id for scene in scenario.scenes if scene.subject == subject.id}
    if set(_exits(subject.opening)) - own:
        yield f"'{subject.opening.id}' moet naar een scène van '{subject.id}' gaan"
    if subject.returning is not None and subject.returning.leads_to != ONWARD:
        yield f"'{subject.returning.id}' moet naar '{ONWARD}' gaan"
    left = any(scene.interleave for scene in scenario.scenes if scene.id in own)
    if left and not subject.atomic and subject.returning is None:
        yield (
            f"onderwerp '{subject.id}' kan onderbroken worden; "
            "schrijf bij 'returning' hoe de mentor erop terugkomt"
        )


def _late(scenario: Scenario) -> Iterator[str]:
    for scene in scenario.scenes:
        if scene.late is not None and scene.late not in {reply.id for reply in scene.replies}:
            yield f"'{scene.id}': het antwoord '{scene.late}' bij 'late' bestaat niet"
        if scene.seconds is not None and when_late(scene) is None:
            yield f"'{scene.id}' heeft 'seconds'; schrijf bij 'late' wat er geldt als de tijd om is"


def when_late(scene: Scene) -> str | None:
    """Return the reply that counts when the time is over: silence, if nothing is named."""
    silent = (reply.id for reply in scene.replies if reply.says == SILENT)
    return scene.late or next(silent, None)


def _rules(scenario: Scenario) -> Iterator[str]:
    rules = scenario.rules()
    exits = {to for scene in scenario.scenes for r in scene.replies for to in _exits(r)}
    asked = bool({BY_RULE, SUBJECTS} & exits) or scenario.start == SUBJECTS
    if asked and not (rules and rules[-1].always):
        yield "de laatste regel van de eindes moet 'when: altijd' hebben"
    fatal = any(reply.fatal for reply in scenario.replies())
    if fatal and all(ending.outcome is Outcome.STRONG for ending in scenario.endings):
        yield "na een fatal antwoord moet er ook een einde zijn dat niet sterk is"

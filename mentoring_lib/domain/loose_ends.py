"""What doesn't hang together in a scenario, in Dutch, for who wrote it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mentoring_lib.domain.loose_end import Location, LooseEnd
from mentoring_lib.domain.loose_names import loose_names
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario, Scene, Subject
from mentoring_lib.domain.script import BY_RULE, ONWARD, RESERVED, SILENT, SUBJECTS


def loose_ends(scenario: Scenario) -> Iterator[LooseEnd]:
    """Yield each thing that a scenario names and doesn't have, or has twice."""
    yield from _twice(scenario)
    yield from _speakers(scenario)
    yield from _ways(scenario)
    yield from _subjects(scenario)
    yield from _late(scenario)
    yield from loose_names(scenario)
    yield from _rules(scenario)


def _twice(scenario: Scenario) -> Iterator[LooseEnd]:
    scenes = [scene.id for scene in scenario.scenes]
    places = [*scenes, *(ending.id for ending in scenario.endings), *RESERVED]
    for label, names in (
        ("de naam", places),
        ("het antwoord", [reply.id for reply in scenario.replies()]),
        ("het onderwerp", [subject.id for subject in scenario.subjects]),
        ("het leerdoel", [goal.id for goal in scenario.goals]),
    ):
        for name in sorted(name for name, times in Counter(names).items() if times > 1):
            yield LooseEnd(f"{label} '{name}' staat er twee keer")
    loose = {scene.id for scene in scenario.scenes if scene.subject is None}
    if scenario.start not in {*scenes, SUBJECTS}:
        yield LooseEnd(f"het begin '{scenario.start}' bestaat niet", "start")
    elif scenario.start not in {*loose, SUBJECTS}:
        problem = f"het begin '{scenario.start}' hoort bij een onderwerp; begin bij '{SUBJECTS}'"
        yield LooseEnd(problem, "start")


def _speakers(scenario: Scenario) -> Iterator[LooseEnd]:
    for place, name, speaker in _speaking(scenario):
        if speaker not in scenario.characters:
            yield LooseEnd(f"'{name}': de spreker '{speaker}' bestaat niet", *place, "speaker")


def _speaking(scenario: Scenario) -> Iterator[tuple[Location, str, str]]:
    for number, scene in enumerate(scenario.scenes):
        yield ("scenes", number), scene.id, scene.speaker
        for place, other in enumerate(scene.others):
            yield ("scenes", number, "others", place), scene.id, other.speaker
    places = scenario.places_of_replies()
    for reply in scenario.replies():
        for place, reaction in enumerate(reply.reactions):
            yield (*places[reply.id], "reactions", place), reply.id, reaction.speaker
    if scenario.pause is not None:
        yield ("pause",), "pause", scenario.pause.speaker


def _ways(scenario: Scenario) -> Iterator[LooseEnd]:
    subject_of = {scene.id: scene.subject for scene in scenario.scenes}
    known = {ending.id for ending in scenario.endings} | {BY_RULE}
    known |= {SUBJECTS} if scenario.subjects else set()
    places = scenario.places_of_replies()
    for scene in scenario.scenes:
        for reply in scene.replies:
            for to in _exits(reply):
                if to not in subject_of and to not in known:
                    problem = f"'{reply.id}' gaat naar '{to}', maar dat bestaat niet"
                elif to in subject_of and subject_of[to] != scene.subject:
                    problem = (
                        f"'{reply.id}' gaat naar '{to}', maar dat hoort niet bij hetzelfde "
                        f"onderwerp; laat het naar '{SUBJECTS}' gaan"
                    )
                else:
                    continue
                yield LooseEnd(problem, *places[reply.id], "leads_to")


def _exits(reply: Reply) -> Sequence[str]:
    return (reply.leads_to, *(branch.leads_to for branch in reply.branches))


def _subjects(scenario: Scenario) -> Iterator[LooseEnd]:
    known = {subject.id for subject in scenario.subjects}
    for number, scene in enumerate(scenario.scenes):
        if scene.subject is not None and scene.subject not in known:
            problem = f"'{scene.id}' noemt het onderwerp '{scene.subject}', maar dat bestaat niet"
            yield LooseEnd(problem, "scenes", number, "subject")
    for number, subject in enumerate(scenario.subjects):
        for problem in _subject(scenario, subject):
            yield LooseEnd(problem, "subjects", number)
    if scenario.subjects and scenario.pause is None:
        yield LooseEnd(
            "bij 'subjects' hoort ook 'pause': hoe het eruitziet als de mentor mag kiezen",
            "subjects",
        )
    if any(subject.optional for subject in scenario.subjects) and scenario.rounding_off is None:
        yield LooseEnd(
            "bij een onderwerp met 'optional: true' hoort 'rounding_off': wat de mentor dan zegt",
            "subjects",
        )
    if scenario.rounding_off is not None and scenario.rounding_off.leads_to != ONWARD:
        problem = f"'{scenario.rounding_off.id}' moet naar '{ONWARD}' gaan"
        yield LooseEnd(problem, "rounding_off", "leads_to")


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


def _late(scenario: Scenario) -> Iterator[LooseEnd]:
    for number, scene in enumerate(scenario.scenes):
        at = ("scenes", number)
        if scene.late is not None and scene.late not in {reply.id for reply in scene.replies}:
            problem = f"'{scene.id}': het antwoord '{scene.late}' bij 'late' bestaat niet"
            yield LooseEnd(problem, *at, "late")
        if scene.seconds is not None and when_late(scene) is None:
            problem = f"'{scene.id}' heeft 'seconds'; schrijf bij 'late' wat er na die tijd geldt"
            yield LooseEnd(problem, *at, "seconds")


def when_late(scene: Scene) -> str | None:
    """Return the reply that counts when the time is over: silence, if nothing is named."""
    silent = (reply.id for reply in scene.replies if reply.says == SILENT)
    return scene.late or next(silent, None)


def _rules(scenario: Scenario) -> Iterator[LooseEnd]:
    rules = scenario.rules()
    exits = {to for scene in scenario.scenes for r in scene.replies for to in _exits(r)}
    asked = bool({BY_RULE, SUBJECTS} & exits) or scenario.start == SUBJECTS
    if asked and not (rules and rules[-1].always):
        yield LooseEnd("de laatste regel van de eindes moet 'when: altijd' hebben", "endings")
    fatal = any(reply.fatal for reply in scenario.replies())
    if fatal and all(ending.outcome is Outcome.STRONG for ending in scenario.endings):
        problem = "na een fatal antwoord moet er ook een einde zijn dat niet sterk is"
        yield LooseEnd(problem, "endings")

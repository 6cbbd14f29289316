"""What would give the strongest reply away, and what would teach a false rule.

Source:
    The authoring lint for branching scenarios in the project's field dossier (H2).
    There, one closed question or advice has to be *strong*. Here quality 2 is enough:
    the best that ``resultaten-zakken`` has is an advice of quality 2.
"""

from collections.abc import Iterable, Iterator, Sequence

from mentoring_lib.authoring.finding import Problem
from mentoring_lib.authoring.run_rules import best
from mentoring_lib.authoring.scene_rules import WEAK
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario, Scene
from mentoring_lib.domain.script import SILENT

ENOUGH_SCENES = 8
"""From this many scenes up, length mustn't tell which reply is the best."""

LEAST_SHARE, MOST_SHARE = 0.2, 0.5
"""In which share of the scenes the longest reply may be the best one."""

TO_HIDE = 4
"""From this many scenes up, the place of the strongest reply must vary."""

FITTING = 2

DIRECTIVE = {
    Move.CLOSED_QUESTION,
    Move.ADVISE_WITH_PERMISSION,
    Move.ADVISE_WITHOUT_PERMISSION,
    Move.GIVE_INFORMATION,
}


def length_cue(scenes: Sequence[Scene]) -> Iterator[Problem]:
    """Yield a problem when the length of a reply tells how strong it is."""
    if len(scenes) < ENOUGH_SCENES:
        return
    cued = sum(longest(scene) in best(scene.replies) for scene in scenes)
    share = cued / len(scenes)
    if not LEAST_SHARE <= share <= MOST_SHARE:
        yield Problem(
            ("scenes",),
            f"In {cued} van de {len(scenes)} scènes is de langste keuze de sterkste.",
            f"Maak dat {LEAST_SHARE:.0%} tot {MOST_SHARE:.0%} van de scènes, "
            "door zwakke keuzes langer of korter te schrijven.",
        )


def longest(scene: Scene) -> Reply:
    """Return the longest reply, leaving silence out when there is more to say."""
    said = [reply for reply in scene.replies if reply.says != SILENT]
    return max(said or scene.replies, key=lambda reply: len(reply.says))


def one_sided(scenario: Scenario) -> Iterator[Problem]:
    """Yield a problem when a kind of move is always weak or always strong.

    And when a promise of secrecy is possible without a fair ending to fall back on.
    """
    replies = [reply for scene in scenario.scenes for reply in scene.replies]
    if not any(r.move in DIRECTIVE and r.quality >= FITTING for r in replies):
        yield Problem(
            ("scenes",),
            "Een gesloten vraag, informatie of advies is hier nooit passend.",
            "Schrijf er een die op dat moment wel past, met quality: 2 of 3.",
        )
    if not any(r.move is Move.OPEN_QUESTION and r.quality <= WEAK for r in replies):
        yield Problem(
            ("scenes",),
            "Een open vraag is hier nooit zwak.",
            "Schrijf een open vraag die op dat moment niet past, met quality: 0 of 1.",
        )
    fatal = any(reply.fatal for reply in replies)
    if fatal and all(ending.outcome is not Outcome.FAIR for ending in scenario.endings):
        yield Problem(
            ("endings",),
            "Wie geheimhouding belooft, eindigt hoogstens redelijk; dat einde ontbreekt.",
            "Schrijf een einde met outcome: fair.",
        )


def place_cue(scenes: Sequence[Scene]) -> Iterator[Problem]:
    """Yield a problem when the place of a reply tells that it is the strongest.

    A script is released in alphabetical order of ids; the file has its own order.
    """
    if len(scenes) < TO_HIDE:
        return
    written = (_places(scene, scene.replies) for scene in scenes)
    if _always(written):
        yield Problem(
            ("scenes",),
            "De sterkste keuze staat in elke scène op dezelfde plaats.",
            "Zet de keuzes in een paar scènes in een andere volgorde.",
        )
    by_name = (
        _places(scene, sorted(scene.replies, key=lambda reply: reply.id)) for scene in scenes
    )
    if _always(by_name):
        yield Problem(
            ("scenes",),
            "Aan de namen van de keuzes is te zien welke de sterkste is.",
            "Geef de keuzes namen met willekeurige letters, zoals s01-t en s01-f.",
        )


def _places(scene: Scene, order: Sequence[Reply]) -> set[int]:
    """Return where the strongest replies stand, counted from both ends."""
    strongest = [order.index(reply) for reply in best(scene.replies)]
    return {*strongest, *(place - len(order) for place in strongest)}


def _always(places: Iterable[set[int]]) -> bool:
    return bool(set.intersection(*places))

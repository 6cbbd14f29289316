"""What one moment of a practice conversation has to offer its player.

Source:
    The authoring lint for branching scenarios in the project's field dossier (H2).
"""

from collections.abc import Iterator

from mentoring_lib.authoring.finding import Problem
from mentoring_lib.catalog.yaml_reader import Location
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Reply, Scene
from mentoring_lib.practice.replay import STRONGEST

FEWEST_REPLIES = 3
WEAK = 1
"""A reply of this quality or less is a weak one."""


def scene_problems(at: Location, scene: Scene) -> Iterator[Problem]:
    """Yield what is wrong with one scene and its replies."""
    qualities = [reply.quality for reply in scene.replies]
    if len(qualities) < FEWEST_REPLIES:
        yield Problem(
            at,
            f"Scène ‘{scene.id}’ heeft maar {len(qualities)} keuzes.",
            "Schrijf er een bij; drie is het minste.",
        )
    if max(qualities) < STRONGEST:
        yield Problem(
            at,
            f"Scène ‘{scene.id}’ heeft geen sterke keuze.",
            "Schrijf een keuze met quality: 3.",
        )
    if min(qualities) > WEAK:
        yield Problem(
            at,
            f"Scène ‘{scene.id}’ heeft geen zwakke keuze.",
            "Schrijf een keuze met quality: 0 of 1, die een goede collega kan zeggen.",
        )
    for number, reply in enumerate(scene.replies):
        yield from _reply_problems((*at, "replies", number), reply)


def _reply_problems(at: Location, reply: Reply) -> Iterator[Problem]:
    if reply.says.count("?") > 1 and reply.move is not Move.STACKED_QUESTION:
        yield Problem(
            (*at, "says"),
            f"Keuze ‘{reply.id}’ stelt meer dan één vraag tegelijk.",
            "Laat één vraag staan, of noem het move: stacked_question.",
        )
    if reply.move is Move.PROMISE_SECRECY and not reply.fatal:
        yield Problem(
            (*at, "move"),
            f"Keuze ‘{reply.id}’ belooft geheimhouding zonder gevolg.",
            "Zet er fatal: true bij; die belofte kan een mentor nooit waarmaken.",
        )
    if reply.fatal and reply.quality > 0:
        yield Problem(
            (*at, "quality"),
            f"Keuze ‘{reply.id}’ mag nooit, maar krijgt quality: {reply.quality}.",
            "Maak er quality: 0 van, of haal fatal weg.",
        )

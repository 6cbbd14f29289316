"""Where a practice conversation can go: nothing lost, and choices that matter."""

from collections.abc import Iterator, Sequence

from mentoring_lib.authoring.finding import Problem
from mentoring_lib.authoring.walk import Ends, Walk
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario
from mentoring_lib.practice.example import strongest as best

__all__ = ["best", "best_and_worst", "dead_places", "lost_endings", "worst"]


def worst(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies of the lowest quality; several when they tie."""
    bottom = min((reply.quality for reply in replies), default=0)
    return [reply for reply in replies if reply.quality == bottom]


def dead_places(walk: Walk) -> Iterator[Problem]:
    """Yield the scenes that nobody enters, and those that nobody gets out of."""
    entered, leading_out = walk.scenes(), walk.open_scenes()
    for number, scene in enumerate(walk.scenario.scenes):
        if scene.id not in entered:
            yield Problem(
                ("scenes", number),
                f"Niemand komt bij scène ‘{scene.id}’.",
                "Laat een keuze ernaartoe gaan met leads_to, of haal de scène weg.",
            )
        if scene.id not in leading_out:
            yield Problem(
                ("scenes", number),
                f"Vanaf scène ‘{scene.id}’ komt het gesprek nooit aan een einde.",
                "Laat een van de keuzes naar een einde leiden.",
            )


def lost_endings(walk: Walk, most: int) -> Iterator[Problem]:
    """Yield the endings that no choice of replies leads to.

    When the search was bounded, the finding says how far it went.
    """
    ends = walk.all_ends(most=most)
    for number, ending in enumerate(walk.scenario.endings):
        if ending.id in ends.endings:
            continue
        if ends.complete:
            problem = f"Niemand komt bij het einde ‘{ending.id}’."
        else:
            problem = f"Het einde ‘{ending.id}’ is niet gevonden{_bounded(most)}."
        yield Problem(
            ("endings", number),
            problem,
            "Maak de voorwaarde bij when haalbaar, of laat een keuze hierheen leiden.",
        )


def best_and_worst(walk: Walk, most: int) -> Iterator[Problem]:
    """Yield endings that don't fit somebody who always takes the best or worst reply.

    Replies of equal quality are all followed; a circle is walked once.
    """
    strongest, weakest = walk.ends(best, most=most), walk.ends(worst, most=most)
    yield from _of_the_best(walk.scenario, strongest)
    for number, outcome in _met(walk.scenario, weakest):
        if outcome is Outcome.STRONG:
            yield Problem(
                ("endings", number),
                "Wie steeds de zwakste keuze neemt, kan toch hier eindigen.",
                "Geef zwakke keuzes een lager effect, of maak de voorwaarde zwaarder.",
            )
    if not (strongest.complete and weakest.complete):
        yield Problem(
            ("start",),
            f"Het sterkste en het zwakste gesprek zijn niet uitgezocht{_bounded(most)}.",
            "Laat de regels bij endings op minder waarden letten.",
        )


def _of_the_best(scenario: Scenario, ends: Ends) -> Iterator[Problem]:
    for number, outcome in _met(scenario, ends):
        if outcome is not Outcome.STRONG:
            yield Problem(
                ("endings", number),
                "Wie steeds de sterkste keuze neemt, kan toch hier eindigen.",
                "Geef sterke keuzes meer effect, of maak de voorwaarde van het "
                "sterke einde lichter.",
            )
    if ends.complete and not ends.endings:
        yield Problem(
            ("start",),
            "Wie steeds de sterkste keuze neemt, komt nooit aan een einde.",
            "Laat een van de sterkste keuzes uit de kring naar een einde leiden.",
        )


def _met(scenario: Scenario, ends: Ends) -> Iterator[tuple[int, Outcome]]:
    for number, ending in enumerate(scenario.endings):
        if ending.id in ends.endings:
            yield number, ending.outcome


def _bounded(most: int) -> str:
    return f"; het zoeken stopte na {most:,} situaties".replace(",", ".")

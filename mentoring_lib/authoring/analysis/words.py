"""The analysis of a scenario in Dutch, for who writes it."""

from collections.abc import Iterable, Iterator

from mentoring_lib.authoring.analysis.play_logs import ReplyFigures
from mentoring_lib.authoring.analysis.ranges import Range
from mentoring_lib.authoring.analysis.report import Analysis
from mentoring_lib.domain.scenario import Outcome

OUTCOMES = {
    Outcome.STRONG: "sterk",
    Outcome.FAIR: "redelijk",
    Outcome.WEAK: "zwak",
    Outcome.CLOSED: "dicht",
}
_MANY = 1_000_000_000


def in_words(analysis: Analysis) -> Iterator[str]:
    """Yield the lines of the analysis."""
    scenario = analysis.scenario
    replies = sum(1 for _ in scenario.replies())
    yield f"{scenario.title} ({scenario.slug})"
    yield f"{len(scenario.scenes)} scènes, {replies} antwoorden, {_paths(analysis.paths)}."
    if not analysis.exact:
        yield "Niet alles is uitgezocht: het gesprek kent te veel situaties. Wat hier staat, klopt."
    yield from _places(analysis)
    yield from _endings(analysis)
    yield "Waarden aan het einde:"
    for (who, name), each in analysis.ranges.items():
        yield f"- {who}.{name}: {_range(each)}"
    yield from _goals(analysis)
    yield from _cues(analysis)
    yield from _figures(analysis.figures)


def _paths(paths: int | None) -> str:
    if paths is None:
        return "eindeloos veel verschillende gesprekken (er zitten kringen in)"
    if paths > _MANY:
        return "meer dan een miljard verschillende gesprekken"
    return f"{paths:,} verschillende gesprekken".replace(",", ".")


def _places(analysis: Analysis) -> Iterator[str]:
    for names, told in (
        (analysis.unreachable, "Hier komt niemand"),
        (analysis.dead_ends, "Vanaf hier komt er geen einde"),
        (analysis.stuck, "Hier valt soms niets te zeggen"),
    ):
        if names:
            yield f"{told}: {_listed(names)}."
    for group in analysis.circles:
        yield f"Kring: {_listed(group)}."


def _endings(analysis: Analysis) -> Iterator[str]:
    yield "Eindes:"
    for ending in analysis.scenario.endings:
        met = ending.id in analysis.endings.endings
        unsure = "niet gevonden" if not analysis.endings.complete else "niemand komt hier"
        told = "bereikbaar" if met else unsure
        yield f"- {ending.id} ({OUTCOMES[ending.outcome]}): {told}"
    for label, ends, run in (
        ("Steeds de sterkste keuze", analysis.best, analysis.best_run),
        ("Steeds de zwakste keuze", analysis.worst, analysis.worst_run),
    ):
        yield f"{label}: {_listed(sorted(ends.endings)) or 'geen einde'}; kortste: {_listed(run)}."


def _range(found: Range) -> str:
    if found.lowest is None:
        return "geen einde gevonden"
    told = f"{found.lowest} tot en met {found.highest}"
    return told if found.exact else f"{told} (gevonden; er kan meer zijn)"


def _goals(analysis: Analysis) -> Iterator[str]:
    if not analysis.goals:
        return
    yield "Leerdoelen (in de beste, de zwakste en 400 willekeurige gesprekken):"
    for each in analysis.goals:
        if each.highest is None:
            yield f"- {each.goal.id}: kwam nergens aan bod"
            continue
        enough = "" if each.reachable else f"; {each.goal.enough} % is nergens gehaald"
        yield f"- {each.goal.id}: {each.lowest} tot en met {each.highest} %{enough}"


def _cues(analysis: Analysis) -> Iterator[str]:
    cue = analysis.cue
    yield (
        f"Lengte: in {cue.longest_is_best} van de {cue.scenes} scènes is de langste keuze de "
        f"sterkste, in {cue.shortest_is_best} de kortste."
    )
    for each in analysis.give_away:
        yield f"Verraadt zich: {each.reply} in {each.scene} ({each.reason})."
    for each in analysis.dominated:
        yield f"Klopt niet met het effect: {each.reply} in {each.scene} ({each.reason})."


def _figures(figures: Iterable[ReplyFigures]) -> Iterator[str]:
    for number, each in enumerate(figures):
        if number == 0:
            yield "Uit gespeelde gesprekken (gekozen, moeilijkheid van de scène, onderscheid):"
        telling = "–" if each.discrimination is None else f"{each.discrimination:+.2f}"
        line = f"- {each.scene} {each.reply}: {each.frequency:.0%} van {each.offered}"
        yield f"{line}, {each.difficulty:.2f}, {telling}".replace(".", ",")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

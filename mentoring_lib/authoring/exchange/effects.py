"""Effects that follow one another, as one effect."""

from mentoring_lib.domain.parameter import MOST_CHANGE, STANDARD, Effect, Kind, Number

Effects = dict[str, Effect]


def bounded(kind: Kind, effect: Effect, parameter: str) -> Effect:
    """Return the effect within what the parameter accepts."""
    if not isinstance(kind, Number) or isinstance(effect, bool):
        return effect
    if isinstance(effect, str):
        value = max(kind.lowest, min(kind.highest, int(effect[1:])))
        return f"={value}"
    width = MOST_CHANGE if parameter in STANDARD else kind.highest - kind.lowest
    return max(-width, min(width, effect))


def after(kind: Kind, first: Effect | None, then: Effect) -> Effect:
    """Return what two effects on one parameter do together."""
    added = isinstance(then, int) and not isinstance(then, bool)
    if first is None or not added or not isinstance(kind, Number):
        return then
    if isinstance(first, str):
        return f"={kind.after(int(first[1:]), then)}"
    return int(first) + int(then)

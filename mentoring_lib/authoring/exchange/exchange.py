"""Scenarios to and from other tools, by the name of the format."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mentoring_lib.authoring.exchange.ink_read import from_ink
from mentoring_lib.authoring.exchange.model import Exported, Format, Imported
from mentoring_lib.authoring.exchange.reading import content_of, guessed
from mentoring_lib.authoring.exchange.twee_read import from_twee
from mentoring_lib.authoring.exchange.twee_write import twee
from mentoring_lib.authoring.exchange.uudsl_read import from_uudsl
from mentoring_lib.authoring.exchange.uudsl_write import uudsl
from mentoring_lib.domain.scenario import Scenario

WRITTEN = (Format.UUDSL, Format.TWEE)
"""The formats that a scenario can be exported to; ink has no compiler here."""

_READ: dict[Format, Callable[[bytes, str], Imported]] = {
    Format.UUDSL: from_uudsl,
    Format.TWEE: from_twee,
    Format.INK: from_ink,
}


def exported(scenario: Scenario, to: Format, *, on: date) -> Exported:
    """Return a scenario in another format.

    Args:
        scenario: The scenario with its assessment.
        to: One of ``WRITTEN``.
        on: The date of saving.
    """
    return twee(scenario) if to is Format.TWEE else uudsl(scenario, on=on)


def imported(path: Path, form: Format | None = None) -> Imported:
    """Return the scenario in a file of another tool.

    Args:
        path: The file, which nobody has to trust.
        form: Its format; without it, the content and then the name tell.

    Raises:
        ExchangeError: It can't be read, or no scenario can be made of it.
    """
    content = content_of(path)
    return _READ[form or guessed(path, content)](content, path.name)

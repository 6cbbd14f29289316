"""Building stones that every content model shares."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
"""A Dutch name for files and links: small letters, digits and hyphens."""

AUTHORED = {"authored": True}
"""Validation context for text that a person wrote in a YAML file."""

NOT_A_BLOCK = "de tekst staat op dezelfde regel als de naam ervoor"


class BlockText(str):
    """Text that stood in a block after ``>`` in a YAML file."""

    __slots__ = ()


def _in_a_block(value: object, info: ValidationInfo) -> object:
    # On one line, YAML silently cuts text at ' #' and trips over quotes and colons.
    authored = isinstance(info.context, dict) and info.context.get("authored")
    if authored and isinstance(value, str) and not isinstance(value, BlockText):
        raise ValueError(NOT_A_BLOCK)
    return value.strip() if isinstance(value, str) else value


Prose = Annotated[str, BeforeValidator(_in_a_block), StringConstraints(min_length=1)]
"""Dutch text that a person reads; in YAML always a block after ``>``."""


class Value(BaseModel):
    """A thing that never changes and knows no fields besides its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

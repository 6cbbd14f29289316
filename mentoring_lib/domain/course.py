"""The course: its modules, and the routes through them."""

from typing import Annotated

from pydantic import Field

from mentoring_lib.domain.values import Prose, Slug, Value


class Module(Value):
    """One module, as the front matter of its ``ontwerp.md`` tells."""

    slug: Slug
    title: Prose
    minutes_lesson: Annotated[int, Field(gt=0, le=600)]
    minutes_practice: Annotated[int, Field(gt=0, le=600)]
    routes: tuple[Slug, ...] = Field(min_length=1)


class Route(Value):
    """A path through the modules for one audience."""

    id: Slug
    title: Prose
    for_whom: Prose

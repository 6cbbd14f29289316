"""What a mentor does, over all practice talks and all real ones."""

from collections.abc import Iterator
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.recognise.own import recogniser_for
from mentoring_lib.practice.replay import Run, replay
from mentoring_lib.practice.skill_profile import Shares, Skill, practised, really_said
from mentoring_lib.practice.talk_report.talk import Talk, coded
from mentoring_lib.records.own_talks import own_talks
from mentoring_lib.records.talk_log import kept_talk
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, own_catalog, script


def my_profile() -> "ProfilePanel":
    """Return the profile over what this learner kept."""
    return ProfilePanel(own_catalog(), workspace_above(here()))


class ProfilePanel(Panel):
    """A table: exact for practice talks, an estimate for real ones."""

    _esm: ClassVar[str] = script("common.js", "profile_panel.js")
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    head: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, catalog: Catalog, workspace: Workspace | None) -> None:
        """Count what is kept at this moment."""
        texts = catalog.texts("profile")
        runs = list(_runs(catalog, workspace)) if workspace is not None else []
        talks = list(_talks(catalog, workspace)) if workspace is not None else []
        practice, real = practised(runs), really_said(talks)
        head = [
            texts["what"],
            texts["practised"].format(talks=len(runs), turns=practice.turns),
            texts["real"].format(talks=len(talks), turns=real.turns),
        ]
        seen = practice.turns or real.turns
        rows = [_row(skill, practice, real, texts) for skill in Skill] if seen else []
        super().__init__(texts=texts, head=head, rows=rows)


def _row(skill: Skill, practice: Shares, real: Shares, texts: dict[str, str]) -> list[str]:
    exact = f"{practice.percent(skill)} %" if practice.turns else "–"
    about = texts["about"].format(percent=real.roughly(skill)) if real.turns else "–"
    return [texts[str(skill)], exact, about]


def _runs(catalog: Catalog, workspace: Workspace) -> Iterator[Run]:
    """Yield the last run of each practice talk, as far as it is still possible."""
    for scenario in catalog.scenarios():
        kept = kept_talk(workspace, scenario.slug)
        if kept is not None and kept.runs:
            run = replay(scenario, kept.runs[-1].chosen)
            if run.refused is None:
                yield run


def _talks(catalog: Catalog, workspace: Workspace) -> Iterator[Talk]:
    recogniser = recogniser_for(catalog)
    for kept in own_talks(workspace).talks:
        yield coded(kept.lines, kept.corrections, recogniser.analyse)

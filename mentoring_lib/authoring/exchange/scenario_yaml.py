"""Writing a scenario as the YAML file that an author goes on with."""

import io
import re
from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString

from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.domain.scenario import Scenario

PROSE = {
    "title", "situation", "background", "name", "description", "label", "text", "emotion",
    "says", "thought", "hint", "feedback", "reaction", "also_said", "debrief",
}  # fmt: skip
"""The keys whose text a person reads; a test holds them against the models."""

_LIBRE = {"parameters", "characters", "group", "state", "effect"}
"""The keys under which an author's own names stand."""

_SENTENCE = re.compile(r"(?<=[.?!…])(?<!\s[.?!…]) (?=[^\s])")
_WIDTH = 1_000_000


def scenario_yaml(scenario: Scenario, todo: Iterable[str] = ()) -> str:
    """Return the file, with prose in blocks and the to-do list on top.

    What is as it would be without writing it, is left out.
    """
    writer = YAML()
    writer.width = _WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.dump(_prepared(written_fields(scenario), "scenario"), stream)
    return "".join(_head(todo)) + stream.getvalue()


def written_fields(scenario: Scenario) -> Fields:
    """Return the fields that differ from what a scenario has without them."""
    fields: Fields = scenario.model_dump(mode="json", exclude_defaults=True)
    for name, kind in scenario.parameters.items():
        # A default to the model, and still what tells the kinds apart.
        fields["parameters"][name] = {"kind": kind.kind, **fields["parameters"][name]}
    return fields


def _head(todo: Iterable[str]) -> Iterable[str]:
    yield "# Wat je mag veranderen: alle Nederlandse tekst onder een '>'.\n"
    yield "# Wat je beter laat staan: de namen achter id, leads_to, start, phase en move. "
    yield "Uitleg: content/LEESMIJ.md.\n"
    for line in todo:
        yield f"# Nog doen: {' '.join(line.split())}\n"


def _prepared(value: Any, key: str, *, free: bool = False) -> Any:
    if isinstance(value, dict):
        inside = key in _LIBRE and not free
        return {
            name: _prepared(each, "options" if key == "options" else name, free=inside)
            for name, each in value.items()
        }
    if isinstance(value, list):
        made = CommentedSeq(_prepared(each, key) for each in value)
        if key in {"routes", "shows"}:
            made.fa.set_flow_style()
        return made
    prose = key == "options" or (key in PROSE and not free)
    return _block(value) if isinstance(value, str) and prose else value


def _block(text: str) -> str:
    block: str = FoldedScalarString(text + "\n")
    block.fold_pos = [found.start() for found in _SENTENCE.finditer(text)]  # type: ignore[attr-defined] # a mark of ruamel
    return block

"""The graded copy of a notebook, as nbgrader would have left it, made without a kernel."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from nbgrader.api import Notebook

from mentoring_lib.domain.exercise import Item
from mentoring_lib.domain.script import Script
from mentoring_lib.grading.maker import Maker
from mentoring_lib.grading.notebook import answer_data, result_data
from mentoring_lib.grading.result import ItemResult
from mentoring_lib.grading.submission import Submission
from mentoring_lib.practice.answers import stored_answer
from mentoring_lib.practice.plain import plain_answer, plain_html


class GradedNotebook:
    """Fills the maker's notebook with answers and results."""

    def __init__(self, released: Mapping[str, Any], notebook: Notebook, maker: Maker) -> None:
        """Put the hidden tests and mark schemes back, once for all learners."""
        self.maker = maker
        self.scripts = {name: each.script() for name, each in maker.scenarios.items()}
        kept = {cell.name: cell for cell in notebook.source_cells}
        self.template = deepcopy(dict(released))
        for cell in self.template["cells"]:
            told = cell["metadata"].get("nbgrader")
            if told and told["grade_id"] in kept:
                cell["source"] = kept[told["grade_id"]].source
                told["checksum"] = kept[told["grade_id"]].checksum

    def filled(self, submission: Submission, results: Mapping[str, ItemResult]) -> str:
        """Return the graded notebook of one learner, as text."""
        shown = self._shown(submission, results)
        cells = [self._cell(cell, shown, results) for cell in self.template["cells"]]
        return json.dumps({**self.template, "cells": cells}, ensure_ascii=False, indent=1) + "\n"

    def _cell(
        self,
        cell: Mapping[str, Any],
        shown: Mapping[str, list[dict[str, Any]]],
        results: Mapping[str, ItemResult],
    ) -> dict[str, Any]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if cell["cell_type"] != "code" or name is None:
            return dict(cell)
        outputs = [_display(data) for data in shown.get(name, [])]
        result = results.get(name)
        if result is not None and result.points is not None:
            outputs.append(_value(result.points))
        return {**cell, "execution_count": 1, "outputs": outputs}

    def _shown(
        self, submission: Submission, results: Mapping[str, ItemResult]
    ) -> dict[str, list[dict[str, Any]]]:
        shown = {}
        for item in self.maker.exercise.items:
            value = stored_answer(item, submission.sheet.value(item.id))
            lines = plain_answer(item, value, self._script(item))
            answer = answer_data(item, lines, plain_html(item, lines))
            result = results[item.id]
            if result.points is None:
                shown[f"{item.id}-tekst"] = [answer]
            else:
                shown[item.id] = [answer, result_data(result, submission.sheet_remark)]
        notes = "\n".join(submission.remarks)
        return {**shown, "opdracht": [{"text/plain": notes}] if notes else []}

    def _script(self, item: Item) -> Script | None:
        return self.scripts.get(getattr(item, "scenario", ""))


def _display(data: dict[str, Any]) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _value(points: float) -> dict[str, Any]:
    return {
        "output_type": "execute_result",
        "execution_count": 1,
        "data": {"text/plain": repr(float(points))},
        "metadata": {},
    }

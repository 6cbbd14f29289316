"""What people type about talks and scenarios, answered in Dutch."""

import csv
import json
import subprocess
import sys

import pytest
from builders import ROOT

from mentoring_lib.catalog.content import SHIPPED
from mentoring_lib.cli import main

S1 = str(SHIPPED / "scenarios" / "resultaten-zakken.yaml")


def test_a_scenario_is_analysed_in_words_and_drawn(capsys, tmp_path):
    picture = tmp_path / "gesprek.svg"

    assert main(["scenario", "analyse", S1, "--picture", str(picture)]) == 0
    said = capsys.readouterr().out
    assert "einde-sterk (sterk): bereikbaar" in said
    assert "Steeds de zwakste keuze: einde-dicht" in said
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_a_scenario_is_analysed_as_json_with_figures_of_played_talks(capsys, tmp_path):
    log = tmp_path / "gespeeld.jsonl"
    log.write_text('{"scenario": "resultaten-zakken", "chosen": ["n1a", "n2b"]}\n' * 6)

    assert main(["scenario", "analyse", S1, "--json", "--log", str(log)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["exact"] is True
    assert {each["reply"]: each["frequency"] for each in found["figures"]}["n2b"] == 1


def test_a_file_that_is_no_scenario_is_told_with_its_place(capsys, tmp_path):
    path = tmp_path / "stuk.yaml"
    path.write_text("slug: stuk\n", encoding="utf-8")

    assert main(["scenario", "analyse", str(path)]) == 1
    assert "stuk.yaml:1" in capsys.readouterr().err


def test_a_guide_is_written_for_the_time_there_is(capsys, tmp_path):
    assert main(["guide", "bordsessie", "--minutes", "10", "--out", str(tmp_path)]) == 0
    assert "Handvat gemaakt" in capsys.readouterr().out
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".html"}


def test_lines_get_a_label_in_the_same_order(capsys, tmp_path):
    lines, out = tmp_path / "in.csv", tmp_path / "uit.csv"
    lines.write_text(
        "id,text\n1,Hoe was die les voor jou?\n2,Heb je gemaild?\n3,\n", encoding="utf-8"
    )

    assert main(["moves", "--in", str(lines), "--out", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert [row["label"] for row in rows[:2]] == ["open_vraag", "gesloten_vraag"]
    assert {row["confidence"] for row in rows} <= {"hoog", "middel", "laag"}
    assert all(row["reason"] for row in rows)
    assert "3 regels gelabeld" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["--help"], ["scenario", "--help"], ["moves", "--help"]])
def test_help_costs_no_heavy_import(command):
    code = (
        "import sys; from mentoring_lib.cli import main\n"
        f"try: main({command})\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'jupyterlab', 'nbgrader', 'ipywidgets', 'pandas', 'sqlalchemy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"

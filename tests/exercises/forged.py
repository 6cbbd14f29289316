"""Hand-ins that were tampered with, starting from full marks: what may still count."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mentoring_lib.records.answer_sheet import NAME

SCRIPT = '<script>document.title = "gekaapt"</script><img src=x onerror="alert(1)">'


@dataclass(frozen=True)
class Forgery:
    """One way of tampering.

    Attributes:
        name: As whom it is handed in.
        tamper: Changes the exercise's folder.
        points: What differs from full points, by item; None when nothing counts.
        remark: What the trainer must be told.
    """

    name: str
    tamper: Callable[[Path], None]
    points: dict[str, float] | None = field(default_factory=dict)
    remark: str | None = None


def edited(change):
    """Return a tampering that edits the sheet as JSON."""

    def tamper(folder):
        path = folder / NAME
        sheet = json.loads(path.read_text())
        change(sheet)
        path.write_text(json.dumps(sheet))

    return tamper


def with_value(item, value):
    return edited(lambda sheet: sheet["answers"][item].update(value=value))


def truncate(folder):
    path = folder / NAME
    path.write_bytes(path.read_bytes()[:700])


def bloat(folder):
    path = folder / NAME
    sheet = json.loads(path.read_text())
    sheet["answers"]["terugblik"]["value"] = "a" * 50_000_000
    path.write_text(json.dumps(sheet))


def own_code(folder):
    path = folder / "04-coachgesprek.ipynb"
    notebook = json.loads(path.read_text())
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "stiekem",
        "metadata": {},
        "outputs": [],
        "source": ["import pathlib\n", "pathlib.Path('geraakt.txt').write_text('ik was hier')"],
    }
    notebook["cells"].insert(0, cell)
    path.write_text(json.dumps(notebook))


def claim_points(sheet):
    sheet["score"] = 50
    for one in sheet["answers"].values():
        one.update(points=99, max_points=99)
    sheet["answers"]["opening"]["value"] = "a"


def unknown_item(sheet):
    sheet["answers"]["bonus"] = {"kind": "choice", "value": "a", "points": 100}


FORGED = (
    Forgery(
        "Onmogelijk Gesprek",
        with_value("gesprek", ["s01-f", "s12-n", "s12-n"]),
        {"gesprek": 1.5},
        "Het gesprek kan zo niet gespeeld zijn",
    ),
    Forgery(
        "Te Lang Gesprek", with_value("gesprek", ["s01-f"] * 5000), {"gesprek": 0.0}, "5000 beurten"
    ),
    Forgery(
        "Onbekende Keuze", with_value("opening", "z"), {"opening": 0.0}, "de keuze ‘z’ bestaat niet"
    ),
    Forgery(
        "Andere Vorm",
        with_value("uitspraken", ["k01"]),
        {"uitspraken": 0.0},
        "past niet bij de opdracht",
    ),
    Forgery(
        "Dubbele Kaart",
        with_value("groei-volgorde", ["k03"] * 5),
        {"groei-volgorde": 0.0},
        "precies één keer",
    ),
    Forgery("Eigen Punten", edited(claim_points), {"opening": 0.0}, "Die tellen niet"),
    Forgery("Extra Onderdeel", edited(unknown_item), {}, "onderdelen die er niet zijn: ‘bonus’"),
    Forgery("Afgekapt Bestand", truncate, None, "Het antwoordblad is beschadigd."),
    Forgery("Vijftig Megabyte", bloat, None, "MB groot"),
    Forgery("Script Kiddo", with_value("terugblik", SCRIPT), {}, None),
    Forgery("Nul Teken", with_value("terugblik", "voor\x00na \ud800"), {}, None),
    Forgery("Eigen Code", own_code, {}, "code die niet van de maker is"),
    Forgery(
        "Andere Opdracht",
        edited(lambda sheet: sheet.update(assignment="05-anders")),
        None,
        "hoort niet bij",
    ),
)

"""What helps with talks of one's own: a guide on paper, and labels for lines."""

import argparse
from pathlib import Path

from mentoring_lib.cli.answer import Commands, say


def add_commands(commands: Commands) -> None:
    """Add ``guide`` and ``moves``."""
    guide = commands.add_parser("guide", help="maak een handvat voor een gesprek")
    guide.add_argument("slug", help="het soort gesprek, bijvoorbeeld coachgesprek")
    guide.add_argument("--minutes", type=int, default=20, help="hoeveel tijd jullie hebben")
    guide.add_argument("--out", type=Path, default=Path(), help="map voor het handvat")
    guide.set_defaults(do=_guide)
    command = commands.add_parser("moves", help="herken wat een mentor doet in een lijst regels")
    command.add_argument(
        "--in", dest="lines", type=Path, required=True, help="csv-bestand met de kolom text"
    )
    command.add_argument("--out", type=Path, required=True, help="waar het resultaat komt")
    command.set_defaults(do=_moves)


def _guide(asked: argparse.Namespace) -> int:
    from mentoring_lib.catalog.content import catalog_for
    from mentoring_lib.practice.guide_pages import html, markdown
    from mentoring_lib.practice.talk_guide import talk_guide
    from mentoring_lib.records.files import write_atomically

    catalog = catalog_for(Path.cwd())
    made = talk_guide(catalog.structure(asked.slug), asked.minutes, catalog.texts("guide"))
    for ending, text in ((".html", html(made)), (".md", markdown(made))):
        path = asked.out / f"{made.name}{ending}"
        write_atomically(path, text)
        say(f"Handvat gemaakt: {path}")
    return 0


def _moves(asked: argparse.Namespace) -> int:
    from mentoring_lib.practice.recognise.table import label_table

    counts = label_table(asked.lines, asked.out)
    told = ", ".join(f"{counts.get(each, 0)} {each}" for each in ("hoog", "middel", "laag"))
    say(f"{sum(counts.values())} regels gelabeld ({told}): {asked.out}")
    return 0

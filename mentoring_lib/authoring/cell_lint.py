"""What the cells of a notebook may be: named by words, and hardly any code."""

import ast
import re
from collections.abc import Iterator

from mentoring_lib.authoring.finding import Finding
from mentoring_lib.authoring.notebook_file import NotebookFile

LONGEST = 8
"""Lines of code that a cell may have."""

OURS = "mentoring_lib"

_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# nbformat makes eight hexadecimal digits, JupyterLab a UUID.
_RANDOM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){0,3}(?:-[0-9a-f]{12})?")
_TOO_MUCH: dict[type[ast.AST], str] = {
    ast.FunctionDef: "een functie (def)",
    ast.AsyncFunctionDef: "een functie (def)",
    ast.Lambda: "een functie (lambda)",
    ast.ClassDef: "een klasse (class)",
    ast.For: "een herhaling (for)",
    ast.AsyncFor: "een herhaling (for)",
    ast.comprehension: "een herhaling (for)",
    ast.While: "een herhaling (while)",
}
_ELSEWHERE = "Zet dit in mentoring_lib en roep het hier met één regel aan."


def cell_findings(notebook: NotebookFile) -> Iterator[Finding]:
    """Yield what is wrong with the names and the code of a notebook's cells."""
    yield from _name_findings(notebook)
    for start, name, code in notebook.cells("code"):
        yield from _code_findings(notebook, start, name, code)


def _name_findings(notebook: NotebookFile) -> Iterator[Finding]:
    seen: set[str] = set()
    names = (cell["id"] for cell in notebook.notebook["cells"])
    for start, name in zip(notebook.starts, names, strict=True):
        if name in seen:
            yield notebook.finding(
                start,
                f"De celnaam ‘{name}’ staat er twee keer.",
                "Geef een van de twee cellen een andere naam.",
            )
        seen.add(name)
        if _RANDOM.fullmatch(name) or not _WORDS.fullmatch(name):
            yield notebook.finding(
                start,
                f"De celnaam ‘{name}’ bestaat niet uit woorden.",
                "Noem de cel naar wat erin staat, zoals: gesprek-vooraf.",
            )


def _code_findings(notebook: NotebookFile, start: int, name: str, code: str) -> Iterator[Finding]:
    length = len(code.splitlines())
    if length > LONGEST:
        yield notebook.finding(
            start,
            f"De code in ‘{name}’ is {length} regels lang; meer dan {LONGEST} mag niet.",
            _ELSEWHERE,
        )
    try:
        tree = ast.parse(code)
    except SyntaxError:
        yield notebook.finding(
            start,
            f"De code in ‘{name}’ is geen Python.",
            "Zet het blok terug zoals het was.",
        )
        return
    for found in dict.fromkeys(_too_much(tree)):
        yield notebook.finding(start, f"In de code van ‘{name}’ staat {found}.", _ELSEWHERE)


def _too_much(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if type(node) in _TOO_MUCH:
            yield _TOO_MUCH[type(node)]
        for module in _imported(node):
            if module.partition(".")[0] != OURS:
                yield f"een import van ‘{module}’"


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [each.name for each in node.names]
        case ast.ImportFrom():
            return ["." * node.level + (node.module or "")]
        case _:
            return []

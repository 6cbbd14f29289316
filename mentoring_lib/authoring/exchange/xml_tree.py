"""Reading XML without trusting it: no DTD, so no entities, and bounds on everything.

The parser is Expat, which stands under every XML package of the standard library.
Refusing the document type refuses every entity bomb and every outside address at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from mentoring_lib.authoring.exchange.model import ExchangeError

MOST_ELEMENTS = 60_000
"""A practice conversation of 200 replies takes 6,000."""

DEEPEST = 60
MOST_ATTRIBUTES = 40
MOST_TEXT = 100_000
"""Signs in one element; the longest text in this course has 1,500, all other data 20,000."""

_DAMAGED = "Bewaar het opnieuw uit het andere programma, of bekijk deze regel."


@dataclass(slots=True)
class Element:
    """One element, with the line where it begins."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text right in this element."""
        return "".join(self.pieces)

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)

    def truth(self, name: str) -> bool:
        """Return an attribute that says yes or no."""
        return self.get(name) in {"true", "1"}

    def all(self, tag: str) -> list["Element"]:
        """Return the children with this tag."""
        return [child for child in self.children if child.tag == tag]

    def at(self, *tags: str) -> "Element":
        """Return what stands under these tags in turn; an empty element when nothing does."""
        found = self
        for tag in tags:
            found = next((each for each in found.children if each.tag == tag), None) or Element(
                tag, {}, found.line
            )
        return found

    def walk(self) -> Iterator["Element"]:
        """Yield this element and everything in it."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def xml_tree(content: bytes, name: str) -> Element:
    """Return the outermost element, with tags and attributes without their namespace.

    Raises:
        ExchangeError: It isn't XML, has a document type, or is larger than it should be.
    """
    return _Reader(name).read(content)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Element] = []
        self.root: Element | None = None
        self.elements = 0
        self.signs = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def read(self, content: bytes) -> Element:
        try:
            self.parser.Parse(content, True)  # noqa: FBT003 - Expat knows no keywords
        except expat.ExpatError as error:
            raise ExchangeError(
                place=f"{self.name}:{error.lineno}",
                problem="Hier klopt de opmaak van de XML niet.",
                remedy=_DAMAGED,
            ) from error
        except (ValueError, LookupError) as error:
            raise self._unusable(
                "Dit bestand noemt een tekenset die we niet kennen.", "Bewaar het als UTF-8."
            ) from error
        if self.root is None:
            raise self._unusable("Dit bestand heeft geen inhoud.", _DAMAGED)
        return self.root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise self._unusable("Dit bestand heeft te veel onderdelen.", "Splits het gesprek.")
        if len(self.open) >= DEEPEST:
            raise self._unusable("Hier zijn de onderdelen te diep in elkaar gezet.", _DAMAGED)
        made = Element(
            tag.rpartition(":")[2],
            {key.rpartition(":")[2]: value for key, value in attributes.items()},
            self.parser.CurrentLineNumber,
        )
        if self.open:
            self.open[-1].children.append(made)
        else:
            self.root = made
        self.open.append(made)
        self.signs = 0

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.signs += len(text)
        if self.signs > MOST_TEXT:
            raise self._unusable(
                f"Hier staat een tekst van meer dan {MOST_TEXT} tekens.", "Kort de tekst in."
            )
        self.open[-1].pieces.append(text)

    def _refuse(self, *_declared: object) -> None:
        raise self._unusable(
            "Dit bestand verklaart een documenttype of entiteiten; die lezen we niet.",
            "Haal het stuk dat met <!DOCTYPE begint weg.",
        )

    def _unusable(self, problem: str, remedy: str) -> ExchangeError:
        place = f"{self.name}:{self.parser.CurrentLineNumber}"
        return ExchangeError(place=place, problem=problem, remedy=remedy)

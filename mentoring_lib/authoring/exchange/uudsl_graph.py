"""The statements of a UUDSL file, and where they lead."""

from collections import Counter
from dataclasses import dataclass, field

from mentoring_lib.authoring.exchange.model import ExchangeError, Fields
from mentoring_lib.authoring.exchange.names import for_yaml, from_xml_name
from mentoring_lib.authoring.exchange.uudsl_terms import FORMS, Form, Part
from mentoring_lib.authoring.exchange.xml_tree import Element

MOST_STATEMENTS = 8_000
MOST_RESPONSES = 15_000

_KINDS = {"playerStatement", "computerStatement", "situationStatement"}
_TRUE = {"true", "1"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as it was read.

    Attributes:
        part: What it is to us, when we wrote it; else None.
        name: Our own id, or the id of the source.
        fields: What else is told of it, by the names of our fields.
        player: Whether the mentor says it.
    """

    id: str
    part: Part | None
    name: str
    text: str
    element: Element
    fields: Fields
    responses: tuple[str, ...]

    @property
    def player(self) -> bool:
        """Tell whether the mentor says it."""
        return self.element.tag == "playerStatement"

    @property
    def ends(self) -> bool:
        """Tell whether the talk is over after it."""
        return self.element.truth("end")

    @property
    def interleave(self) -> bool:
        """Tell whether the mentor may turn to another subject after it."""
        return self.element.truth("allowInterleave") or self.element.truth("jumpPoint")

    @property
    def may_stop(self) -> bool:
        """Tell whether the subject may be over after it."""
        return self.element.truth("allowDialogueEnd") or self.element.truth("inits")


@dataclass(slots=True)
class Told:
    """One dialogue of the file: a subject, or the whole talk."""

    element: Element
    level: int
    starts: tuple[str, ...]
    statements: list[Spoken] = field(default_factory=list)

    @property
    def optional(self) -> bool:
        """Tell whether it can be skipped."""
        return self.element.truth("optional")

    @property
    def title(self) -> str:
        """Return what it is about."""
        return for_yaml(self.element.at("subject").text)


class Graph:
    """All dialogues of a file, with their statements by id."""

    def __init__(self, root: Element, name: str) -> None:
        """Read the sequence.

        Raises:
            ExchangeError: An id stands there twice, leads nowhere, or there are too many.
        """
        self._file = name
        self.by_id: dict[str, Spoken] = {}
        self.dialogues: list[Told] = []
        for level, interleave in enumerate(root.at("sequence").all("interleave")):
            for element in interleave.all("dialogue"):
                self._read(element, level)
        self._check()

    def given(self, ids: tuple[str, ...]) -> list[Spoken]:
        """Return statements by their ids."""
        return [self.by_id[each] for each in ids]

    def _read(self, element: Element, level: int) -> None:
        starts = tuple(each.get("idref") for each in element.at("starts").all("start"))
        dialogue = Told(element, level, starts)
        self.dialogues.append(dialogue)
        for each in element.at("statements").children:
            if each.tag not in _KINDS:
                continue
            spoken = _spoken(each)
            if spoken.id in self.by_id:
                raise self._wrong(each, f"De id ‘{spoken.id[:40]}’ staat er twee keer.")
            self.by_id[spoken.id] = spoken
            dialogue.statements.append(spoken)

    def _check(self) -> None:
        responses = sum(len(each.responses) for each in self.by_id.values())
        if len(self.by_id) > MOST_STATEMENTS or responses > MOST_RESPONSES:
            raise ExchangeError(
                place=self._file,
                problem=f"Dit gesprek is te groot: {len(self.by_id)} uitspraken.",
                remedy=f"Splits het; er passen {MOST_STATEMENTS} uitspraken.",
            )
        for each in self.by_id.values():
            for to in each.responses:
                if to not in self.by_id:
                    raise self._wrong(each.element, f"De uitspraak ‘{to[:40]}’ bestaat niet.")
        for dialogue in self.dialogues:
            for start in dialogue.starts:
                if start not in self.by_id:
                    raise self._wrong(dialogue.element, f"Het begin ‘{start[:40]}’ bestaat niet.")

    def _wrong(self, element: Element, problem: str) -> ExchangeError:
        return ExchangeError(
            place=f"{self._file}:{element.line}, {element.tag}",
            problem=problem,
            remedy="Verander het in de editor en bewaar het bestand opnieuw.",
        )


def _spoken(element: Element) -> Spoken:
    name = element.get("id")
    part, _, rest = name.partition(".")
    own = Part(part) if rest and part in {str(each) for each in Part} else None
    responses = (each.get("idref") for each in element.at("responses").all("response"))
    return Spoken(
        id=name,
        part=own,
        name=rest if own else name,
        text=for_yaml(element.at("text").text),
        element=element,
        fields=properties(element),
        responses=tuple(dict.fromkeys(responses)),
    )


def properties(element: Element, character: str = "") -> Fields:
    """Return what else is told of something, for the names that we know."""
    found: Fields = {}
    for each in element.at("propertyValues").children:
        name = each.get("idref")
        form = FORMS.get(name)
        if form is None or each.get("characteridref") != character:
            continue
        value = _value(form, each)
        if value is not None:
            found[name] = value
    return found


def foreign_properties(element: Element) -> Counter[str]:
    """Return how often each property is told that we don't know."""
    return Counter(
        each.get("idref")
        for each in element.walk()
        if each.tag in {"propertyValue", "characterPropertyValue"}
        and each.get("idref") not in FORMS
        and (each.text.strip() or each.children)
    )


def _value(form: Form, element: Element) -> object:
    text = for_yaml(element.text)
    match form:
        case Form.NUMBER:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None  # noqa: PLR2004 - as the source may hold
        case Form.TRUTH:
            return True if text in _TRUE else None
        case Form.LIST:
            return [made for each in element.all("item") if (made := for_yaml(each.text))]
    return text or None


def slug_of(spoken: Spoken) -> str:
    """Return our own name of a statement."""
    return from_xml_name(
        spoken.name.rpartition(".")[2] if spoken.part in _WITH_DIALOGUE else spoken.name
    )


_WITH_DIALOGUE = {Part.RULE, Part.ENDING}

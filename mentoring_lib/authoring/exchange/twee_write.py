"""Writing a scenario as Twee 3, which Twine plays and keeps.

What Twine can't do goes along in a passage of its own that nobody reaches. Its tag is
an ordinary one and its text is JSON, so that a tool which knows passages and tags keeps it.
"""

import html
import json
import uuid
from collections.abc import Iterator, Sequence

from mentoring_lib.authoring.exchange import twee_terms as terms
from mentoring_lib.authoring.exchange.model import Exported, Tally
from mentoring_lib.authoring.exchange.story import Link, Passage
from mentoring_lib.authoring.exchange.twee_terms import Tag
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario
from mentoring_lib.domain.script import BY_RULE, SILENT, SUBJECTS, Utterance

_ENDED = {
    Outcome.STRONG: "Sterk",
    Outcome.FAIR: "Redelijk",
    Outcome.WEAK: "Zwak",
    Outcome.CLOSED: "Dicht",
}
_IN_A_LINK = str.maketrans("[]|<>\n", "()/() ")
_STEP = 125
_ROW = 8


def twee(scenario: Scenario) -> Exported:
    """Return the scenario as Twee 3, with what Twine can't do with it."""
    passages = list(passages_of(scenario))
    blocks = [
        f":: {terms.TITLE}\n{_shielded(scenario.title)}\n",
        f":: {terms.SETTINGS}\n{_settings(scenario)}\n",
        *(_written(number, passage) for number, passage in enumerate(passages)),
        f":: {terms.DATA} [{Tag.DATA}]\n{_data(scenario)}\n",
    ]
    return Exported("\n".join(blocks), _notes(scenario, passages))


def passages_of(scenario: Scenario) -> Iterator[Passage]:
    """Yield what the reader of the story meets, in order."""
    yield Passage(
        terms.BEFORE,
        text_in(scenario.situation),
        (Link("Begin het gesprek", scenario.start),),
        frozenset({Tag.BEFORE}),
    )
    for scene in scenario.scenes:
        said = [Utterance(speaker=scene.speaker, emotion=scene.emotion, says=scene.says)]
        text = _spoken(scenario, [*said, *scene.others])
        yield Passage(scene.id, text, links_to(scene.replies), frozenset({Tag.SCENE}))
        for reply in scene.replies:
            yield _reply(scenario, reply, scene.speaker)
    yield from _subjects(scenario)
    yield from _endings(scenario)


def links_to(replies: Sequence[Reply]) -> tuple[Link, ...]:
    """Return the links by which the mentor gives these replies."""
    return tuple(Link(label(reply.says), terms.REPLY + reply.id) for reply in replies)


def label(says: str) -> str:
    """Return words as they can stand on a link."""
    if says == SILENT:
        return terms.SILENCE
    return says.replace("->", "→").replace("<-", "←").translate(_IN_A_LINK)


def _reply(scenario: Scenario, reply: Reply, speaker: str) -> Passage:
    said = [Utterance(speaker=speaker, says=reply.reaction)] if reply.reaction else []
    blocks = [_spoken(scenario, [*said, *reply.reactions])]
    blocks.append(terms.FEEDBACK_MARK + text_in(reply.feedback).replace("\n\n", " "))
    return Passage(
        terms.REPLY + reply.id,
        "\n\n".join(filter(None, blocks)),
        (Link(terms.ONWARD, reply.leads_to),),
        frozenset({Tag.REPLY}),
    )


def _subjects(scenario: Scenario) -> Iterator[Passage]:
    pause = scenario.pause
    if pause is None:
        return
    openings = [subject.opening for subject in scenario.subjects]
    said = Utterance(speaker=pause.speaker, emotion=pause.emotion, says=pause.says)
    done = Link("We hebben alles besproken.", BY_RULE)
    links = (*links_to(openings), done)
    yield Passage(SUBJECTS, _spoken(scenario, [said]), links, frozenset({Tag.SUBJECTS}))
    for opening in openings:
        yield _reply(scenario, opening, pause.speaker)


def _endings(scenario: Scenario) -> Iterator[Passage]:
    ruled = [each for each in scenario.endings if each.when is not None]
    if ruled:
        links = tuple(Link(f"{_ENDED[each.outcome]}: {each.id}", each.id) for each in ruled)
        text = "Hoe liep dit gesprek af? Kies wat het best past."
        yield Passage(BY_RULE, text, links, frozenset({Tag.OUTCOMES}))
    for each in scenario.endings:
        yield Passage(each.id, text_in(each.text), (), frozenset({Tag.ENDING}))


def _spoken(scenario: Scenario, said: Sequence[Utterance]) -> str:
    blocks = []
    for each in said:
        name = scenario.characters[each.speaker].name
        felt = f" ({each.emotion})" if each.emotion else ""
        blocks.append(text_in(f"{name}{felt}: {each.says}"))
    return "\n\n".join(blocks)


def text_in(text: str) -> str:
    """Return a text in which Twine sees no links and no HTML."""
    return text.replace("[[", "[ [").replace("]]", "] ]").strip()


def _shielded(text: str) -> str:
    """Return text of which no line begins a passage."""
    safe = html.escape(text, quote=False)
    return "\n".join(f" {line}" if line.startswith("::") else line for line in safe.split("\n"))


def _written(number: int, passage: Passage) -> str:
    place = f"{(number % _ROW + 1) * _STEP},{(number // _ROW + 1) * _STEP}"
    about = json.dumps({"position": place, "size": "100,100"}, separators=(",", ":"))
    tags = " ".join(sorted(passage.tags))
    links = "\n".join(f"[[{link.says}->{link.to}]]" for link in passage.links)
    body = "\n\n".join(filter(None, (_shielded(passage.text), links)))
    return f":: {passage.name} [{tags}] {about}\n{body}\n"


def _settings(scenario: Scenario) -> str:
    ifid = str(uuid.uuid5(uuid.NAMESPACE_OID, f"mentoring-lib/{scenario.slug}")).upper()
    return json.dumps({"ifid": ifid, "start": terms.BEFORE}, indent=1)


def _data(scenario: Scenario) -> str:
    """Return everything as JSON in which no tool sees links or passages."""
    fields = scenario.model_dump(mode="json", exclude_defaults=True)
    for name, kind in scenario.parameters.items():
        fields["parameters"][name]["kind"] = kind.kind
    text = json.dumps(fields, indent=1, ensure_ascii=False).replace("<", "\\u003c")
    # Indented JSON has no two brackets in a row, so these stand inside a text.
    return text.replace("[[", "\\u005b\\u005b").replace("]]", "\\u005d\\u005d")


def _notes(scenario: Scenario, passages: Sequence[Passage]) -> tuple[str, ...]:
    tally = Tally()
    for name, places in _unplayed(scenario).items():
        if places:
            tally.add(f"Gaat mee als gegeven, maar doet in Twine niets: {name}", *places)
    if any(Tag.OUTCOMES in each.tags for each in passages):
        tally.add("In Twine kiest de speler zelf het einde, want Twine kent de regels niet")
    if scenario.subjects:
        tally.add("In Twine blijven alle onderwerpen steeds te kiezen")
    changed = [r.id for r in scenario.replies() if r.says != SILENT and label(r.says) != r.says]
    if changed:
        tally.add("Andere tekens, omdat ze in een link niet kunnen", *changed)
    tally.add(f"De gegevens staan in de passage ‘{terms.DATA}’; laat die staan.")
    return tally.lines()


def _unplayed(scenario: Scenario) -> dict[str, list[str]]:
    replies = list(scenario.replies())
    return {
        "wat een antwoord verandert": [each.id for each in replies if each.effect],
        "de voorwaarde bij een antwoord": [each.id for each in replies if each.when],
        "andere wegen na een antwoord": [each.id for each in replies if each.branches],
        "gespreksbeweging en kwaliteit": [each.id for each in replies],
        "een antwoord dat nooit mag": [each.id for each in replies if each.fatal],
        "gedachten, hints en fasen": [scene.id for scene in scenario.scenes],
        "bedenktijd": [scene.id for scene in scenario.scenes if scene.seconds is not None],
        "leerdoelen": [goal.id for goal in scenario.goals],
        "volgorde van onderwerpen, terugkomen en afronden": [each.id for each in scenario.subjects],
    }

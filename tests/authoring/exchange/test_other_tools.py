"""Files that other tools wrote become scenarios with honest placeholders."""

import json

import pytest
from authoring.exchange.exchange_samples import TODAY, rich_scenarios
from builders import scenario, shipped_scenarios
from hypothesis import given
from strategies import scenarios

from mentoring_lib.authoring.exchange.exchange import exported, imported
from mentoring_lib.authoring.exchange.ink_read import from_ink
from mentoring_lib.authoring.exchange.model import ExchangeError, Format
from mentoring_lib.authoring.exchange.scenario_yaml import PROSE, scenario_yaml
from mentoring_lib.authoring.exchange.twee_read import from_twee
from mentoring_lib.authoring.exchange.uudsl_read import from_uudsl
from mentoring_lib.catalog.content import load
from mentoring_lib.cli.main import main
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE, SUBJECTS

SHIPPED = shipped_scenarios()


def statement(kind: str, name: str, text: str, *to: str, rest: str = "", more: str = "") -> str:
    responses = "".join(f'<response idref="{each}"/>' for each in to)
    return (
        f'<{kind}Statement id="{name}" {more}><text>{text}</text>{rest}'
        f"<responses>{responses}</responses></{kind}Statement>"
    )


def effect(parameter: str, operator: str, value: str) -> str:
    return (
        "<parameterEffects><userDefined><parameterEffect "
        f'idref="{parameter}" operator="{operator}">{value}</parameterEffect>'
        "</userDefined><fixed/></parameterEffects>"
    )


def asks(parameter: str, operator: str, value: str) -> str:
    return (
        f'<preconditions><and><condition idref="{parameter}" operator="{operator}">{value}'
        "</condition></and></preconditions>"
    )


def dialogue(name: str, starts: str, *statements: str, optional: str = "false") -> str:
    return (
        f'<interleave><dialogue id="{name}" optional="{optional}"><subject>{name}</subject><starts>'
        f'<start idref="{starts}"/></starts><statements>{"".join(statements)}</statements>'
        "</dialogue></interleave>"
    )


def school_file(*dialogues: str) -> bytes:
    return (
        '<?xml version="1.0"?><scenario xmlns="http://uudsl.github.io/scenario/namespace">'
        '<definitions><characters><character id="C1" name="Meneer Bos"/></characters><parameters>'
        '<userDefined><parameter id="P 1" name="Openheid"><type><integer minimum="0" maximum="10">'
        "<default>4</default></integer></type></parameter>"
        '<parameter id="P2" name="Bui"><type><string/></type></parameter>'
        '<parameter id="P3" name="Lijst"><type><list/></type></parameter></userDefined><fixed/>'
        "</parameters><properties/></definitions><typedExpressions>"
        '<typedExpression id="e1" name="Openheid"><type/><expression><scale scalar="10">'
        '<parameterReference idref="P 1"/></scale></expression></typedExpression>'
        "</typedExpressions><metadata><name>Slecht nieuws!</name>"
        "<description>Je belt een ouder.</description>"
        "<difficulty>easy</difficulty></metadata>"
        f"<sequence>{''.join(dialogues)}</sequence></scenario>"
    ).encode()


ONE = dialogue(
    "Gesprek",
    "1.1",
    statement("computer", "1.1", "Met Bos.", "1.2", "1.3", more='characteridref="C1"'),
    statement("player", "1.2", "Dag.", "1.4", "1.5", rest=effect("P 1", "addAssign", "3")),
    statement("player", "1.3", "Luister.", "1.6", rest=asks("P2", "equalTo", "boos")),
    statement("computer", "1.4", "Ja?", "1.7", rest=asks("P 1", "greaterThanEqualTo", "5")),
    statement("computer", "1.5", "Wat?", "1.7", rest=asks("P 1", "lessThan", "5")),
    statement("computer", "1.6", "Nee.", rest=effect("P 1", "assign", "0"), more='end="true"'),
    statement("player", "1.7", "Tot ziens.", more='end="true"'),
)


def test_a_scenario_of_another_school_becomes_scenes_with_replies():
    made = from_uudsl(school_file(ONE), "bos.xml").scenario

    assert (made.slug, made.title, made.situation) == (
        "slecht-nieuws",
        "Slecht nieuws!",
        "Je belt een ouder.",
    )
    assert {each.id: each.says for each in made.scenes} == {
        "1-1": "Met Bos.", "1-4": "Ja?", "1-5": "Wat?",
    }  # fmt: skip
    first, second = made.scene("1-1").replies
    assert first.effect == {"p-1": 3}
    assert [(each.when.text, each.leads_to) for each in first.branches] == [("p-1 >= 5", "1-4")]
    assert first.leads_to == "1-5"
    assert second.when.text == "p2 = boos"
    assert (second.leads_to, second.effect) == ("1-6", {"p-1": "=0"})
    assert made.scene("1-4").replies[0].leads_to == BY_RULE
    assert made.goals[0].measure.text == "10 * p-1"
    assert made.state["groep"]["p-1"] == 4


def test_what_the_source_lacks_is_a_placeholder_on_the_to_do_list():
    made = from_uudsl(school_file(ONE), "bos.xml")

    told = " ".join(made.todo)
    for word in ("move", "kwaliteit", "feedback", "structure", "tweede antwoord", "description"):
        assert word in told
    notes = " ".join(made.notes)
    assert "P3" in notes
    assert "moeilijkheid" in notes


def test_a_file_with_more_levels_becomes_subjects():
    about = dialogue(
        "Cijfers",
        "2.1",
        statement("player", "2.1", "Over de cijfers.", "2.2"),
        statement(
            "computer", "2.2", "Wat is daarmee?", "2.3", "2.4", more='allowInterleave="true"'
        ),
        statement("player", "2.3", "Ze dalen."),
        statement("player", "2.4", "Niets."),
        optional="true",
    )
    made = from_uudsl(school_file(ONE.replace('end="true"', ""), about), "bos.xml").scenario

    [subject] = made.subjects
    assert (subject.id, subject.optional, subject.opening.says) == (
        "cijfers",
        True,
        "Over de cijfers.",
    )
    assert made.scene("2-2").replies[0].leads_to == SUBJECTS
    assert made.scene("2-2").interleave
    assert subject.returning is not None
    assert made.rounding_off is not None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (ONE.replace('idref="P 1"', 'idref="weg"', 1), "De parameter ‘weg’ bestaat niet"),
        (ONE.replace(">3<", ">veel<", 1), "‘veel’ is geen heel getal"),
        (ONE.replace("addAssign", "maal", 1), "Met ‘maal’"),
        (ONE.replace('<response idref="1.4"/>', '<response idref="9.9"/>'), "‘9.9’ bestaat niet"),
        (dialogue("Leeg", "a", statement("computer", "a", "Hoi.")), "geen gesprek|nergens"),
    ],
)
def test_what_is_wrong_in_uudsl_is_told_with_its_line(wrong, told):
    with pytest.raises(ExchangeError, match=told) as caught:
        from_uudsl(school_file(wrong), "bos.xml")

    assert caught.value.place.startswith("bos.xml")


STORY = """:: StoryTitle
Te laat

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "Deur", "format": "SugarCube"}

:: Script [script]
alert("x")

:: Deur [begin \\[x] {"position":"1,2"}
Noor (stil): Sorry dat ik te laat ben.
<<set $x to 1>>

[[Kom binnen.->Binnen]]
[[Wat is er?|Vraag]]
[[Terug<-Weer te laat?]]
[[Weg]]

:: Vraag
Noor: De bus kwam niet.

[[Verder->Binnen]]

:: Binnen
Noor gaat zitten.

:: Terug
Noor: Ja.

[[Jammer.->Deur]] [[Kan gebeuren.->Binnen]]

:: Los
Niemand komt hier.
"""


def test_a_twine_story_becomes_scenes_reactions_and_endings():
    made = from_twee(STORY.encode(), "laat.twee")
    first = made.scenario.scene("deur")

    assert (first.says, first.emotion) == ("Sorry dat ik te laat ben.", "stil")
    assert [each.says for each in first.replies] == [
        "Kom binnen.",
        "Wat is er?",
        "Weer te laat?",
        "Weg",
    ]
    assert [each.leads_to for each in first.replies] == ["binnen", "binnen", "terug", "weg"]
    assert first.replies[1].reaction == "De bus kwam niet."
    assert made.scenario.ending("binnen").text == "Noor gaat zitten."
    assert any("Los" in note for note in made.notes)
    assert any("Script" in note for note in made.notes)
    assert any("code" in note and "Deur" in note for note in made.notes)
    assert any("Weg" in todo for todo in made.todo)


def test_what_was_changed_in_twine_is_kept_and_the_rest_stays():
    before = scenario()
    text = exported(before, Format.TWEE, on=TODAY).text
    plain, mark, data = text.partition(":: Gegevens")
    for old, new in (
        ("Ik ben bij s2.", "Ik ben er al."),
        ("[[Ik zeg s1a.->", "[[Goed, ik wacht af.->"),
        ("Terugblik: Je zei s1b, en dat is gezien.", "Sanne: Hè?\n\nTerugblik: Zo dan."),
        ("->antwoord s1c]]", "->antwoord s1c]]\n[[Ik loop morgen langs.->morgen]]"),
    ):
        assert plain.count(old) == 1
        plain = plain.replace(old, new)
    plain += ":: morgen\nJe komt morgen terug.\n\n"
    after = from_twee((plain + mark + data).encode(), "mail.twee").scenario

    [one, two, three] = before.scene("s1").replies
    assert after.scene("s1").replies[:3] == (
        one.model_copy(update={"says": "Goed, ik wacht af."}),
        two.model_copy(update={"reaction": "Hè?", "feedback": "Zo dan."}),
        three,
    )
    added = after.scene("s1").replies[3]
    assert (added.says, added.leads_to) == ("Ik loop morgen langs.", "morgen")
    assert after.scene("s2") == before.scene("s2").model_copy(update={"says": "Ik ben er al."})


INK = {
    "inkVersion": 21,
    "root": [
        [{"->": "begin"}, ["done", {"#n": "g-0"}], None],
        "done",
        {
            "begin": [
                [
                    "#", "^rustig", "/#", "^Noor (stil): Ik ben te laat.", "\n",
                    ["ev", {"^->": "begin.0.5.$r1"}, {"temp=": "$r"}, "str", {"->": ".^.s"},
                     [{"#n": "$r1"}], "/str", "/ev", {"*": ".^.^.c-0", "flg": 18},
                     {"s": ["^Wat is er?", {"->": "$r", "var": True}, None]}],
                    "ev", "str", "^Ga zitten.", "/str", "ev", {"VAR?": "boos"}, "/ev",
                    {"*": ".^.c-1", "flg": 21},
                    {
                        "c-0": ["ev", {"^->": "begin.0.c-0.$r2"}, "/ev", {"temp=": "$r"},
                                {"->": ".^.^.5.s"}, [{"#n": "$r2"}], "\n", "^Noor: De bus.", "\n",
                                {"->": "slot"}, {"#f": 5}],
                        "c-1": ["\n", {"->": "slot"}, {"#f": 5}],
                    },
                ],
                None,
            ],
            "slot": ["^Noor gaat zitten.", "\n", "end", None],
        },
    ],
    "listDefs": {},
}  # fmt: skip


def test_a_compiled_ink_story_becomes_scenes_with_replies():
    made = from_ink(json.dumps(INK).encode(), "bus.ink.json")
    [first] = made.scenario.scenes

    assert (first.says, first.emotion) == ("Ik ben te laat.", "stil")
    assert [(each.says, each.reaction, each.leads_to) for each in first.replies] == [
        ("Wat is er?", "De bus.", "slot"),
        ("Ga zitten.", None, "slot"),
    ]
    assert made.scenario.ending("slot").text == "Noor gaat zitten."
    assert any("#" in note for note in made.notes)
    assert any("voorwaarde" in note for note in made.notes)


@pytest.mark.parametrize("name", sorted(SHIPPED)[:6])
def test_the_yaml_of_a_scenario_reads_as_the_scenario(name, tmp_path):
    path = tmp_path / "gesprek.yaml"
    path.write_text(scenario_yaml(SHIPPED[name], ["iets doen"]), encoding="utf-8")

    assert load(path, Scenario) == SHIPPED[name]
    assert "# Nog doen: iets doen\n" in path.read_text(encoding="utf-8")


@given(played=scenarios() | rich_scenarios())
def test_the_yaml_of_any_scenario_reads_as_the_scenario(tmp_path, played):
    path = tmp_path / "gesprek.yaml"
    path.write_text(scenario_yaml(played), encoding="utf-8")

    assert load(path, Scenario) == played


def test_prose_stands_one_sentence_a_line_in_a_block():
    text = scenario_yaml(scenario(situation="Het is druk. Je hebt vijf minuten."))

    assert "situation: >\n  Het is druk.\n  Je hebt vijf minuten.\n" in text


def test_every_text_that_a_person_reads_is_a_block():
    for played in SHIPPED.values():
        for line in scenario_yaml(played).splitlines():
            key, found, value = line.strip().removeprefix("- ").partition(": ")
            if found and key in PROSE:
                assert value == ">"


@pytest.mark.parametrize("form", ["uudsl", "twee"])
def test_the_commands_make_a_file_that_loads_and_never_write_over_one(form, tmp_path, capsys):
    source, there, back = (tmp_path / name for name in ("a.yaml", "a.out", "b.yaml"))
    source.write_text(scenario_yaml(scenario()), encoding="utf-8")

    assert main(["scenario", "export", str(source), "--to", form, "--out", str(there)]) == 0
    assert main(["scenario", "import", str(there), "--out", str(back)]) == 0
    assert load(back, Scenario) == scenario()
    assert "Wat het andere programma niet kan" in capsys.readouterr().out
    assert main(["scenario", "import", str(there), "--out", str(back)]) == 1
    assert "is er al" in capsys.readouterr().err


def test_an_import_tells_what_is_left_to_do_and_its_file_loads(tmp_path, capsys):
    source, back = tmp_path / "laat.twee", tmp_path / "laat.yaml"
    source.write_text(STORY, encoding="utf-8")

    assert main(["scenario", "import", str(source), "--from", "twee", "--out", str(back)]) == 0
    assert "- schrijf bij elk antwoord feedback" in capsys.readouterr().out
    assert load(back, Scenario) == imported(source).scenario
    assert "# Nog doen: schrijf bij elk antwoord feedback" in back.read_text(encoding="utf-8")

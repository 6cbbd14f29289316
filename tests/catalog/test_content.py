import pytest
from builders import content_file, scenario, shipped_scenarios

from mentoring_lib.catalog.content import SHIPPED, Catalog, catalog_for, load, load_list
from mentoring_lib.domain.course import Route
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import ContentError

S1 = "resultaten-zakken"
SCENARIOS = shipped_scenarios()
PRACTISED = sorted(path.stem for path in SHIPPED.glob("scenarios/*.yaml"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_that_is_read_dumped_and_read_again_is_the_same(name):
    made = SCENARIOS[name]

    assert Scenario.model_validate(made.model_dump(mode="json")) == made
    assert Scenario.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize("slug", PRACTISED)
def test_a_shipped_scenario_is_named_after_its_file_and_fits_its_structure(slug):
    made = Catalog().scenario(slug)
    phases = {phase.id for phase in Catalog().structure(made.structure).phases}

    assert made.slug == slug
    assert {place.phase for place in made.scenes} <= phases
    assert set(made.routes) <= {route.id for route in Catalog().routes()}


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scene_and_ending_of_a_shipped_scenario_can_be_reached(name):
    made = SCENARIOS[name]
    leads = {
        to
        for each in made.replies()
        for to in (each.leads_to, *(branch.leads_to for branch in each.branches))
    }
    ruled = {each.id for each in made.endings if each.when is not None}

    assert {place.id for place in made.scenes} - leads == {made.start}
    assert {each.id for each in made.endings} - ruled <= leads


def test_every_move_has_a_dutch_name():
    assert set(Catalog().moves()) == set(Move)


@pytest.mark.parametrize("slug", sorted(path.stem for path in SHIPPED.glob("activities/*.yaml")))
def test_every_shipped_card_belongs_to_a_group_that_is_there(slug):
    made = Catalog().card_sort(slug)
    groups = {group.id for group in made.groups}

    assert {name for card in made.cards for name in (card.group, *card.also)} <= groups
    assert all(card.group not in card.also for card in made.cards)
    assert len({card.id for card in made.cards}) == len(made.cards)


def test_a_school_s_own_file_goes_before_the_shipped_one(tmp_path):
    shipped = (SHIPPED / f"scenarios/{S1}.yaml").read_text(encoding="utf-8")
    own = shipped.replace("Van een 6,9 naar een 5,4", "Onze eigen Noor")
    content_file(tmp_path, f"scenarios/{S1}.yaml", own)

    assert Catalog([tmp_path]).scenario(S1).title == "Onze eigen Noor"
    assert Catalog().scenario(S1).title == "Van een 6,9 naar een 5,4"


def test_what_a_school_does_not_have_comes_from_the_course(tmp_path):
    assert Catalog([tmp_path]).scenario(S1) == Catalog().scenario(S1)


def test_the_first_of_two_own_folders_wins(tmp_path):
    for folder in ("locatie", "school"):
        content_file(
            tmp_path / folder, "routes.yaml",
            f"routes:\n  - id: dg1\n    title: >\n      {folder}\n    for_whom: >\n      Jij.\n",
        )  # fmt: skip

    catalog = Catalog([tmp_path / "locatie", tmp_path / "school"])

    assert [route.title for route in catalog.routes()] == ["locatie"]


def test_a_mistake_in_a_school_s_own_file_is_told_and_not_passed_over(tmp_path):
    content_file(tmp_path, f"scenarios/{S1}.yaml", "slug: resultaten-zakken\ntitle: Onze Noor\n")

    with pytest.raises(ContentError) as caught:
        Catalog([tmp_path]).scenario(S1)

    assert caught.value.place.startswith(f"{S1}.yaml:")


def test_a_name_that_no_folder_has_is_told(tmp_path):
    (tmp_path / "scenarios/map.yaml").mkdir(parents=True)

    for slug in ("bestaat-niet", "map"):
        with pytest.raises(ContentError) as caught:
            Catalog([tmp_path]).scenario(slug)
        assert caught.value.problem == "Dit bestand is er niet."
        assert slug in caught.value.place


@pytest.mark.parametrize("where", ["school", "course/school"])
def test_the_catalogue_of_a_folder_finds_the_school_above_it(where, tmp_path):
    (tmp_path / where).mkdir(parents=True)
    below = tmp_path / "opdrachten" / "04-coachgesprek"
    below.mkdir(parents=True)

    assert catalog_for(below).folders == ((tmp_path / where).resolve(), SHIPPED)


@pytest.mark.parametrize(
    "text",
    ["", "routes: >\n  tekst\n", "- id: dg1\n", "routes: []\nmeer: 1\n", "anders: []\n", "5\n"],
)
def test_a_list_file_without_its_list_is_refused(text, tmp_path):
    path = content_file(tmp_path, "routes.yaml", text)

    with pytest.raises(ContentError) as caught:
        load_list(path, "routes", Route)

    assert caught.value.place == "routes.yaml:1"
    assert "‘routes:’" in caught.value.problem


def test_a_mistake_inside_a_list_file_has_the_line_of_its_row(tmp_path):
    path = content_file(
        tmp_path, "routes.yaml",
        "routes:\n  - id: dg1\n    title: >\n      Eén\n    for_whom: >\n      Jij\n  - id: DG2\n",
    )  # fmt: skip

    with pytest.raises(ContentError) as caught:
        load_list(path, "routes", Route)

    assert caught.value.place == "routes.yaml:7"


@pytest.mark.parametrize(
    "text",
    ["", "talk:\n", "talk: >\n  tekst\n", "- talk\n"],
    ids=["empty", "no-texts", "text", "list"],
)
def test_interface_texts_that_a_school_left_unfinished_are_refused_in_dutch(text, tmp_path):
    content_file(tmp_path, "texts/interface.yaml", text)

    with pytest.raises(ContentError):
        Catalog([tmp_path]).texts("talk")


def test_what_a_school_leaves_out_of_its_interface_texts_comes_from_the_shipped_ones(tmp_path):
    content_file(tmp_path, "texts/interface.yaml", "talk:\n  you: >\n    U\n")
    own = Catalog([tmp_path])

    assert own.texts("talk") == {**Catalog().texts("talk"), "you": "U"}
    assert own.texts("item") == Catalog().texts("item")


def test_an_interface_text_that_yaml_would_cut_off_is_refused(tmp_path):
    content_file(tmp_path, "texts/interface.yaml", "talk:\n  you: Groep #3 en jij\n")

    with pytest.raises(ContentError) as caught:
        Catalog([tmp_path]).texts("talk")

    assert caught.value.place == "interface.yaml:2"


@pytest.mark.parametrize("text", ["", "names: >\n  Sanne\n", "- known\n"])
def test_a_word_list_that_a_school_left_out_is_refused_in_dutch(text, tmp_path):
    content_file(tmp_path, "texts/privacy.yaml", text)

    with pytest.raises(ContentError):
        Catalog([tmp_path]).words("known")


def test_a_scenario_that_does_not_hang_together_is_told_in_dutch(tmp_path):
    shipped = (SHIPPED / f"scenarios/{S1}.yaml").read_text(encoding="utf-8")
    path = content_file(
        tmp_path, "kapot.yaml", shipped.replace("leads_to: n10\n", "leads_to: n11\n")
    )

    with pytest.raises(ContentError) as caught:
        load(path, Scenario)

    assert "‘" not in caught.value.place
    assert caught.value.problem.startswith("'n9a' gaat naar 'n11', maar dat bestaat niet")


def test_a_built_scenario_needs_no_blocks_because_nobody_typed_it():
    assert scenario().title == "Klapt dicht"

import pytest

from archive.importing.recognisers.spans import taken
from archive.importing.recognisers.splitting import cells, comma_run, dash_run, separated
from archive.models.folding import fold


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CP of Cuba; CP of Spain; AKEL, Cyprus", ["CP of Cuba", "CP of Spain", "AKEL, Cyprus"]),
        ("CP of Cuba | CP of Spain", ["CP of Cuba", "CP of Spain"]),
        ("CP of Cuba / CP of Spain", ["CP of Cuba", "CP of Spain"]),
        ("CP of Cuba • CP of Spain", ["CP of Cuba", "CP of Spain"]),
        ("1. CP of Cuba 2. CP of Spain 3. KKE", ["CP of Cuba", "CP of Spain", "KKE"]),
        ("CP of Cuba 2) CP of Spain 3) KKE", ["CP of Cuba", "CP of Spain", "KKE"]),
        ("1 CP of Cuba 2 CP of Spain 3 KKE", ["CP of Cuba", "CP of Spain", "KKE"]),
    ],
)
def test_names_parted_by_signs_or_numbers_are_split(text: str, names: list[str]) -> None:
    assert taken(text, separated(text, ())) == names


@pytest.mark.parametrize(
    "text", ["Senegal (AJ/ PADS)", "Philippines Communist Party (PKP - 1930)", "KKE", "Peace / War"]
)
def test_signs_inside_a_name_part_nothing(text: str) -> None:
    assert separated(text, ()) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CP of Cuba, KKE and CP of Spain", ["CP of Cuba", "KKE", "CP of Spain"]),
        ("CP of Cuba,KKE,CP of Spain", ["CP of Cuba", "KKE", "CP of Spain"]),
        ("CP of Cuba, PADS, Algeria, KKE & AKEL", ["CP of Cuba", "PADS, Algeria", "KKE", "AKEL"]),
        ("Workers' Party, Belgium, KKE and AKEL, Cyprus", ["Workers' Party, Belgium", "KKE", "AKEL, Cyprus"]),
        ("Algeria, PADS, Belgium, PTB and Cuba, PCC", ["Algeria, PADS", "Belgium, PTB", "Cuba, PCC"]),
        (
            "KKE, CP of Bohemia and Moravia and Party for Democracy and Socialism",
            ["KKE", "CP of Bohemia and Moravia", "Party for Democracy and Socialism"],
        ),
        (
            "KKE, Democratic, Progressive Tribune, Bahrain, AKEL",
            ["KKE", "Democratic, Progressive Tribune, Bahrain", "AKEL"],
        ),
        ("CP of Cuba. CP of Spain, KKE, the CP of Chile", ["CP of Cuba", "CP of Spain", "KKE", "CP of Chile"]),
        ("حزب کمونیست هند، حزب کمونیست عراق و حزب کار اتریش", ["حزب کمونیست هند", "حزب کمونیست عراق", "حزب کار اتریش"]),
        ("الحزب الشيوعي العراقي، حزب الشعب والحزب الشيوعي", ["الحزب الشيوعي العراقي", "حزب الشعب", "الحزب الشيوعي"]),
    ],
)
def test_a_comma_run_is_parted_into_names(text: str, names: list[str]) -> None:
    assert taken(text, comma_run(text, ())) == names


def test_known_names_keep_their_commas() -> None:
    text = "Greklands Kommunistiska Parti, KKE, AKEL, Tudeh Party"

    known = {fold("Greklands Kommunistiska Parti, KKE")}

    assert taken(text, comma_run(text, known)) == ["Greklands Kommunistiska Parti, KKE", "AKEL", "Tudeh Party"]


@pytest.mark.parametrize("text", ["peace, work, bread and land", "AKEL, Cyprus", "Communist Party of Cuba", "", ",,,"])
def test_other_commas_are_no_run(text: str) -> None:
    assert comma_run(text, ()) == []


def test_dashes_part_three_names_and_no_two() -> None:
    assert len(dash_run("CP of Cuba - CP of Spain - KKE", ())) == 3
    assert dash_run("Communist Workers' Party of Russia - Revolutionary Party of Communists", ()) == []


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Algeria\tPADS", ["PADS"]),
        ("1.\tAlgeria\tPADS", ["PADS"]),
        ("CP of Cuba\tCP of Spain", ["CP of Cuba", "CP of Spain"]),
        ("CP of Cuba\tSinn Féin\tKKE", ["CP of Cuba", "Sinn Féin", "KKE"]),
    ],
)
def test_cells_that_hold_countries_or_numbers_are_no_names(row: str, names: list[str]) -> None:
    assert taken(row, cells(row, ())) == names

"""The list of a page as a whole: where it begins and ends, its sections, and what is none."""

import pytest

from .lists import codes_in, found_in, names_in

THREE = "Communist Party of Cuba\nCommunist Party of Spain\nWorkers' Party of Belgium"


def test_a_list_takes_its_heading_with_it() -> None:
    found = found_in(f"A title\n\nThe text says a thing.\n\nSigned by:\n\n{THREE}\n\nSource: a site")

    assert found is not None
    assert (found.first_line, found.last_line, found.heading) == (5, 9, "Signed by:")
    assert [name.line for name in found.names] == [7, 8, 9]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Other parties", "party"),
        ("Non SolidNet parties", "party"),
        ("Otros partidos", "party"),
        ("Also signed by", "party"),
        ("Communist Youth Organizations that sign the text", "youth"),
        ("Juventudes comunistas:", "youth"),
        ("Νεολαίες", "youth"),
        ("Movements and trade unions", "organisation"),
        ("Другие организации:", "organisation"),
        ("Personalities:", "person"),
        ("Personalidades", "person"),
    ],
)
def test_subheadings_part_a_list_and_are_no_names(heading: str, section: str) -> None:
    found = found_in(f"SolidNet Parties\n{THREE}\n\n{heading}\nThe Bloc of X\nThe Circle of Y\nThe Bloc of Z\n")

    assert found is not None
    assert [name.section for name in found.names] == ["party"] * 3 + [section] * 3


def test_regions_part_a_list_and_are_no_names() -> None:
    assert names_in("Signed by:\nEurope\nKKE\nAKEL\n\nLatin America\nCommunist Party of Cuba") == [
        "KKE",
        "AKEL",
        "Communist Party of Cuba",
    ]


def test_a_party_twice_on_a_list_stays_twice() -> None:
    assert names_in(f"Signed by:\n{THREE}\n{THREE}").count("Communist Party of Cuba") == 2


def test_names_in_no_language_we_know_stay_under_a_heading() -> None:
    text = "Signed by:\nCommunist Party of Cuba\nSinn Féin\nBatasuna\nKKE"

    assert names_in(text) == ["Communist Party of Cuba", "Sinn Féin", "Batasuna", "KKE"]
    assert codes_in(text) == {"doubtful_name"}


@pytest.mark.parametrize(
    "name",
    [
        "PADS, Algeria",
        "Argentina, Partido Comunista",
        "Bolivia: Partido Comunista de Bolivia",
        "AKEL – Cyprus",
        "Democratic, Progressive Tribune, Bahrain",
        "Philippines Communist Party (PKP-1930)",
        "Workers– Party of Belgium",
        "Communist Part of Ukraine",
        "COMMUNIST PARTY OF TURKEY",
        "Komunistyczna Partia  Brytanii",
        "Senegal (AJ/ PADS)",
        "Communist Workers' Party of Russia - Revolutionary Party of Communists",
        "Κομμουνιστικό Κόμμα Ελλάδας",
        "حزب تودهٔ ایران",
        "Коммунистическая партия Российской Федерации",
        "日本共産党",
        "Europäische Allianz Für die Unterstützung der Palästinensischen Gefangenen",
    ],
)
def test_a_name_on_its_line_is_kept_whole(name: str) -> None:
    assert names_in(f"Signed by:\nCommunist Party of Cuba\n{name}\nKKE") == ["Communist Party of Cuba", name, "KKE"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "A title\n\nA text without a list, of peace, of work and of bread.",
        "Demands:\n• Express solidarity with the Communist Party of Sudan\n• Strengthen the struggle\n• End the war",
        "The Portuguese CP issued a text.\n\nThe CP of Canada denounces it.\n\nThe CP of Greece says that it is so.",
        "The Workers' Party reported on strikes there.\nOn behalf of the Youth of X, N. N. judged the schools.",
        "Home\nNews\nStatements\nContact\nCommunist Party of Cuba",
        "Joint statement of the parties\n\n3/14/19, 2:10 PM\n  • Party En",
        "Signed by:",
        "1. Imperialism is on the offensive.\n2. The peoples resist it.\n3. The parties call for action.",
    ],
)
def test_pages_without_a_list_give_none(text: str) -> None:
    assert found_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Participants:\n{THREE}",
        "The following 25 parties took part: Communist Party of Cuba, Communist Party of Spain, KKE.",
        "The meeting was attended by the CP of Cuba, the KKE and the Communist Party of Spain, and others.",
        "En la reunión participaron el Partido Comunista de Cuba, el Partido Comunista de España y el KKE.",
    ],
)
def test_those_who_took_part_are_no_signatories(text: str) -> None:
    found = found_in(text)

    assert found is not None
    assert found.names == ()
    assert found.last_line < found.first_line
    assert [problem.code for problem in found.problems] == ["attendance_not_signatures"]


def test_those_who_signed_are_taken_where_others_took_part() -> None:
    assert names_in(f"Participants:\nKKE\nAKEL\nTKP\nPCP\n\nThe text is long.\n\nSigned by:\n{THREE}") == THREE.split(
        "\n"
    )


def test_the_fullest_list_of_a_page_is_taken_once() -> None:
    text = f"A text is here.\n\nSigned by:\n{THREE}\n\nUn texto es este.\n\nFirmantes:\n{THREE}\nKKE"

    assert names_in(text) == [*THREE.split("\n"), "KKE"]
    assert codes_in(text) == {"lists_differ"}


def test_the_first_of_equal_lists_is_taken() -> None:
    found = found_in(f"A text is here.\n\nSigned by:\n{THREE}\n\nUn texto es este.\n\nFirmantes:\n{THREE}")

    assert found is not None
    assert (found.heading, found.problems) == ("Signed by:", ())


def test_names_that_cannot_be_parted_stay_together_for_an_editor() -> None:
    run = "Party of the Rivers Party of the Hills Communist Party of the Sea Union of the Sky Front of the Stars"

    assert names_in(f"Signed by:\n{run}") == [run]
    assert codes_in(f"Signed by:\n{run}") == {"unsplit_names"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Joint Statement of 28 Communist and Workers' Parties\n\nA text is here.\n\n{THREE}", 28),
        (f"A title\n\nThe 62 Parties supporting the text include:\n{THREE}", 62),
        (f"A title\n\nIt was subscribed by 36 parties so far.\n\n{THREE}", 36),
        (f"21 IMCWP, a title\n\nA text of 3 pages.\n\n{THREE}", None),
    ],
)
def test_the_count_is_what_the_page_speaks_of(text: str, count: int | None) -> None:
    found = found_in(text)

    assert found is not None
    assert found.claimed_count == count


@pytest.mark.parametrize(
    "text",
    [
        "," * 100_000,
        "Party, " * 5_000,
        "(" * 100_000,
        "Aa" * 40_000,
        "Communist Party " * 2_000,
        "a: " * 30_000,
        "\t" * 100_000,
    ],
)
def test_lines_without_end_take_no_time_without_end(text: str) -> None:
    found_in(text)

import pytest

from archive.importing.recognisers.headings import HeadingKind, heading_of, parting_of
from archive.models.signatory import SignatorySection


@pytest.mark.parametrize(
    "text",
    [
        "Subscribing Parties:",
        "Parties that sign:",
        "The Parties",
        "SolidNet List",
        "The signatory Parties (in alphabetical order):",
        "Partiti Solidnet firmatari di questa Dichiarazione Congiunta",
        "Adesioni (fino al 17 aprile 2018)",
        "Die Unterzeichnerliste (Stand: 12.3.2018)",
        "Signen el comunicat:",
        "Partie, które dotychczas wsparły apel:",
        "Тέλος και υπογράφουν:",
        "Партии, подписавшие заявление:",
        "İmzacı partiler",
        "الأحزاب الموقعة:",
        "امضاکنندگان",
        "Podepsané strany:",
        "Potpisale partije:",
        "Undertecknande partier",
    ],
)
def test_words_of_signing_open_a_list(text: str) -> None:
    heading = heading_of(text)

    assert heading is not None
    assert heading.kind is HeadingKind.SIGNING


@pytest.mark.parametrize(
    "text", ["Participants:", "List of participants", "Partidos asistentes:", "Teilnehmende Parteien:"]
)
def test_words_of_attending_open_another_kind_of_list(text: str) -> None:
    heading = heading_of(text)

    assert heading is not None
    assert heading.kind is HeadingKind.ATTENDING


@pytest.mark.parametrize(
    "text",
    [
        "Communist Party of Cuba",
        "AKEL",
        "A title",
        "The parties have signed this text, and they call upon others.",
        "The war must end!",
        "Home",
        "New Communist Party of Yugoslavia",
        "",
    ],
)
def test_other_lines_open_nothing(text: str) -> None:
    assert heading_of(text) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Other parties", SignatorySection.PARTY),
        ("Youth organisations", SignatorySection.YOUTH),
        ("Organizaciones juveniles", SignatorySection.YOUTH),
        ("Organizaciones", SignatorySection.ORGANISATION),
        ("Individuals", SignatorySection.PERSON),
        ("Asia", SignatorySection.PARTY),
    ],
)
def test_a_list_is_parted_by_kinds_and_regions(text: str, section: SignatorySection) -> None:
    heading = parting_of(text)

    assert heading is not None
    assert (heading.section, heading.opens) == (section, False)


@pytest.mark.parametrize(
    "text", ["New Communist Party of Britain", "Communist Youth of Austria", "Movement of the People", "KKE"]
)
def test_names_part_nothing(text: str) -> None:
    assert parting_of(text) is None

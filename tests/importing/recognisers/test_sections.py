import pytest

from archive.importing.recognisers.sections import own_section
from archive.models.signatory import SignatorySection


@pytest.mark.parametrize(
    "name",
    [
        "Communist Youth of Austria",
        "Young Communist League of Britain",
        "KNE",
        "Kommunistische Jugend Österreichs",
        "Juventud Comunista de Chile",
        "Socialist German Workers Youth",
        "Connolly Youth Movement, Ireland",
    ],
)
def test_youth_organisations_say_so_themselves(name: str) -> None:
    assert own_section(name) is SignatorySection.YOUTH


@pytest.mark.parametrize(
    "name", ["Peace Committee of Turkey", "Latin America Solidarity Coalition", "Trade Union of Miners"]
)
def test_other_organisations_say_so_themselves(name: str) -> None:
    assert own_section(name) is SignatorySection.ORGANISATION


@pytest.mark.parametrize(
    "name", ["Communist Party of Cuba", "Union of Communists of Ukraine", "AKEL", "Popular Front of Bahrain"]
)
def test_parties_belong_where_they_stand(name: str) -> None:
    assert own_section(name) is None

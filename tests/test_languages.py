"""The language of a page stands in its address."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from archive.languages import address_in, split_address
from tests.factories import make_statement
from tests.views.test_every_page import PAGES, world

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
OTHERS = LANGUAGES[1:]


@pytest.mark.parametrize(
    ("address", "language", "english"),
    [
        ("/", "en", "/"),
        ("/statements/", "en", "/statements/"),
        ("/es/", "es", "/"),
        ("/es", "es", "/"),
        ("/ar/statements/?year=2019", "ar", "/statements/?year=2019"),
        ("/es?q=peace", "es", "?q=peace"),
        ("/en/statements/", "en", "/en/statements/"),
        ("/de/statements/", "en", "/de/statements/"),
        ("/essay/", "en", "/essay/"),
        ("", "en", ""),
    ],
)
def test_address_is_parted_into_language_and_page(address: str, language: str, english: str) -> None:
    assert split_address(address) == (language, english)


@pytest.mark.parametrize("address", ["/es//evil.example/", "/es//evil.example", "/es///evil.example"])
def test_address_never_becomes_that_of_another_site(client: Client, address: str) -> None:
    text = client.get(address).content.decode()

    assert 'href="//' not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_address_in_a_language_is_parted_into_the_same_again(language: str) -> None:
    assert split_address(address_in(language, "/parties/?q=a")) == (language, "/parties/?q=a")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_its_language_and_direction(client: Client, language: str) -> None:
    response = client.get(address_in(language, "/"))

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()
    assert response["Content-Language"] == language


def test_prefix_alone_is_sent_to_the_first_page(client: Client) -> None:
    assert client.get("/es").headers["Location"] == "/es/"


@pytest.mark.parametrize("language", OTHERS)
def test_page_that_does_not_exist_answers_in_the_language_of_its_address(client: Client, language: str) -> None:
    response = client.get(f"/{language}/no-such-page/")

    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


def test_links_stay_in_the_language(client: Client) -> None:
    statement = make_statement(slug="it")

    text = client.get("/es/statements/").content.decode()

    assert 'href="/es/statements/it/"' in text
    assert statement.get_absolute_url() == "/statements/it/"


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("statement_list_")])
def test_file_has_one_address_for_all_languages(client: Client, name: str) -> None:
    assert client.get(f"/es{PAGES[name]}").status_code == 404
    assert client.get(PAGES[name], headers={"Accept-Language": "es"})["Content-Language"] == "en"


def test_language_of_a_page_is_not_that_of_the_next(client: Client) -> None:
    client.get("/ar/")

    assert translation.get_language() == "en"


def test_page_names_itself_in_every_language(client: Client) -> None:
    world()

    text = client.get("/el/statements/?year=2019&q=a%26b").content.decode()

    for language in LANGUAGES:
        address = address_in(language, "/statements/?year=2019&amp;q=a%26b")
        assert f'hreflang="{language}" href="http://testserver{address}"' in text
        assert f'<a href="{address}" lang="{language}" hreflang="{language}"' in text
    assert 'hreflang="x-default" href="http://testserver/statements/?year=2019' in text
    assert text.count('aria-current="true"') == 1

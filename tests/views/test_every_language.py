"""Rules that hold for every public page in every language."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from archive.languages import address_in
from archive.management.catalogues import catalogue_of
from tests.views.test_every_page import PAGES, make_rows

pytestmark = pytest.mark.django_db

OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
ADDRESSES = [
    *(address for name, address in PAGES.items() if address.split("?")[0].endswith("/")),
    "/no-such-page/",
    "/search/",
    "/search/?q=nothing-has-this",
    "/compare/?a=it&b=it",
    "/statements/?year=abc&sort=x&party=none&country=ZZ&kind=none&page=0",
    "/statements/?party=it&party=other&not_party=it&lang=sw",
    "/statements/it/?lang=sw&order=country",
]


def sentences(language: str) -> set[str]:
    """Pieces of three words and more that the language says otherwise."""
    pieces: set[str] = set()
    for message in catalogue_of(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        for english in map(str, filter(None, ids)):
            if english not in said:
                pieces |= {piece.strip() for piece in re.split(r"%\(\w+\)[sd]", english)}
    return {piece for piece in pieces if len(re.findall(r"\w+", piece)) >= 3}


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_in_the_language_of_its_address(client: Client, language: str, address: str) -> None:
    make_rows(2)

    text = text_of(client, address_in(language, address))

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert [english for english in sentences(language) if english in text] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_links_stay_in_its_language(client: Client, address: str) -> None:
    make_rows(1)

    text = client.get(address_in("el", address)).content.decode()
    body = re.sub(r'<nav class="languages".*?</nav>', "", text[text.index("<body") :], flags=re.DOTALL)

    paths = re.findall(r'(?:href|action)="(/[^"]*)"', body)
    pages = [path for path in paths if path.split("?")[0].endswith("/") and not path.startswith("/id/")]
    assert pages
    assert [path for path in pages if not path.startswith("/el/")] == []

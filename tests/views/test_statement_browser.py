"""One statement in a real browser: directions of writing, languages, phones, paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from archive.models import Statement
from archive.models.signatorylist import SignatoryLine, replace_signatories
from tests.browser import axe_violations
from tests.factories import make_correction, make_edition, make_party, make_statement, make_text

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ["en", "ar", "de", "el", "es", "fa", "fr", "pt-br", "ru", "tr", "zh-hans", "ckb"]
LONG = "Unified Workers’ and Peasants’ Communist Party of the Federated Provinces " * 6
HOSTILE = [
    "\u202eturned",
    "\u2069\u202ebreaks out",
    "\u2067opened",
    "end\u2029\u202enew",
    "\u202dA\u202eB",
    "אבג\u202d",
]


@pytest.fixture
def statement(transactional_db: None) -> Statement:
    """As much of everything as a statement may have."""
    statement = make_statement(title="Solidarity with the working people", slug="it", source_url="https://example.org/")
    party, renamed = make_party(name="Communist Party of Cuba"), make_party(name="Party")
    lines = [SignatoryLine(name_as_signed=f"Party {number}") for number in range(84)]
    lines += [SignatoryLine(name_as_signed=name, party_id=party.pk) for name in HOSTILE]
    lines += [
        SignatoryLine(name_as_signed=LONG.strip(), role="initiator"),
        SignatoryLine(name_as_signed="X" * 300, section="youth"),
        SignatoryLine(name_as_signed="Gone", last_edition=1),
        SignatoryLine(name_as_signed="Old", party_id=renamed.pk, last_edition=1),
        SignatoryLine(name_as_signed="New", party_id=renamed.pk, first_edition=2, note="By letter."),
        SignatoryLine(name_as_signed="Comes", first_edition=2),
    ]
    replace_signatories(statement, lines)
    make_edition(statement=statement, dated="2019-11")
    make_edition(statement=statement, number=2, completeness="partial", claimed_count=99)
    make_correction(statement=statement)
    for language in LANGUAGES:
        body = "سلام. " * 80 if language == "ar" else "The peoples answer with their struggle. " * 40
        make_text(statement=statement, language=language, body=body, is_original=language == "en")
    return statement


ADDRESSES = [
    "/statements/it/",
    "/statements/it/?lang=ar",
    "/statements/it/?order=country&lang=xx",
    "/statements/it/editions/2/",
    "/statements/it/editions/1/",
    "/statements/it/editions/9/",
]


@pytest.mark.parametrize("context_options", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_statement_of_everything_is_accessible(page: Page, statement: Statement) -> None:
    violations = {}
    for address in ADDRESSES:
        page.goto(address)
        violations[address] = axe_violations(page)

    assert {address: found for address, found in violations.items() if found} == {}


@pytest.mark.parametrize(
    "context_options", [{"viewport": {"width": width, "height": 844}} for width in (320, 390, 1280)]
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_statement_of_everything_is_no_wider_than_the_screen(page: Page, statement: Statement, direction: str) -> None:
    widths = set()
    for address in ADDRESSES:
        page.goto(address)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        widths.add(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    assert widths == {0}


# Of each row that shows a place: does its text run as it is written, and does it stand after the name?
PLACES = """() => [...document.querySelectorAll('.signed-place')].map(place => {
    const text = place.firstChild, last = text.length - 1, range = document.createRange();
    const left = at => { range.setStart(text, at); range.setEnd(text, at + 1);
                         return range.getBoundingClientRect().left };
    const name = place.parentElement.querySelector('.signed').getBoundingClientRect();
    const box = place.getBoundingClientRect(), isBelow = box.top >= name.bottom - 4;
    return [text.data, left(0) < left(last), isBelow || box.left >= name.left];
})"""


# On a screen each part of a row is a block by itself; on paper they run on in one line.
@pytest.mark.parametrize("media", ["screen", "print"])
def test_name_never_turns_round_what_stands_beside_it(page: Page, statement: Statement, media: str) -> None:
    page.emulate_media(media=media)  # type: ignore[arg-type]
    for address in ADDRESSES[:4]:
        page.goto(address.replace("order=country", ""))

        places = page.evaluate(PLACES)

        assert len(places) >= len(HOSTILE)
        assert {tuple(place) for place in places} == {("Cuba", True, True)}


def test_name_never_turns_round_itself(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")

    turned = page.get_by_role("link", name="turned", exact=True)

    assert turned.evaluate(
        """link => {
            const text = link.querySelector('bdi').firstChild, range = document.createRange();
            const left = at => { range.setStart(text, at); range.setEnd(text, at + 1);
                                 return range.getBoundingClientRect().left };
            return left(0) < left(text.length - 1);
        }"""
    )


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_languages_are_changed_by_keyboard_without_javascript(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")

    languages = page.get_by_role("navigation", name="Languages of the text")
    languages.get_by_role("link", name="العربية").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/?lang=ar#text-heading")
    expect(page.locator(".text")).to_have_attribute("lang", "ar")
    expect(page.locator(".text")).to_have_css("direction", "rtl")
    expect(languages.get_by_role("link", name="العربية")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_list_is_grouped_by_country_without_javascript(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")

    page.get_by_role("link", name="By country").click()

    expect(page.get_by_role("heading", name="Cuba")).to_be_visible()
    expect(page.locator(".text")).to_be_visible()


def test_lines_of_the_text_are_of_a_readable_length(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")

    lines = page.locator(".text p").first.evaluate(
        """paragraph => {
            const range = document.createRange(); range.selectNodeContents(paragraph);
            const tops = new Set([...range.getClientRects()].map(rect => Math.round(rect.top)));
            const height = parseFloat(getComputedStyle(paragraph).lineHeight);
            return Math.round(paragraph.getBoundingClientRect().height / height);
        }"""
    )

    length = len(page.locator(".text p").first.inner_text()) / lines
    assert 55 <= length <= 75


# Chromium on a dark desktop must not print on black either.
@pytest.mark.parametrize("context_options", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_paper_has_the_record_and_no_navigation(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")
    page.emulate_media(media="print")

    for hidden in (".site-header nav", ".search-box", ".switch", ".tabs", ".skip"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("h1", ".record-date", ".text", ".signed-list", ".about", ".print-only"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator("ol.signed-list")).to_have_css("column-count", "2")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")


def test_printed_statement_is_complete(page: Page, statement: Statement) -> None:
    page.goto("/statements/it/")

    printed = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages).split()
    )

    for said in ("Solidarity with the working people", "1 November 2019", "example.org", "/statements/it/"):
        assert said in printed
    assert [number for number in range(84) if f"Party {number}" not in printed] == []
    assert "Statements Meetings Parties" not in printed

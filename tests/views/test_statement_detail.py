"""One statement: its texts, its list and what became of it, and what it says of itself."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Statement
from archive.models.signatorylist import SignatoryLine, replace_signatories
from tests.factories import (
    make_correction,
    make_edition,
    make_newsitem,
    make_party,
    make_signatory,
    make_statement,
    make_text,
)

pytestmark = pytest.mark.django_db

SEPARATORS = "\u2028\u2029\x85\x0b\x0c"
STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def read(client: Client, statement: Statement, query: str = "") -> str:
    response = client.get(f"{statement.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    """What a reader sees, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def shown(html: str) -> str:
    """Without what is for machines, to which a name goes to the letter: citing in the head, and BibTeX."""
    return re.sub(
        r'<meta name="citation.*?>|<script type="application.*?</script>|<pre.*?</pre>', "", html, flags=re.DOTALL
    )


def rows(html: str) -> list[str]:
    return [words(row) for row in re.findall(r"<li[^>]*><div class=\"signed-row\">.*?</div></li>", html, re.DOTALL)]


def sign(statement: Statement, *lines: SignatoryLine) -> None:
    replace_signatories(statement, lines)


# Inside a test's transaction the index of statements is read anew at every asking.
INDEX = 8


def queries_of(client: Client, statement: Statement, query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(client, statement, query)
    return len(queries)


@pytest.mark.parametrize("query", ["", "?order=country", "editions/2/"])
def test_page_costs_the_same_with_ninety_signatories_as_with_one(client: Client, query: str) -> None:
    short, long = (make_statement(signed_by=[make_party() for _ in range(count)]) for count in (1, 90))
    for statement in (short, long):
        make_edition(statement=statement)
        make_edition(statement=statement, number=2)
        make_signatory(statement=statement, position=1000, first_edition=2)
    client.get("/news/")  # the archive's first reader makes the row of its edition

    assert queries_of(client, long, query) == queries_of(client, short, query) < 9 + INDEX


def test_names_stand_in_signed_order_to_the_letter(client: Client) -> None:
    statement = make_statement()
    known = make_party(name="Communist Party of Ukraine", country="UA")
    sign(
        statement,
        SignatoryLine(name_as_signed="Zeta"),
        SignatoryLine(name_as_signed="Communist Part of Ukraine", party_id=known.pk),
        SignatoryLine(name_as_signed="Alpha & “Sons”"),
    )

    assert rows(read(client, statement)) == [
        "Zeta not identified",
        "Communist Part of Ukraine Ukraine identified as Communist Party of Ukraine",
        "Alpha & “Sons” not identified",
    ]


def test_section_role_and_note_are_said_in_words(client: Client) -> None:
    statement = make_statement()
    sign(
        statement,
        SignatoryLine(name_as_signed="A", section="youth", role="initiator"),
        SignatoryLine(name_as_signed="B", section="person", role="endorser", note="By letter."),
    )

    assert rows(read(client, statement)) == [
        "A initiator youth organisation",
        "B later endorser person By letter.",
    ]


def test_by_country_keeps_everyone_with_the_place_on_the_list(client: Client) -> None:
    statement = make_statement()
    cuban, greek = make_party(name="C", country="CU"), make_party(name="G", country="GR")
    sign(
        statement,
        SignatoryLine(name_as_signed="Nobody"),
        SignatoryLine(name_as_signed="G", party_id=greek.pk),
        SignatoryLine(name_as_signed="C", party_id=cuban.pk),
    )

    page = read(client, statement, "?order=country")

    assert [words(heading) for heading in re.findall(r'<h3 class="group">.*?</h3>', page)] == [
        "Cuba 1",
        "Greece 1",
        "Country not known 1",
    ]
    assert re.findall(r'<li value="(\d)">', page) == ["3", "2"]  # the first counts by itself
    assert rows(page) == ["C", "G", "Nobody not identified"]


def test_by_country_leads_only_to_countries_that_have_a_page(client: Client) -> None:
    gone = make_party(country="", territory="Soviet Union")
    statement = make_statement(
        signed_by=[make_party(country="CU"), gone, make_party(country="XX", territory="Nowhere")]
    )

    page = read(client, statement, "?order=country")

    assert re.findall(r'<h3 class="group">(?:<a href="([^"]+)">)?', page) == ["/countries/CU/", "", ""]


@pytest.mark.parametrize("order", ["", "x", "signed", "COUNTRY", "%00"])
def test_any_other_order_is_the_signed_one(client: Client, order: str) -> None:
    statement = make_statement(signed_by=[make_party(country="GR", name="B"), make_party(country="CU", name="A")])

    assert rows(read(client, statement, f"?order={order}")) == ["B Greece", "A Cuba"]


def grown(completeness: str = "complete") -> Statement:
    statement, party = make_statement(), make_party(name="P", country="")
    make_edition(statement=statement, number=1, completeness=completeness)
    make_edition(statement=statement, number=2)
    sign(
        statement,
        SignatoryLine(name_as_signed="Stays"),
        SignatoryLine(name_as_signed="Leaves", last_edition=1),
        SignatoryLine(name_as_signed="Comes", first_edition=2),
        SignatoryLine(name_as_signed="Comes too", first_edition=2),
        SignatoryLine(name_as_signed="Old", party_id=party.pk, last_edition=1),
        SignatoryLine(name_as_signed="New", party_id=party.pk, first_edition=2),
    )
    return statement


def test_growth_is_told_in_a_sentence(client: Client) -> None:
    page = words(read(client, grown()))

    assert "4 signatories, 2 added since first publication, 1 no longer listed, 1 under another name" in page


def test_growth_of_a_list_seen_in_part_is_not_called_added(client: Client) -> None:
    page = words(read(client, grown("partial")))

    assert "2 first seen in a later edition" in page
    assert "added" not in page


def test_list_that_never_changed_says_nothing_of_growth(client: Client) -> None:
    statement = make_statement(signed_by=[make_party()])
    make_edition(statement=statement)

    assert 'class="growth"' not in read(client, statement)


def test_edition_marks_what_differs_from_the_one_before_in_words(client: Client) -> None:
    response = client.get(f"{grown().get_absolute_url()}editions/2/")

    assert rows(response.content.decode()) == [
        "Stays not identified",
        "Leaves no longer listed not identified",
        "Comes added not identified",
        "Comes too added not identified",
        "New renamed before: Old identified as P",
    ]


def test_edition_says_what_today_differs_in(client: Client) -> None:
    page = client.get(f"{grown().get_absolute_url()}editions/1/").content.decode()
    before, after = page.split('id="later-heading"')

    assert rows(before) == ["Stays not identified", "Leaves not identified", "Old identified as P"]
    assert rows(after) == [
        "Leaves no longer listed not identified",
        "Comes added not identified",
        "Comes too added not identified",
        "New renamed before: Old identified as P",
    ]


def test_lost_name_does_not_count(client: Client) -> None:
    page = client.get(f"{grown().get_absolute_url()}editions/2/").content.decode()

    assert re.findall(r"<li([^>]*)><div", page) == ["", ' class="gone"', ' value="2"', "", ""]


def test_editions_lead_to_each_other(client: Client) -> None:
    statement = grown()
    make_edition(statement=statement, number=7)

    page = client.get(f"{statement.get_absolute_url()}editions/2/").content.decode()

    address = statement.get_absolute_url()
    assert f'<a rel="prev" href="{address}editions/1/">' in page
    assert f'<a rel="next" href="{address}editions/7/">' in page
    assert f'<a href="{address}editions/2/" aria-current="page">' in page


@pytest.mark.parametrize("number", ["3", "0", "00", "01", "9" * 40, "two", "-1", "²", "٢", "%00", "%E2%80%AE2"])
def test_edition_that_does_not_exist_names_those_that_do(client: Client, number: str) -> None:
    statement = grown()

    response = client.get(f"{statement.get_absolute_url()}editions/{number}/")

    assert response.status_code == 404
    page = re.sub(r'<nav class="languages".*', "", response.content.decode(), flags=re.DOTALL)
    assert re.findall(r"<a href=\"[^\"]*/editions/(\d+)/\"", page) == ["1", "2"]


def test_edition_of_a_list_without_editions_says_so(client: Client) -> None:
    response = client.get(f"{make_statement().get_absolute_url()}editions/1/")

    assert response.status_code == 404
    assert "knows of no editions" in response.content.decode()


COMPLETENESS = [
    # names, completeness, claimed, what is said
    (0, "partial", None, "holds no list of signatories"),
    (0, "partial", 41, "The source speaks of 41 signatories."),
    (1, "complete", None, "The list is complete: 1 signatory."),
    (2, "complete", 2, "The list is complete: 2 signatories."),
    (2, "complete", 3, "2 signatories. The source speaks of 3 signatories."),
    (1, "partial", None, "The list is known in part: 1 name is known. A party that is missing"),
    (2, "partial", 9, "2 names are known. The source speaks of 9 signatories. A party that is missing"),
    (1, "unknown", 1, "1 name is known; whether the list is complete is not. The source speaks of 1 signatory."),
    (2, "", None, "2 names are known; whether the list is complete is not. A party that is missing"),
]


@pytest.mark.parametrize(("names", "completeness", "claimed", "said"), COMPLETENESS)
def test_completeness_is_said_in_words(
    client: Client, names: int, completeness: str, claimed: int | None, said: str
) -> None:
    statement = make_statement(signed_by=[make_party() for _ in range(names)])
    if completeness:
        make_edition(statement=statement, completeness=completeness, claimed_count=claimed)

    page = words(read(client, statement))

    assert said in page
    if claimed == names:
        assert ("source speaks" in page) is (completeness != "complete")


@pytest.fixture
def translated() -> Statement:
    statement = make_statement(title="Peace")
    make_text(statement=statement, language="en", title="Peace", body="English body.", is_original=True)
    make_text(statement=statement, language="ar", title="سلام", body="نص.")
    make_text(statement=statement, language="pt-br", title="Paz", body="Texto.")
    return statement


@pytest.mark.parametrize(
    ("asked", "lang", "direction"),
    [("", "en", "ltr"), ("ar", "ar", "rtl"), ("AR", "ar", "rtl"), ("pt-BR", "pt-br", "ltr"), (" ar", "ar", "rtl")],
)
def test_text_is_in_the_language_that_was_asked_for(
    client: Client, translated: Statement, asked: str, lang: str, direction: str
) -> None:
    page = read(client, translated, f"?lang={asked}")

    assert f'<div lang="{lang}" dir="{direction}" class="text">' in page
    assert re.findall(r'hreflang="([^"]+)" aria-current="true"', page) == [lang]


USUAL = [
    # of each text: language, title, body, original; and the language that is shown
    ([("ca", "C", "", False), ("en", "Peace", "", False)], "en"),
    ([("ca", "C", "Text.", False), ("en", "Peace", "", True)], "ca"),
    ([("ca", "C", "", False), ("en", "Peace", "", False), ("fr", "F", "", True)], "fr"),
    ([("ca", "C", "Text.", False), ("en", "Peace", "Text.", False), ("fr", "F", "Text.", True)], "fr"),
    ([("ca", "C", "Text.", False), ("es", "E", "Text.", False)], "ca"),
]


@pytest.mark.parametrize(("texts", "shown"), USUAL)
def test_text_that_says_most_is_shown_where_none_is_asked_for(
    client: Client, texts: list[tuple[str, str, str, bool]], shown: str
) -> None:
    statement = make_statement(title="Peace")
    for language, title, body, is_original in texts:
        make_text(statement=statement, language=language, title=title, body=body, is_original=is_original)

    assert f'<div lang="{shown}" dir="ltr" class="text">' in read(client, statement)


def test_each_language_is_a_link_in_its_own_words(client: Client, translated: Statement) -> None:
    page = read(client, translated, "?order=country")

    assert re.findall(r'href="\?([^"#]+)#text-heading" lang="([^"]+)"', page) == [
        (f"order=country&amp;lang={code}", code) for code in ("en", "ar", "pt-br")
    ]
    assert '<bdi dir="rtl">العربية</bdi>' in page


def test_title_is_in_the_language_of_its_text(client: Client, translated: Statement) -> None:
    Statement.objects.filter(pk=translated.pk).update(title="سلام")

    assert '<h1><bdi lang="ar" dir="rtl">سلام</bdi></h1>' in re.sub(r">\s+<", "><", read(client, translated))


@pytest.mark.parametrize(
    ("asked", "named"),
    [("es", "Spanish"), ("zz", "zz"), ("en-gb", "British English"), ("x" * 999, "x" * 39 + "…"), ("%E2%80%AEar", "ar"),
     ("%3Cscript%3E", "<script>"), ("%00", "\ufffd"), ("-", "-"), ("٣", "٣")],
)  # fmt: skip
def test_language_without_a_text_is_told_and_another_shown(
    client: Client, translated: Statement, asked: str, named: str
) -> None:
    page = read(client, translated, f"?lang={asked}")

    assert f"The archive has no text in this language: {named}. Shown below: English." in words(page)
    assert "<script>" not in page.replace("<script src", "")


def test_statement_without_a_text_says_where_it_is(client: Client) -> None:
    statement = make_statement(source_url="https://example.org/a", source_name="A site")

    page = words(read(client, statement, "?lang=es"))

    assert "no text in this language: Spanish." in page
    assert "The archive holds no text of this document. The text is at its source: A site" in page


def test_corrections_are_told_newest_first(client: Client) -> None:
    statement = make_statement()
    for text in ("First.", "Second <b>."):
        make_correction(statement=statement, text=text)

    assert "Corrections of this record 1 May 2024 Second <b>. 1 May 2024 First." in words(read(client, statement))


def test_record_without_corrections_says_nothing_of_them(client: Client) -> None:
    assert "orrection" not in read(client, make_statement())


def test_news_of_a_draft_is_not_shown(client: Client) -> None:
    statement = make_statement()
    make_newsitem(headline="Hidden", statement=statement, state="draft")

    assert "Hidden" not in read(client, statement)


def test_page_tells_its_address_for_paper(client: Client) -> None:
    statement = make_statement()

    assert f"http://testserver{statement.get_absolute_url()}" in read(client, statement, "?lang=xx")


@pytest.mark.parametrize("odd", [*STEERING, *SEPARATORS, "\x01", "\x07", "\x1b", "\x7f", "\ufffb"], ids=ascii)
def test_sign_that_could_steer_what_stands_beside_it_is_not_in_names_and_titles(client: Client, odd: str) -> None:
    statement = make_statement(title=f"Peace{odd}now", summary="S")
    party = make_party(name=f"Party{odd}name", territory=f"Place{odd}")
    make_text(statement=statement, title=f"Title{odd}", language="el")
    make_edition(statement=statement, note=f"Note{odd}end")
    make_newsitem(headline=f"News{odd}item", statement=statement)
    make_signatory(statement=statement, name_as_signed=f"Signed{odd}so", party=party, note=f"N{odd}")

    pages = [read(client, statement), client.get(f"{statement.get_absolute_url()}editions/1/").content.decode()]

    assert [odd in shown(page) for page in pages] == [False, False]
    assert "Signed" in pages[0]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\"><img src=x onerror='x'>", "&lt;b&gt;", "{{ 1 }}"])
def test_name_is_shown_and_never_alive(client: Client, name: str) -> None:
    statement = make_statement(title=name, summary=name, note=name)
    make_text(statement=statement, title=f"T {name}", body=name)
    make_correction(statement=statement, text=name)
    make_signatory(statement=statement, name_as_signed=name, note=name, party=make_party(name=f"P {name}"))

    page = read(client, statement)

    assert unescape(page).count(name) >= 8
    assert name == "{{ 1 }}" or name not in shown(page)
    assert "<" not in name or name not in page

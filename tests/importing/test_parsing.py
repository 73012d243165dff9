"""Text -> document: the parts together, what is missing, and what no text may break."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.document import Document, DocumentKind
from archive.importing.parsing import lines_of, parse

PROSE = (
    "The parties that met in the city thanked the hosts for their warm welcome, and they agreed that the next "
    "meeting should be held in the spring, when the roads are open again."
)
SPANISH = (
    "Los partidos que se reunieron en la ciudad agradecieron a los anfitriones su cálida acogida y acordaron que "
    "la próxima reunión se celebre en primavera, cuando los caminos estén abiertos."
)
NAMES = [
    "Communist Party of Albania",
    "PADS, Algeria",
    "Communist Party of Australia",
    "Communist Party of Britain",
    "Communist Party of Greece",
    "Communist Party of India (Marxist)",
    "Portuguese Communist Party",
    "Communist Party of Turkey",
]
LIST = "\n".join(NAMES)

SOLIDNET = f"""12 IMCWP, “On the roads of spring” [En., Sp.]

12/5/10, 3:19 PM
  • 12th IMCWP En Es


{PROSE}

At the 12th International Meeting of Communist and Workers' Parties they asked for:

  • roads for all,
  • an inn at each of them, with bread.


Subscribing Parties:

{LIST}

Sobre los caminos de la primavera

{SPANISH}

{SPANISH}

{LIST}
"""

MAIL = f"""From: SolidNet, Friday, March 19, 2004
http://www.site.example, mailto:info@site.example

Statement of the parties on the roads

The parties that met in the city thanked the hosts for their
warm welcome, and they agreed that the next meeting should be
held in the spring, when the roads are open again.

They also agreed that the inns should be open by then, so that
nobody has to sleep in the fields.

The Parties

{LIST}
"""

BLOG = f"""Home
About
Links
Contact

On roads

21 | 09 | 2019

{PROSE}

{PROSE}

Signed by:

{LIST}

Source: Solidnet.

No comments:

{PROSE}
"""


def _codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def test_statement_is_read_whole() -> None:
    document = parse(SOLIDNET)

    assert document.kind == DocumentKind.STATEMENT
    assert document.title == "12 IMCWP, “On the roads of spring”"
    assert document.date
    assert document.date.date.isoformat() == "2010-12-05"
    assert (document.language, document.meeting_number) == ("en", 12)
    assert [found.name_as_signed for found in document.signatories] == NAMES
    assert document.problems == ()


def test_texts_hold_neither_head_nor_list() -> None:
    english, spanish = parse(SOLIDNET).texts

    assert english.body == (
        f"{PROSE}\n\nAt the 12th International Meeting of Communist and Workers' Parties they asked for:\n\n"
        "• roads for all,\n• an inn at each of them, with bread."
    )
    assert (spanish.language, spanish.title) == ("es", "Sobre los caminos de la primavera")
    assert spanish.body == f"{SPANISH}\n\n{SPANISH}"


@pytest.mark.parametrize(("first", "second"), [("Subscribing Parties:", ""), ("", "Partidos firmantes:")])
def test_list_of_a_translation_is_in_neither_text_whichever_is_taken(first: str, second: str) -> None:
    text = SOLIDNET.replace("Subscribing Parties:", first).replace(
        f"{SPANISH}\n\n{LIST}", f"{SPANISH}\n\n{second}\n{LIST}"
    )
    document = parse(f"{text}Communist Party of Spain\nCommunist Party of Cuba\n")

    assert [text.body.splitlines()[-1] for text in document.texts] == ["• an inn at each of them, with bread.", SPANISH]


def test_prose_after_the_list_is_kept_and_said() -> None:
    document = parse(f"On roads\n\n4 May 2018\n\n{PROSE}\n\nThe Parties\n\n{LIST}\n\nThe rest: {PROSE}\n")

    assert document.texts[0].body.endswith(f"The rest: {PROSE}")
    assert [(problem.code, problem.line) for problem in document.problems] == [("text_after_list", 18)]


def test_mail_is_read_through_its_breaks() -> None:
    document = parse(MAIL)
    [text] = document.texts

    assert document.title == "Statement of the parties on the roads"
    assert document.date
    assert document.date.date.isoformat() == "2004-03-19"
    assert text.body.startswith(PROSE + "\n\nThey also agreed")
    assert len(document.signatories) == len(NAMES)


def test_page_of_a_blog_is_freed_of_its_site() -> None:
    document = parse(BLOG)

    assert document.title == "On roads"
    assert [text.body for text in document.texts] == [f"{PROSE}\n\n{PROSE}"]


def test_place_and_date_after_the_list_date_the_document() -> None:
    document = parse(f"On roads\n\n{PROSE}\n\nThe Parties\n\n{LIST}\n\nCaracas, 26 June 2017\n")

    assert document.date
    assert document.date.date.isoformat() == "2017-06-26"
    assert len(document.signatories) == len(NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["empty"]),
        (" \n\u00a0\n\t", ["empty"]),
        (f"On roads\n\n4 May 2018\n\n{PROSE}", ["no_signatories"]),
        (f"On roads\n\n{PROSE}", ["date_missing", "no_signatories"]),
        (f"On roads\n\n6/12/19\n\n{PROSE}", ["date_ambiguous", "no_signatories"]),
        (f"On roads\n\n4 May 1917\n\n{PROSE}", ["date_doubtful", "no_signatories"]),
        (f"{PROSE}\n\n{PROSE}", ["no_title", "date_missing", "no_signatories"]),
        (f"On roads\n\n4 May 2018\n\nThe Parties\n\n{LIST}", ["no_text"]),
        ("1234 5678", ["no_title", "date_missing", "language_unknown", "no_signatories"]),
        (
            f"On roads\n\n4 May 2018\n\n{PROSE} The 11th IMCWP and the 12th IMCWP were meant.",
            ["meeting_ambiguous", "no_signatories"],
        ),
    ],
)
def test_what_is_missing_is_said(text: str, expected: list[str]) -> None:
    assert _codes(parse(text)) == expected


def test_missing_title_names_the_pages_own() -> None:
    problem, *_ = parse(PROSE, title="Roads | A site").problems

    assert "Roads | A site" in problem.message


def test_date_in_the_future_is_doubted_where_today_is_known() -> None:
    assert "date_doubtful" in _codes(parse(f"On roads\n\n4 May 2018\n\n{PROSE}", today=date(2018, 5, 1)))


@pytest.mark.parametrize(
    ("locale", "published", "expected"),
    [
        ("en-US", "", "2019-06-12"),
        ("en-GB", "", "2019-12-06"),
        ("", "2019-06-12T08:00:00Z", "2019-06-12"),
        ("", "", ""),
    ],
)
def test_hints_tell_two_readings_apart(locale: str, published: str, expected: str) -> None:
    found = parse(f"On roads\n\n6/12/19\n\n{PROSE}", language=locale, published=published).date

    assert found
    assert found.date.isoformat() == expected


def test_hints_never_overrule_the_text() -> None:
    document = parse(f"On roads\n\n4 May 2018\n\n{PROSE}", language="el", title="Index", published="2020-01-01")

    assert (document.title, document.language) == ("On roads", "en")
    assert document.date
    assert document.date.date.isoformat() == "2018-05-04"


def test_address_of_the_source_is_kept() -> None:
    assert parse(PROSE, url="https://site.example/roads").source_url == "https://site.example/roads"


def test_page_of_news_has_items_and_no_title() -> None:
    items = [
        "The Communist Party of Norway opened its congress in Oslo with guests from four countries.",
        "Dockers in Piraeus went on strike for two days, says the CP of Greece.",
        "Solidarity messages for the Brazilian Landless Movement after the eviction",
        "The Portuguese CP published a study of wages, prices and rents in Lisbon.",
        "A delegation of the South African CP visited Havana in May 2019.",
    ]
    document = parse("\n\n".join(items))

    assert document.kind == DocumentKind.NEWS
    assert [item.text for item in document.items] == items
    assert (document.title, document.language, document.texts, document.signatories) == ("", "en", (), ())


def test_short_statement_with_a_list_is_no_news() -> None:
    document = parse(f"{PROSE}\n\nThe CP of Norway agrees with them.\n\nRoads for all!\n\nSigned by:\n\n{LIST}")

    assert document.kind == DocumentKind.STATEMENT
    assert len(document.signatories) == len(NAMES)


def test_lines_are_counted_from_one_whatever_ends_them() -> None:
    assert [(line.number, line.text) for line in lines_of("a\r\nb\rc\n\nd")] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, ""),
        (5, "d"),
    ]


PIECES = st.sampled_from(
    [*SOLIDNET.splitlines(), *BLOG.splitlines(), "6/12/19", "• ", "\u200f", "\u00ad", "\x00", "\ud800", "٢٠١٩", "[En]"]
)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert parse(text).kind in DocumentKind


@given(st.lists(PIECES).map("\n".join), st.text(), st.text())
def test_no_mixture_of_lines_breaks_it(text: str, title: str, published: str) -> None:
    document = parse(text, title=title, published=published, language=title)

    assert all(0 < problem.line <= len(lines_of(text)) for problem in document.problems if problem.line)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", " ", "1/", "12 May ", "“", ". ", " » a", "www., ", "Party En ", "21st International ", "- \n", "x\n\n"],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    start = perf_counter()
    parse(piece * (300_000 // len(piece)))

    # Some tenths of a second; with the square of the length it would be many minutes.
    assert perf_counter() - start < 120

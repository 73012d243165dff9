"""The document's date: every way of writing it, and which of two readings is meant."""

from collections.abc import Sequence
from datetime import date

import pytest

from archive.importing.document import FoundDate, Line
from archive.importing.recognisers.date import Evidence, date_problems, find_date
from archive.importing.recognisers.dateforms import dates_in
from archive.importing.recognisers.datelines import dated_header, dated_line, is_bare_date
from archive.importing.recognisers.months import months_called, weekdays_called
from archive.importing.recognisers.paragraphs import Paragraph, paragraphs_of

PROSE = "The delegates agreed to meet again, and they thanked the hosts for their warm welcome in the city. " * 2


def _paragraphs(*texts: str) -> list[Paragraph]:
    return paragraphs_of([Line(2 * number + 1, text) for number, text in enumerate(texts)])


def _find(
    *before: str, after: Sequence[str] = (), title_line: int = 1, evidence: Evidence | None = None
) -> FoundDate | None:
    return find_date(
        _paragraphs(*before), _paragraphs(*after), title_line=title_line, evidence=evidence or Evidence(language="en")
    )


def _read(found: FoundDate | None) -> list[str]:
    return [reading.isoformat() for reading in found.readings] if found else []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("11/1/19, 3:19 PM", "2019-11-01"),
        ("6/12/19 11:34 AM", "2019-06-12"),
        ("25/12/98, 3:19 PM", "1998-12-25"),
        ("ICP, 19 June 2019", "2019-06-19"),
        ("ICP, 23 November  2017", "2017-11-23"),
        ("ICP, 8th December 2015", "2015-12-08"),
        ("Thursday, May 24, 2018", "2018-05-24"),
        ("May 24 2018", "2018-05-24"),
        ("Sept. 3rd, 2014", "2014-09-03"),
        ("Monday, 14 September 2015 19:19", "2015-09-14"),
        ("Monday, 24. September 2018", "2018-09-24"),
        ("21 | 09 | 2019", "2019-09-21"),
        ("8 May 2023", "2023-05-08"),
        ("29/08/2013", "2013-08-29"),
        ("29/8/2013", "2013-08-29"),
        ("5/5/2013", "2013-05-05"),
        ("16-11-19 - n. 729", "2019-11-16"),
        ("www.site.example - cuba - 16-11-19 - n. 729", "2019-11-16"),
        ("05.06.2018", "2018-06-05"),
        ("11. November 2019", "2019-11-11"),
        ("Mittwoch, 26. Juli 2006", "2006-07-26"),
        ("3. Jänner 2012", "2012-01-03"),
        ("vendredi 30 août 2013", "2013-08-30"),
        ("1er mai 2014", "2014-05-01"),
        ("jueves, 30 de octubre de 2008", "2008-10-30"),
        ("Madrid, a 5 de mayo de 2011", "2011-05-05"),
        ("1º de maio de 2015", "2015-05-01"),
        ("12 d’abril de 2018", "2018-04-12"),
        ("Πέμπτη, 27 Ιουνίου 2013", "2013-06-27"),
        ("Москва, 1 ноября 2019 г.", "2019-11-01"),
        ("3 Mayıs 2019 Cuma", "2019-05-03"),
        ("15 grudnia 2018 r.", "2018-12-15"),
        ("21:a november 2019", "2019-11-21"),
        ("2019. november 1.", "2019-11-01"),
        ("1 تشرين الثاني 2019", "2019-11-01"),
        ("١ كانون الأول ٢٠١٩", "2019-12-01"),
        ("1 تشرين الثاني / نوفمبر 2019", "2019-11-01"),
        ("۲۵ نوامبر ۲۰۲۱", "2021-11-25"),
        ("15 नवंबर 2018", "2018-11-15"),
        ("2019年11月1日", "2019-11-01"),
        ("2019년 11월 1일", "2019-11-01"),
        ("ngày 1 tháng 11 năm 2019", "2019-11-01"),
        ("2019-11-01", "2019-11-01"),
        ("2019-11-01T15:19:00+02:00", "2019-11-01"),
        ("2019-11", "2019-11"),
        ("Beirut Líbano, Noviembre del 2012", "2012-11"),
        ("November, 2012", "2012-11"),
        ("Caracas, 26 June 2017", "2017-06-26"),
        ("Posted on 12 May 2014 by the editors", "2014-05-12"),
        ("Submitted by admin on Mon, 09/16/2019 - 14:22", "2019-09-16"),
        ("Montag, 07/10/2019", "2019-10-07"),
    ],
)
def test_line_of_a_date_is_read(written: str, expected: str) -> None:
    found = dated_line(written)

    assert found
    assert [reading.isoformat() for reading in found.readings] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019",
        "from 1917",
        "on 18, 19 and 20 October",
        "held in the city on 18, 19 and 20 October 2019",
        "the last week of May",
        "Meeting of 18-20 November 2005",
        "The congress ended on 18 October 2019.",
        "12 May 2014 to 15 May 2014",
        "30/02/2019",
        "02-30-2019",
        "12 آبان 1398",
        "10/8/1398",
        "12 Brumaire 1998",
        "Set in 2019 and out by noon",
        "Tel. 11/12/13/14",
        "From: SolidNet, Friday, March 19, 2004",
        "May 24",
        "x" * 500 + " 12 May 2014",
    ],
)
def test_line_without_a_date_of_its_own_is_refused(text: str) -> None:
    assert dated_line(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From: SolidNet, Friday, March 19, 2004", "2004-03-19"),
        ("Date: Tue, 12 Mar 2019 10:11:12 +0200", "2019-03-12"),
        ("From: a party", None),
        ("Friday, March 19, 2004", None),
    ],
)
def test_header_of_a_mail_may_bear_a_date(text: str, expected: str | None) -> None:
    found = dated_header(text)

    assert (found.readings[0].isoformat() if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), [("Friday, 4 May 2018", True), ("Athens, 4 May 2018", False)])
def test_bare_date_has_no_word_beside_it(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_bare_date(text) is expected


@pytest.mark.parametrize(
    ("written", "evidence", "expected"),
    [
        ("6/12/19", Evidence(language="en"), ["2019-12-06", "2019-06-12"]),
        ("6/12/19", Evidence(), ["2019-12-06", "2019-06-12"]),
        ("6/12/19", Evidence(language="de"), ["2019-12-06"]),
        ("6/12/19", Evidence(language="en", locale="en-US"), ["2019-06-12"]),
        ("6/12/19", Evidence(language="en", locale="en-GB"), ["2019-12-06"]),
        ("6/12/19 3:19 PM", Evidence(language="de"), ["2019-06-12"]),
        ("6/12/19", Evidence(language="en", published="2019-06-12T10:00:00Z"), ["2019-06-12"]),
        ("6/12/19", Evidence(language="en", published="2019-06-11"), ["2019-06-12"]),
        ("6/12/19", Evidence(language="en", published="2020-01-30"), ["2019-12-06", "2019-06-12"]),
        ("6/12/19", Evidence(language="en", texts=["last changed 31/12/19"]), ["2019-12-06"]),
        ("6/12/19", Evidence(language="en", texts=["last changed 12/31/19"]), ["2019-06-12"]),
        ("6/12/19", Evidence(language="en", texts=["12/31/19", "31/12/19"]), ["2019-12-06", "2019-06-12"]),
        ("6/12/19", Evidence(language="en", texts=["as on 12 June 2019"]), ["2019-06-12"]),
        ("Wednesday 6/12/19", Evidence(language="en"), ["2019-06-12"]),
        ("1 listopada 2019", Evidence(language="pl"), ["2019-11-01"]),
        ("1 listopada 2019", Evidence(language="hr"), ["2019-10-01"]),
        ("1 listopada 2019", Evidence(), ["2019-10-01", "2019-11-01"]),
    ],
)
def test_two_readings_are_told_apart_by_evidence_alone(written: str, evidence: Evidence, expected: list[str]) -> None:
    assert _read(_find("A title", written, PROSE, evidence=evidence)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["A title", "4 May 2018", PROSE, PROSE, "Athens, 9 May 2018"], [], "2018-05-04"),
        (["A title", PROSE, PROSE, PROSE, "Athens, 9 May 2018"], [], "2018-05-09"),
        (["A title", PROSE, PROSE], ["Athens, 9 May 2018"], "2018-05-09"),
        (["A title", "From: SolidNet, Friday, March 19, 2004", PROSE], ["Athens, May 2018"], "2018-05"),
        (["A title", "From: SolidNet, Friday, March 19, 2004", PROSE], [], "2004-03-19"),
        (["A title", "They met and decided on the work of next year.", "ICP, 4 May 2018", PROSE], [], "2018-05-04"),
    ],
)
def test_stamp_goes_before_place_and_place_before_mail(before: list[str], after: list[str], expected: str) -> None:
    assert _read(_find(*before, after=after)) == [expected]


def test_stamp_under_the_title_goes_before_one_above() -> None:
    assert _read(_find("1 May 2018", "A title", "4 May 2018", PROSE, title_line=3)) == ["2018-05-04"]


@pytest.mark.parametrize(
    "before",
    [
        ["A title", PROSE + " It was on 4 May 2018."],
        ["A title", PROSE, PROSE, "Athens, 4 May 2018", PROSE, PROSE, PROSE, PROSE],
    ],
)
def test_date_within_the_text_is_not_the_documents(before: list[str]) -> None:
    assert _find(*before) is None


@pytest.mark.parametrize(
    ("written", "today", "expected"),
    [
        ("4 May 2018", None, []),
        ("4 May 1917", None, ["date_doubtful"]),
        ("4 May 2018", date(2018, 5, 3), ["date_doubtful"]),
        ("4 May 2018", date(2018, 5, 4), []),
        ("6/12/19", None, ["date_ambiguous"]),
        ("nothing", None, ["date_missing"]),
    ],
)
def test_doubt_about_a_date_is_said(written: str, today: date | None, expected: list[str]) -> None:
    found = _find("A title", written, PROSE)

    assert [problem.code for problem in date_problems(found, today=today)] == expected


def test_missing_date_names_the_pages_own() -> None:
    [problem] = date_problems(None, published="2019-11-01")

    assert "2019-11-01" in problem.message


def test_several_dates_of_a_line_are_found_in_order() -> None:
    found = dates_in("first 4 May 2018, then 2019-06-01, then 31/12/20")

    assert [written.readings[0].isoformat() for written in found] == ["2018-05-04", "2019-06-01", "2020-12-31"]


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [("août", "", (8,)), ("Sept.", "", (9,)), ("srp", "cs", (8,)), ("srp", "", (7, 8)), ("тест", "", ())],
)
def test_months_are_known_by_name(name: str, language: str, expected: tuple[int, ...]) -> None:
    assert months_called(name, language) == expected


@pytest.mark.parametrize(("name", "expected"), [("Πέμπτη", {3}), ("segunda-feira", {0}), ("April", set())])
def test_weekdays_are_known_by_name(name: str, expected: set[int]) -> None:
    assert weekdays_called(name) == expected

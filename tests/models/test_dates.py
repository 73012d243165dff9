from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from archive.models import DatePrecision, NewsItem, PartialDate, Statement
from tests.factories import make_draft, make_newsitem

KNOWN = [precision for precision in DatePrecision if precision != DatePrecision.UNKNOWN]
partial_dates = st.just(PartialDate()) | st.builds(PartialDate, st.dates(), st.sampled_from(KNOWN))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-11-01", PartialDate(date(2019, 11, 1), DatePrecision.DAY)),
        ("2019-1-9", PartialDate(date(2019, 1, 9), DatePrecision.DAY)),
        (" 2019-11 ", PartialDate(date(2019, 11, 1), DatePrecision.MONTH)),
        ("2019", PartialDate(date(2019, 1, 1), DatePrecision.YEAR)),
        ("c. 2019", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("C.2019", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("circa\xa02019", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("about 2019", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("~2019", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("2019~", PartialDate(date(2019, 1, 1), DatePrecision.CIRCA)),
        ("2020-02-29", PartialDate(date(2020, 2, 29), DatePrecision.DAY)),
        ("", PartialDate()),
        ("  ", PartialDate()),
        ("Unknown", PartialDate()),
        ("?", PartialDate()),
    ],
)
def test_parse_of_what_people_write(written: str, expected: PartialDate) -> None:
    assert PartialDate.parse(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "2019-13",
        "2019-00",
        "2019-02-31",
        "2019-02-29",
        "2019-11-00",
        "0000",
        "19",
        "201",
        "20190",
        "20191101",
        "c. 2019-11",
        "2019-11~",
        "c.",
        "2019-",
        "2019/11/01",
        "01-11-2019",
        "2019-11-01T00:00",
        "2019-111-01",
        "-2019",
        "9" * 5000,
        "٢٠١٩",
        "20١9-11",
        "²019",
        "２０１９",
        "2019\n2020",
        "in 2019",
        "\0",
    ],
)
def test_parse_refuses(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a date"):
        PartialDate.parse(written)


@given(partial_dates)
def test_parse_of_isoformat_is_the_same_date(value: PartialDate) -> None:
    assert PartialDate.parse(value.isoformat()) == value


@given(st.text())
def test_parse_of_anything_is_a_date_or_a_validation_error(written: str) -> None:
    try:
        parsed = PartialDate.parse(written)
    except ValidationError as error:
        assert error.messages  # noqa: PT017, either outcome is right, any other error is not
    else:
        assert PartialDate.parse(parsed.isoformat()) == parsed


@pytest.mark.parametrize(
    ("written", "words", "short"),
    [
        ("2019-11-01", "1 November 2019", "2019-11-01"),
        ("2019-11", "November 2019", "2019-11"),
        ("2019", "2019", "2019"),
        ("0987", "0987", "0987"),
        ("c. 2019", "about 2019", "2019~"),
        ("", "date unknown", ""),
    ],
)
def test_date_in_words_and_in_short(written: str, words: str, short: str) -> None:
    value = PartialDate.parse(written)

    assert (str(value), value.isoformat()) == (words, short)


@pytest.mark.parametrize(("written", "is_known"), [("2019", True), ("c. 2019", True), ("", False)])
def test_date_is_true_when_known(written: str, is_known: bool) -> None:  # noqa: FBT001, a table's column
    assert bool(PartialDate.parse(written)) is is_known


@pytest.mark.parametrize(
    ("precision", "first_day"),
    [
        (DatePrecision.DAY, date(2019, 11, 15)),
        (DatePrecision.MONTH, date(2019, 11, 1)),
        (DatePrecision.YEAR, date(2019, 1, 1)),
        (DatePrecision.CIRCA, date(2019, 1, 1)),
    ],
)
def test_date_stands_on_the_first_day_of_its_period(precision: str, first_day: date) -> None:
    assert PartialDate(date(2019, 11, 15), precision).on == first_day


@pytest.mark.parametrize(
    ("on", "precision"), [(None, "day"), (None, "circa"), (date(2019, 1, 1), "unknown"), (date(2019, 1, 1), "week")]
)
def test_date_refuses_a_precision_that_does_not_fit(on: date | None, precision: str) -> None:
    with pytest.raises(ValueError, match=r"unknown exactly when|not a valid"):
        PartialDate(on, precision)


@pytest.mark.django_db
@given(value=partial_dates)
def test_dated_record_gives_back_the_date_it_was_given(value: PartialDate) -> None:
    statement = Statement()

    statement.date = value

    assert statement.date == value


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["2019-11-01", "2019-11", "2019", "2019~", ""])
def test_dated_record_keeps_its_date_in_the_database(written: str) -> None:
    statement = make_draft(dated=written)

    kept = Statement.objects.get(pk=statement.pk)

    assert kept.date.isoformat() == written


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        {"dated_on": None, "date_precision": DatePrecision.DAY},
        {"dated_on": date(2019, 1, 1), "date_precision": DatePrecision.UNKNOWN},
    ],
)
def test_dated_record_refuses_half_a_date_in_raw_writes(columns: dict[str, object]) -> None:
    make_draft()

    with pytest.raises(IntegrityError):
        Statement.objects.update(**columns)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest_first", ["2020-05", "2020", "2019-11-01", "2019~", "", ""]),
        ("oldest_first", ["2019~", "2019-11-01", "2020", "2020-05", "", ""]),
    ],
)
def test_dated_records_of_unknown_date_come_last_both_ways(order: str, expected: list[str]) -> None:
    for written in ["", "2020-05", "2019~", "", "2020", "2019-11-01"]:
        make_newsitem(dated=written)

    ordered = getattr(NewsItem.objects, order)()

    assert [newsitem.date.isoformat() for newsitem in ordered] == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("order", "expected"), [("newest_first", [2, 1, 0]), ("oldest_first", [0, 1, 2])])
def test_dated_records_of_one_day_are_ordered_by_key(order: str, expected: list[int]) -> None:
    made = [make_draft(dated="2019") for _ in range(3)]

    ordered = getattr(Statement.objects, order)()

    assert list(ordered) == [made[index] for index in expected]

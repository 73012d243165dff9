"""What was exported is imported as unchanged, whatever the records hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.bulk import reading
from archive.bulk.applying import fitted, try_out
from archive.bulk.meeting import MeetingResource
from archive.bulk.newsitem import NewsItemResource
from archive.bulk.outcome import Fate
from archive.bulk.party import PartyResource
from archive.bulk.partyname import PartyNameResource
from archive.bulk.reading import read_table
from archive.bulk.resource import RecordResource
from archive.bulk.writing import FORMATS
from archive.importing.converting.workbook import convert_workbook
from archive.models import Meeting, NewsItem, Party, PartyName
from tests.factories import make_meeting, make_newsitem, make_party, make_party_name, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the process of its own, which costs half a second."""
    monkeypatch.setattr(reading, "convert_bounded", lambda _form, data, limits: convert_workbook(data, limits))


# Signs that some format treats in a way of its own, and texts of any other.
_HOSTILE = st.sampled_from(
    [*"=+-@'\"\t\r\n,;|\\_ ", "\r\n", "＝", "_x0041_", "\u202e", "\u2028", "\x01", "\ufffe", "🚩"]
)
_TEXTS = st.lists(_HOSTILE | st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=3), max_size=8)


def _fates(resource: type[RecordResource], records: models.QuerySet[Any], ending: str) -> set[Fate]:
    written = FORMATS[ending][1](resource().columns, resource().exported(records))
    outcome = try_out(resource(), fitted(resource(), read_table(written)))
    return {row.fate for row in outcome.rows}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_kind_of_record_comes_back_unchanged(ending: str) -> None:
    greek, cuban = make_party(slug="b", founded_year=1918, country="GR"), make_party(slug="a")
    make_party_name(party=greek, name="ΚΚΕ", kind="acronym", language="el", from_year=1924, is_homonym=True)
    make_meeting(number=None, status="announced", started_on=None)
    meeting = make_meeting(number=21, ended_on=date(2019, 10, 20), country="TR", parties_attending=74)
    meeting.hosts.set([greek, cuban])
    make_newsitem(dated="", state="draft")
    make_newsitem(
        dated="c. 2019",
        parties=[greek, cuban],
        countries="GR,CU",
        meeting=meeting,
        statement=make_statement(),
        publish_at=datetime(2019, 1, 1, 12, 0, 0, 5, tzinfo=UTC),
    )
    records = {PartyResource: Party, PartyNameResource: PartyName, MeetingResource: Meeting, NewsItemResource: NewsItem}

    for resource, model in records.items():
        assert _fates(resource, model._default_manager.all(), ending) == {Fate.UNCHANGED}


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=_TEXTS.map("".join), note=_TEXTS.map("".join))
def test_every_text_comes_back_to_the_letter(ending: str, name: str, note: str) -> None:
    Party.objects.all().delete()
    make_party(slug="kke", name=name or "x", note=note, territory=note[:100])

    assert _fates(PartyResource, Party.objects.all(), ending) == {Fate.UNCHANGED}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["=1+1", "'=1+1", "+1", "-1", "@x", "＝x", "\t=x"])
def test_no_text_is_a_formula_in_a_spreadsheet(ending: str, name: str) -> None:
    make_party(slug="kke", name=name)

    written = FORMATS[ending][1](["name"], [[name]])

    if ending == "csv":
        assert written.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    assert read_table(written).rows[0].cells == (name,)

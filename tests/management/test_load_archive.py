"""The fixtures come in whole, come in once, and never over an editor's change."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from archive.loading.document import Document, Row
from archive.loading.fixtures import NAMES
from archive.models import (
    LoadedRecord,
    Meeting,
    NewsItem,
    Party,
    PartyName,
    PartyRelation,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.folding import fold
from archive.models.publicedition import public_edition
from archive.models.signatorylist import SignatoryLine, replace_signatories

Record = dict[str, Any]
Files = dict[str, list[Record]]
Load = Callable[[Files], str]

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path: Path, settings: LazySettings) -> Load:
    """Put these records into the fixtures, load them, and return the report."""
    settings.FIXTURE_DIRS = [tmp_path]

    def load_files(files: Files) -> str:
        for name, records in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(records), encoding="utf-8")
        return load_archive()

    return load_files


def load_archive() -> str:
    written = StringIO()
    call_command("load_archive", stdout=written)
    return written.getvalue()


def record(model: str, **fields: Any) -> Record:
    return {"model": f"archive.{model}", "fields": fields}


def party(slug: str, **fields: Any) -> Record:
    return record("party", slug=slug, **{"name": slug.upper(), "country": "CU"} | fields)


def name(of: str, name: str, **fields: Any) -> Record:
    return record("partyname", party=[of], name=name, folded=fold(name), **fields)


def meeting(**fields: Any) -> Record:
    return record("meeting", slug="m", **{"title": "M", "started_on": "2019-10-18", "hosts": [["a"]]} | fields)


def statement(**fields: Any) -> Record:
    dated = {"dated_on": "2019-11-01", "date_precision": "day", "state": "published"}
    return record(
        "statement", slug="s", **dated | {"title": "S", "summary": "What it says.", "meeting": ["m"]} | fields
    )


def text(**fields: Any) -> Record:
    said = {"statement": ["s"], "language": "en", "title": "S", "body": "Text."}
    return record("statementtext", **said | fields)


def signatory(position: int, party: str | None) -> Record:
    signed = {"name_as_signed": f"Signed by {party}", "party": [party] if party else None}
    return record("signatory", statement=["s"], position=position, **signed)


def newsitem(**fields: Any) -> Record:
    return record("newsitem", slug="n", **{"headline": "N", "text": "It happened.", "countries": "TR,CU"} | fields)


def small(**changed: list[Record]) -> Files:
    """Two parties, a meeting, a statement that both signed, a news item about one."""
    files = {
        "parties": [party("a"), party("b"), name("a", "Á, Cuba")],
        "meetings": [meeting()],
        "statements": [statement(), text(), signatory(1, "b"), signatory(2, "a")],
        "news": [newsitem(parties=[["b"]], statement=["s"])],
    }
    return files | changed


def test_load_archive_creates_everything(load: Load) -> None:
    report = load(small())

    assert report.splitlines() == [
        "parties: 2 created",
        "meetings: 1 created",
        "statements: 1 created",
        "news: 1 created",
    ]
    assert [row.party.slug for row in Signatory.objects.as_signed() if row.party] == ["b", "a"]
    assert [host.slug for host in Meeting.objects.get().hosts.all()] == ["a"]
    assert list(NewsItem.objects.about_countries(["TR"])) == [NewsItem.objects.get()]
    assert Statement.objects.get().has_text


def test_second_run_changes_nothing(load: Load) -> None:
    load(small())
    before, stamp = public_edition(), Statement.objects.get().updated_at

    report = load(small())

    assert report.splitlines() == [
        "parties: 2 unchanged",
        "meetings: 1 unchanged",
        "statements: 1 unchanged",
        "news: 1 unchanged",
    ]
    assert (public_edition(), Statement.objects.get().updated_at) == (before, stamp)


def test_load_archive_is_silent_when_asked(load: Load) -> None:
    load(small())
    written = StringIO()

    call_command("load_archive", verbosity=0, stdout=written)

    assert written.getvalue() == ""


def test_changed_fixture_updates_an_untouched_record(load: Load) -> None:
    load(small())
    kept, made = Signatory.objects.get(party__slug="a"), Statement.objects.get().created_at
    list_now = [statement(title="S2"), text(language="es"), signatory(1, "a"), signatory(2, None)]

    report = load(small(statements=list_now))

    assert "statements: 1 updated" in report
    changed = Statement.objects.get()
    assert (changed.title, changed.created_at) == ("S2", made)
    assert [row.name_as_signed for row in changed.signatories.as_signed()] == ["Signed by a", "Signed by None"]
    assert changed.signatories.as_signed()[0].pk == kept.pk
    assert "1 unchanged" in load(small(statements=list_now)).splitlines()[2]


def test_changed_fixture_replaces_the_only_text_of_a_published_statement(load: Load) -> None:
    load(small(statements=[statement(summary="", has_text=True), text()]))

    load(small(statements=[statement(summary="", has_text=True), text(language="es")]))

    assert [found.language for found in StatementText.objects.all()] == ["es"]
    assert Statement.objects.get().state == PublicationState.PUBLISHED


def test_changed_fixture_moves_a_name_from_one_party_to_another(load: Load) -> None:
    load(small(parties=[party("a"), party("b"), name("b", "The Name")]))

    load(small(parties=[party("a"), party("b"), name("a", "The Name")]))

    assert PartyName.objects.get().party.slug == "a"


def test_changed_fixture_changes_the_parties_of_a_news_item(load: Load) -> None:
    load(small())

    load(small(news=[newsitem(parties=[["a"]])]))

    assert [found.slug for found in NewsItem.objects.get().parties.all()] == ["a"]


def test_record_dropped_from_the_fixtures_stays(load: Load) -> None:
    load(small())

    load(small(news=[]))

    assert NewsItem.objects.count() == 1


def edit_list() -> None:
    replace_signatories(Statement.objects.get(), [SignatoryLine(name_as_signed="Corrected")])


def edit_text() -> None:
    StatementText.objects.update(body="Corrected.")


def edit_party_name() -> None:
    PartyName.objects.update(language="es")


def edit_hosts() -> None:
    Meeting.objects.get().hosts.set([Party.objects.get(slug="b")])


def edit_news() -> None:
    NewsItem.objects.update(text="Corrected.")


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (edit_list, "statements"),
        (edit_text, "statements"),
        (edit_party_name, "parties"),
        (edit_hosts, "meetings"),
        (edit_news, "news"),
    ],
)
def test_editors_change_is_kept(load: Load, edit: Callable[[], None], kind: str) -> None:
    """Whatever the fixtures say later, and however often they are loaded."""
    load(small())
    edit()
    kept = everything()

    later = small(
        parties=[party("a", name="Other"), party("b"), name("a", "Other Name")],
        meetings=[meeting(title="Other")],
        statements=[statement(title="Other"), text(), signatory(1, "b")],
        news=[newsitem(headline="Other")],
    )
    reports = [load({kind: later[kind]}), load({kind: later[kind]})]

    assert all("1 kept as an editor changed it" in report for report in reports)
    assert everything() == kept


def everything() -> list[Any]:
    """What every table of the archive says."""
    models = (Party, PartyName, Meeting, Statement, StatementText, Signatory, NewsItem)
    return [list(model.objects.order_by("pk").values()) for model in models] + [
        list(Meeting.objects.values_list("hosts"))
    ]


def test_deleted_record_stays_deleted(load: Load) -> None:
    load(small())
    NewsItem.objects.get().delete()
    Statement.objects.get().delete()

    report = load(small(news=[newsitem(headline="Other")]))

    assert report.splitlines()[2:] == [
        "statements: 1 left deleted by an editor",
        "news: 1 left deleted by an editor",
    ]
    assert not Statement.objects.exists()


def test_new_record_comes_without_mention_of_what_an_editor_deleted(load: Load) -> None:
    load(small(statements=[], news=[]))
    Meeting.objects.get().delete()
    Party.objects.get(slug="b").delete()
    relation = record("partyrelation", earlier=["a"], later=["b"], kind="split")
    later = small(parties=[*small()["parties"], relation])

    load(later)

    assert [row.party for row in Signatory.objects.order_by("position")] == [None, Party.objects.get()]
    assert Statement.objects.get().meeting is None
    assert not NewsItem.objects.get().parties.exists()
    assert not PartyRelation.objects.exists()
    assert "statements: 1 unchanged" in load(later)


def test_record_that_an_editor_made_under_the_same_slug_is_kept(load: Load) -> None:
    Party.objects.create(slug="a", name="The editor's")

    report = load(small())

    assert "parties: 1 created, 1 kept as an editor changed it" in report
    assert Party.objects.get(slug="a").name == "The editor's"


def test_record_that_loaddata_brought_is_known_and_can_be_updated(load: Load) -> None:
    load(small())
    LoadedRecord.objects.all().delete()
    load(small())

    assert "news: 1 updated" in load(small(news=[newsitem(headline="Other")]))


def test_true_fixtures_are_the_same_by_loaddata(db: None) -> None:
    call_command("loaddata", *NAMES, verbosity=0)

    report = load_archive()

    assert report.count("unchanged") == len(report.splitlines()) == 5


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"news": [newsitem(parties=[["nobody"]])]}, "news item n names party nobody, which is not there"),
        ({"news": [newsitem(), newsitem()]}, "news item n is there 2 times"),
        ({"news": [newsitem(colour="red")]}, "news.json, record 1: ValueError: no such field: colour"),
        ({"news": [newsitem(dated_on="soon")]}, "news.json, record 1: ValidationError"),
        ({"news": [record("newsitem", headline="N")]}, "news.json, record 1: ValueError: no slug"),
        ({"news": [{"model": "auth.user", "fields": {}}]}, "news.json, record 1: KeyError: 'auth.user'"),
        ({"news": ["n"]}, "news.json, record 1: TypeError"),
        ({"news": {}}, "news.json is not a list of records"),
        ({"news": [newsitem(state="published", text="")]}, "The fixtures break a rule of the archive"),
        ({"statements": [statement(), text(statement=["t"])]}, "statement t names statement t, which is not there"),
    ],
)
def test_malformed_fixture_is_refused_and_nothing_loaded(load: Load, files: Files, said: str) -> None:
    with pytest.raises(CommandError, match="Nothing was loaded") as refused:
        load(small(**files))

    assert said in str(refused.value)
    assert not Party.objects.exists()


def test_fixture_that_is_no_json_is_refused(load: Load, tmp_path: Path) -> None:
    load(small())
    (tmp_path / "news.json").write_text("{", encoding="utf-8")

    with pytest.raises(CommandError, match=r"news\.json is not JSON"):
        load_archive()


def test_missing_fixture_is_named(load: Load) -> None:
    files = small()
    del files["meetings"]

    with pytest.raises(CommandError, match=r"There is no fixture meetings\.json"):
        load(files)


@pytest.mark.parametrize(("figure", "is_same"), [(None, True), (80, False)])
def test_field_that_came_later_is_no_change_while_it_is_empty(figure: int | None, *, is_same: bool) -> None:
    said: Record = {"slug": "m", "hosts": [], "attending": []}

    before, after = (Document(Row(Meeting, said | later), ()) for later in ({}, {"parties_attending_most": figure}))

    assert (before.digest == after.digest) == is_same

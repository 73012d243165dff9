"""`import_document`: drafts from files, a look without writing, and what its exit status says."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.importing import journal
from archive.models import (
    ImportBatch,
    ListEdition,
    NewsItem,
    Party,
    PartyName,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from tests.archive import load_fixtures
from tests.importing.pages import BODY, FORMATTED_PAGE, NEWS, TITLE, statement_page

pytestmark = pytest.mark.django_db

KNOWN = ["Communist Party of Argentina", "AKEL – Cyprus", "Communist Part of Ukraine", "Communist Party in Denmark"]


@pytest.fixture(autouse=True)
def archive(db: None) -> None:
    load_fixtures()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(statement_page(KNOWN), encoding="utf-8")
    return path


def run(*arguments: Any) -> tuple[int, str]:
    """The command's exit status and what it said."""
    said = StringIO()
    try:
        call_command("import_document", *map(str, arguments), stdout=said)
    except SystemExit as end:
        return int(str(end.code)), said.getvalue()
    return 0, said.getvalue()


def whole_archive() -> journal.Rows:
    models = (Party, PartyName, Statement, StatementText, ListEdition, Signatory, NewsItem, ImportBatch)
    return journal.rows(*(model._base_manager.all() for model in models))


def test_statement_becomes_a_draft_in_signed_order(page: Path) -> None:
    status, _said = run(page)

    statement = Statement.objects.get(title=TITLE)
    assert status == 0
    assert (statement.state, statement.date.isoformat()) == (PublicationState.DRAFT, "2019-11-01")
    assert statement.meeting
    assert statement.meeting.slug == "21-imcwp"
    assert statement.texts.get().body == BODY
    assert [(row.name_as_signed, row.party and row.party.slug) for row in statement.signatories.as_signed()] == [
        ("Communist Party of Argentina", "communist-party-of-argentina"),
        ("AKEL – Cyprus", "akel"),
        ("Communist Part of Ukraine", "communist-party-of-ukraine"),
        ("Communist Party in Denmark", "communist-party-in-denmark"),
    ]


def test_second_import_of_one_file_changes_nothing(page: Path) -> None:
    run(page)
    before = whole_archive()

    status, said = run(page)

    assert whole_archive() == before
    assert status == 0
    assert "imported before" in said


def test_dry_run_writes_nothing(page: Path) -> None:
    before = whole_archive()

    run(page, "--dry-run")

    assert whole_archive() == before


def test_json_is_one_object_with_what_was_read(page: Path) -> None:
    _status, said = run(page, "--dry-run", "--format", "json")

    [document] = json.loads(said)["documents"]
    assert set(document) == {
        "file", "kind", "title", "date", "date_precision", "language", "meeting", "texts", "signatories", "items",
        "problems",
    }  # fmt: skip
    assert (document["kind"], document["title"], document["date"]) == ("statement", TITLE, "2019-11-01")
    assert (document["date_precision"], document["language"], document["meeting"]) == ("day", "en", "21-imcwp")
    assert document["texts"] == [{"language": "en", "title": TITLE, "body": BODY}]
    assert document["signatories"][1] == {
        "position": 2,
        "name_as_signed": "AKEL – Cyprus",
        "section": "party",
        "status": "matched",
        "party": "akel",
        "candidates": document["signatories"][1]["candidates"],
        "line": document["signatories"][0]["line"] + 1,
    }


def test_page_becomes_a_draft_formatted_as_the_dry_run_said(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(FORMATTED_PAGE, encoding="utf-8")
    before = whole_archive()

    _status, said = run(path, "--dry-run", "--format", "json")
    assert whole_archive() == before
    run(path)
    run(path)

    [text] = StatementText.objects.filter(title="For the harbours of peace")
    assert json.loads(said)["documents"][0]["texts"][0]["html"] == text.html
    assert "<h2>What we ask</h2>" in text.html


def test_undecided_name_stays_unidentified_and_asks_for_an_editor(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(statement_page([*KNOWN, "Party of the Lighthouse Keepers"]), encoding="utf-8")

    status, said = run(path)

    assert status == 1
    assert "Party of the Lighthouse Keepers" in said
    assert Signatory.objects.get(name_as_signed="Party of the Lighthouse Keepers").party is None


def test_publish_publishes_what_needs_no_editor(page: Path) -> None:
    run(page, "--publish")

    assert Statement.objects.published().filter(title=TITLE).exists()


def test_publish_leaves_what_needs_an_editor_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(statement_page([*KNOWN, "Party of the Lighthouse Keepers"]), encoding="utf-8")

    run(path, "--publish")

    assert Statement.objects.get(title=TITLE).state == PublicationState.DRAFT


def test_stamp_before_the_meeting_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(statement_page(KNOWN, stamp="9/1/19, 3:19 PM"), encoding="utf-8")

    status, said = run(path, "--dry-run", "--format", "json")

    assert status == 1
    assert "stamp_before_meeting" in {problem["code"] for problem in json.loads(said)["documents"][0]["problems"]}


def test_grown_list_waits_for_an_editor(page: Path, tmp_path: Path) -> None:
    run(page)
    before = Signatory.objects.count()
    grown = tmp_path / "grown.txt"
    grown.write_text(statement_page([*KNOWN, "Communist Party of Cuba"]), encoding="utf-8")

    status, said = run(grown)

    assert status == 1
    assert "“Communist Party of Cuba” is not on the list" in said
    assert Signatory.objects.count() == before
    assert ImportBatch.objects.filter(state="review").count() == 1


def test_news_become_drafts(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")

    status, _said = run(path)

    drafts = NewsItem.objects.filter(state=PublicationState.DRAFT).order_by("pk")
    assert status == 1
    assert [sorted(party.slug for party in item.parties.all()) for item in drafts] == [
        ["communist-party-of-greece"],
        ["communist-party-of-turkey"],
        ["portuguese-communist-party"],
        ["communist-party-of-canada"],
        ["communist-party-of-cuba"],
    ]
    assert [item.meeting and item.meeting.slug for item in drafts][1] == "21-imcwp"


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x02\x01\x00\x00" + bytes(range(256)) * 20])
def test_unreadable_file_is_said_and_the_others_are_imported(page: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rubbish.txt"
    path.write_bytes(content)

    status, said = run(path, page)

    assert status == 2
    assert "rubbish.txt" in said
    assert Statement.objects.filter(title=TITLE).exists()


def test_missing_file_is_said() -> None:
    status, said = run("no-such-file.txt", "--format", "json")

    assert status == 2
    assert json.loads(said)["documents"][0]["problems"][0]["code"] == "no_file"

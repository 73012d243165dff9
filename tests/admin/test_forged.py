"""Nothing that can be posted breaks a form: it is taken, or answered with a message."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_statement,
    make_text,
)

from .forms import added, address, filled_in

pytestmark = pytest.mark.django_db
MODELS = ["statement", "party", "meeting", "newsitem"]
STRANGE = ["\ud7ff\u202e\ufeff\U0010ffff", "x" * 50_000, "9" * 40, "-1", "²", "<script>", "'; --", "1e999", ""]


def make(model: str) -> Any:
    match model:
        case "statement":
            statement = make_statement(meeting=make_meeting())
            make_text(statement=statement)
            make_edition(statement=statement)
            return statement
        case "party":
            party = make_party()
            make_party_name(party=party, name=f"Name {party.pk}")
            return party
        case "meeting":
            return make_meeting()
        case _:
            return make_newsitem(parties=[make_party()])


def fields(data: dict[str, Any]) -> list[str]:
    return [name for name in data if not name.endswith("_FORMS")]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("value", ["\x00", "9" * 40], ids=repr)
def test_strange_value_in_any_field_is_answered(admin_client: Client, model: str, value: str) -> None:
    record = make(model)
    data = filled_in(admin_client, address(record))

    answers = {name: admin_client.post(address(record), data | {name: value}).status_code for name in fields(data)}

    assert {*answers.values()} <= {200, 302}, answers


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("value", STRANGE, ids=range(len(STRANGE)))
def test_strange_value_in_all_fields_is_answered(admin_client: Client, model: str, value: str) -> None:
    record = make(model)
    data = filled_in(admin_client, address(record))

    assert admin_client.post(address(record), data | dict.fromkeys(fields(data), value)).status_code in {200, 302}


@pytest.mark.parametrize("model", ["statement", "party"])
@pytest.mark.parametrize("total", ["-1", "1000000", "x"])
@pytest.mark.parametrize("initial", ["-1", "1000000", "x"])
def test_forged_counts_of_rows_are_answered(admin_client: Client, model: str, total: str, initial: str) -> None:
    record = make(model)
    data = filled_in(admin_client, address(record))
    forged = {name: total for name in data if name.endswith("TOTAL_FORMS")}
    forged |= {name: initial for name in data if name.endswith("INITIAL_FORMS")}

    assert admin_client.post(address(record), data | forged).status_code in {200, 302}


def test_row_of_another_record_is_not_taken(admin_client: Client) -> None:
    mine, theirs = make("statement"), make("statement")
    text = theirs.texts.get()
    data = filled_in(admin_client, address(mine)) | {"texts-0-id": text.pk, "texts-0-title": "Stolen"}

    assert admin_client.post(address(mine), data).status_code in {200, 302}
    text.refresh_from_db()
    assert (text.statement, text.title) == (theirs, theirs.title)


@pytest.mark.parametrize("model", MODELS)
def test_empty_form_is_answered_with_messages(admin_client: Client, model: str) -> None:
    record = make(model)

    assert admin_client.post(address(record, "add"), {}).status_code == 200
    assert admin_client.post(address(record), {}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_address_of_no_record_leads_home(admin_client: Client, model: str) -> None:
    for key in ("0", "x", "9" * 40, "_00", "²"):
        url = address(make(model), "changelist") + f"{key}/change/"
        assert [admin_client.get(url).status_code, admin_client.post(url).status_code] == [302, 302]


@pytest.mark.parametrize("model", MODELS)
def test_every_page_of_a_record_opens(admin_client: Client, model: str) -> None:
    record = make(model)

    for page in ("change", "history", "delete", "add", "changelist"):
        assert admin_client.get(address(record, page)).status_code == 200
    assert admin_client.post(address(record, "history")).status_code == 200


def test_party_that_has_signed_is_not_deleted(admin_client: Client) -> None:
    party = make_party()
    make_statement(signed_by=[party])

    answer = admin_client.post(address(party, "delete"), {"post": "yes"})

    assert "protected" in answer.content.decode()


def test_statement_is_deleted_with_all_that_is_its_own(admin_client: Client) -> None:
    statement = make("statement")

    assert admin_client.post(address(statement, "delete"), {"post": "yes", "why": "Twice."}).status_code == 302
    assert not type(statement).objects.exists()


def test_duplicate_rows_in_a_new_record_are_answered(admin_client: Client) -> None:
    data = filled_in(admin_client, address(make("statement"), "add"))
    data |= {"title": "T", "slug": "new", "state": "draft"}
    for _ in range(2):
        data = added(data, "texts", language="en", title="T", is_original="on")
        data = added(data, "editions", number=1, completeness="partial")

    assert admin_client.post(address(make("statement"), "add"), data).status_code == 200

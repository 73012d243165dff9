"""Every address under /admin/, for everybody: let in, refused, or asked to sign in.

A new address has to be entered below: as a page of a record in `RECORDS` and `PAGES`, or
as one of its own in `OWN`.
"""

import re
from collections.abc import Collection, Iterator
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE as CHANGE_FLAG
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from archive.merging.merging import merge
from archive.models import ImportBatch, RevisionEvent, SignIn, SignInOutcome, Statement
from archive.models.roles import Role
from archive.revisions.keeping import keep, revisions_of
from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_statement, make_user

ANYONE, STAFF, CONTRIBUTOR, EDITOR, STEWARD, SUPERUSER, NOBODY = range(7)
PEOPLE = {
    "anyone": ANYONE,
    "staff": STAFF,
    "contributor": CONTRIBUTOR,
    "editor": EDITOR,
    "steward": STEWARD,
    "superuser": SUPERUSER,
}

# Record -> who at least may view, add, change and delete it.
VIEW, ADD, CHANGE, DELETE, NEVER = range(5)
RECORDS = {
    "archive_statement": (CONTRIBUTOR, CONTRIBUTOR, CONTRIBUTOR, STEWARD),
    "archive_newsitem": (CONTRIBUTOR, CONTRIBUTOR, CONTRIBUTOR, STEWARD),
    "archive_meeting": (CONTRIBUTOR, EDITOR, EDITOR, STEWARD),
    "archive_party": (CONTRIBUTOR, EDITOR, EDITOR, STEWARD),
    "archive_importbatch": (CONTRIBUTOR, CONTRIBUTOR, CONTRIBUTOR, EDITOR),
    "archive_partymerge": (STEWARD, NOBODY, NOBODY, NOBODY),
    "archive_signin": (STEWARD, NOBODY, NOBODY, NOBODY),
    "admin_logentry": (STEWARD, NOBODY, NOBODY, NOBODY),
    # With an account would go the log of what was changed with it.
    "auth_user": (STEWARD, STEWARD, STEWARD, NOBODY),
    "auth_group": (STEWARD, SUPERUSER, SUPERUSER, SUPERUSER),
}
# Record in a state of its own -> the same.
STATES = {
    "archive_statement published": (CONTRIBUTOR, CONTRIBUTOR, EDITOR, STEWARD),
    "archive_newsitem published": (CONTRIBUTOR, CONTRIBUTOR, EDITOR, STEWARD),
    "auth_user superuser": (STEWARD, STEWARD, SUPERUSER, NOBODY),
}
# Page of a record -> which of these one must be able to do, to open it and to send it.
PAGES = {
    "changelist": (VIEW, VIEW),
    "add": (ADD, ADD),
    "change": (VIEW, CHANGE),
    "delete": (DELETE, DELETE),
    "history": (VIEW, VIEW),
    "autocomplete": (VIEW, NEVER),
    "password_change": (CHANGE, CHANGE),
    "review": (CHANGE, CHANGE),
    "source": (VIEW, VIEW),
    "import": (ADD, ADD),
    "trial": (ADD, ADD),
    "export": (VIEW, VIEW),
    "deleted": (ADD, ADD),
    "revision": (VIEW, CHANGE),
    "read_list": (ADD, ADD),
    "candidates": (ADD, ADD),
    "grew": (CHANGE, CHANGE),
    "list_file": (CHANGE, CHANGE),
    "list_csv": (VIEW, VIEW),
    "view_on_site": (VIEW, VIEW),
}
# Kinds of records that have a page on the site.
ON_SITE = {"archive_statement", "archive_newsitem", "archive_meeting", "archive_party"}
# Pages that do not go by the record's own permissions -> who at least may open them, and send them.
OWN = {
    "index": (STAFF, STAFF),
    "password_change": (STAFF, STAFF),
    "password_change_done": (STAFF, NOBODY),
    "jsi18n": (STAFF, NOBODY),
    "app_list archive": (CONTRIBUTOR, CONTRIBUTOR),
    "app_list auth": (STEWARD, STEWARD),
    "autocomplete": (CONTRIBUTOR, NOBODY),
    # No form has a box for news items.
    "archive_newsitem_autocomplete": (NOBODY, NOBODY),
    "archive_importbatch_undo": (EDITOR, EDITOR),
    "archive_party_duplicates": (CONTRIBUTOR, EDITOR),
    "archive_party_merge": (STEWARD, STEWARD),
    "archive_partymerge_undo": (STEWARD, STEWARD),
    "auth_user_second_factor": (SUPERUSER, SUPERUSER),
    "app_list admin": (STEWARD, STEWARD),
}
# What Django answers with a way to another page, which then decides for itself.
ELSEWHERE = {"(?P<url>.*)$", "<path:object_id>/", "login/", "logout/"}
REVISED = {"archive_statement", "archive_newsitem", "archive_meeting", "archive_party"}
QUERIES = {
    "autocomplete": "?app_label=archive&model_name=statement&field_name=meeting",
    "archive_statement_autocomplete": "?app_label=archive&model_name=newsitem&field_name=statement",
    "archive_meeting_autocomplete": "?app_label=archive&model_name=newsitem&field_name=meeting",
    "archive_party_autocomplete": "?app_label=archive&model_name=newsitem&field_name=parties",
}


class Page(NamedTuple):
    name: str
    route: str


def pages(patterns: Any = None, before: str = "") -> Iterator[Page]:
    for pattern in admin.site.urls[0] if patterns is None else patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, before + route)
        elif isinstance(pattern, URLPattern) and route not in ELSEWHERE:
            yield Page(pattern.name or "", before + route)


def record_of(name: str) -> str:
    return next((record for record in RECORDS if name.startswith(f"{record}_")), "")


def kinds_of(name: str) -> Collection[str]:
    return ON_SITE if name == "view_on_site" else {record_of(name)} - {""}


def page_of(name: str) -> str:
    return name.removeprefix(record_of(name) + "_")


def make_records() -> dict[str, Any]:
    """Those of the table, by its keys."""
    batch = ImportBatch.objects.create(name="a.txt", format="txt", sha256="0" * 64, content=b"A", text="A")
    records: dict[str, Any] = {
        "archive_statement": make_draft(),
        "archive_statement published": make_statement(),
        "archive_newsitem": make_newsitem(state="draft"),
        "archive_newsitem published": make_newsitem(),
        "archive_meeting": make_meeting(),
        "archive_party": make_party(),
        "archive_importbatch": batch,
        "archive_partymerge": merge(make_party(), make_party()),
        "archive_signin": SignIn.objects.create(outcome=SignInOutcome.FAILED, name="nobody"),
        "auth_user": make_user(role=Role.EDITOR, username="looked-after"),
        "auth_user superuser": make_user(username="root", is_superuser=True),
        "auth_group": Group.objects.create(name="Readers"),
    }
    [entry] = LogEntry.objects.log_actions(records["auth_user"].pk, [records["archive_party"]], CHANGE_FLAG)
    for name, record in records.items():
        if name.split(" ")[0] in REVISED:
            keep(record, RevisionEvent.SAVED)
    return records | {"admin_logentry": entry}


def addresses(records: dict[str, Any]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Every address, what to call it, and who at least may open and send it."""
    for name, route in pages():
        query = QUERIES.get(name, "")
        if name == "app_list":
            for app in ("admin", "archive", "auth"):
                yield f"/admin/{app}/", f"{name} {app}", OWN[f"{name} {app}"]
        elif name in OWN:
            yield filled(route, records[record_of(name) or "archive_statement"]) + query, name, OWN[name]
        else:
            opened, sent = PAGES[page_of(name)]
            for key, may in of_records(kinds_of(name), route):
                least = (*may, NOBODY)
                yield filled(route, records[key]) + query, f"{page_of(name)} of {key}", (least[opened], least[sent])


def of_records(kinds: Collection[str], route: str) -> list[tuple[str, tuple[int, ...]]]:
    """Their lines of the table; those of their states where the address is of one record."""
    lines = RECORDS | STATES if "<" in route else RECORDS
    return [(key, may) for key, may in lines.items() if key.split(" ")[0] in kinds]


def filled(route: str, record: Any) -> str:
    parts = {"content_type_id": ContentType.objects.get_for_model(record).pk}
    if "<int:revision>" in route:
        parts["revision"] = revisions_of(type(record), record.pk)[0].pk
    return "/admin/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(parts.get(found[1], record.pk)), route)


def signed_in(person: str) -> Client:
    client = Client()
    if person != "anyone":
        role = Role(person.capitalize()) if person.capitalize() in list(Role) else None
        client.force_login(make_user(role=role, username=person, is_superuser=person == "superuser"))
    return client


def asked(client: Client, method: str, address: str) -> HttpResponse:
    """As if it had not been asked: whatever it does is undone, signing out included."""
    cookies = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        answer: Any = getattr(client, method)(address)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return answer


def verdict(answer: Any) -> str:
    if answer.status_code == 302 and "/login/?next=" in answer["Location"]:
        return "sign in"
    if answer.status_code in {403, 404, 405}:
        return "refused"
    return "let in" if answer.status_code in {200, 302} else str(answer.status_code)


def expected(person: int, least: int) -> str:
    if person >= least:
        return "let in"
    return "refused" if person else "sign in"


def tells(person: int, least: int) -> bool:
    """As everybody may do what the one before may, the last who is refused and the first who is let in tell of all."""
    return person in {ANYONE, least - 1, least}


def test_every_address_is_in_the_table() -> None:
    unknown = [
        page
        for page in pages()
        if page.name != "app_list"
        and page.name not in OWN
        and not (kinds_of(page.name) and page_of(page.name) in PAGES)
    ]

    assert unknown == []


@pytest.mark.django_db
@pytest.mark.parametrize("person", PEOPLE)
def test_every_address_lets_in_whom_the_table_says(person: str) -> None:
    records = make_records()
    client = signed_in(person)

    differing = {
        f"{method} {address} ({name})": f"{got}, not {wanted}"
        for address, name, least in addresses(records)
        for method, role in zip(("get", "post"), least, strict=True)
        if tells(PEOPLE[person], role)
        if (wanted := expected(PEOPLE[person], role)) != (got := verdict(asked(client, method, address)))
    }

    assert differing == {}


@pytest.mark.django_db
def test_page_of_a_record_that_one_may_not_view_is_as_of_one_that_is_not_there() -> None:
    client = signed_in("staff")
    kind = ContentType.objects.get_for_model(Statement).pk

    absent = [f"{kind}/{key}" for key in ("999", "9" * 30, "x", "%00")]
    unknown = [f"{kind}/1" for kind in ("999", "9" * 30, "x", "%00")]
    answers = [client.get(f"/admin/r/{asked}/") for asked in (f"{kind}/{make_draft().pk}", *absent, *unknown)]

    # Every page has its own address in it, for its other languages.
    said = {(answer.status_code, re.sub(r"/admin/r/[^/]*/[^/]*/", "", answer.content.decode())) for answer in answers}
    assert [status for status, _page in said] == [404]


@pytest.mark.django_db
def test_closed_account_is_asked_to_sign_in() -> None:
    client = Client()
    user = make_user(role=Role.STEWARD)
    client.force_login(user)
    User.objects.update(is_active=False)

    assert verdict(client.get("/admin/")) == "sign in"

"""Import and export on the change lists: first what would happen, then exactly that, and by whom."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from archive.bulk.writing import FORMATS
from archive.models import NewsItem, Party, PartyName
from archive.revisions.keeping import revisions_of
from tests.factories import make_meeting, make_newsitem, make_party, make_party_name

pytestmark = pytest.mark.django_db

KINDS = ["party", "meeting", "newsitem"]


def page(kind: str, name: str, **arguments: str) -> str:
    return reverse(f"admin:archive_{kind}_{name}", kwargs=arguments)


def upload(client: Client, *lines: str, kind: str = "party", holds: str = "party", **options: Any) -> Any:
    file = SimpleUploadedFile("table.csv", "\n".join(lines).encode())
    return client.post(page(kind, "import"), {"kind_name": holds, "file": file}, **options)


def exported(client: Client, kind: str = "party", **query: str) -> list[str]:
    response = client.get(page(kind, "export"), {"bulk-format": "csv"} | query)
    return response.content.decode("utf-8-sig").splitlines()[1:]


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def someone(client: Client, *permissions: str) -> User:
    user = User.objects.create_user(username="someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return user


@pytest.mark.parametrize("kind", KINDS)
def test_lists_lead_to_import_and_export(admin_client: Client, kind: str) -> None:
    shown = admin_client.get(page(kind, "changelist"), {"q": "x"}).content.decode()

    assert f'href="{page(kind, "import")}"' in shown
    assert f'href="{page(kind, "export")}?q=x"' in shown
    assert "/import/" not in admin_client.get(page(kind, "changelist"), {"_popup": "1"}).content.decode()
    for name in ("import", "export"):
        assert admin_client.get(page(kind, name)).status_code == 200


def test_file_is_tried_shown_and_written(admin_client: Client) -> None:
    make_party(slug="kke", name="Communist Party in Greece")

    trial = upload(admin_client, "slug,name", "kke,Communist Party of Greece", "new,<New>", follow=True)
    shown = trial.content.decode()
    changed = "Communist Party<del> in</del><ins> of</ins> Greece"
    assert (changed in shown, Party.objects.count()) == (True, 1)
    address = trial.request["PATH_INFO"]
    assert "&lt;New&gt;" in admin_client.get(address, {"show": "new"}).content.decode()

    done = admin_client.post(address, {"write": "1"}, follow=True)

    assert said(done) == ["Written: 1 new, 1 changed. 0 were so already."]
    assert {*Party.objects.values_list("name", flat=True)} == {"Communist Party of Greece", "<New>"}


@pytest.mark.parametrize(("state", "is_asked"), [("published", True), ("draft", False)])
def test_change_of_what_readers_see_asks_why(admin_client: Client, state: str, is_asked: bool) -> None:  # noqa: FBT001
    newsitem = make_newsitem(slug="n", headline="Old", state=state)
    trial = upload(admin_client, "slug,headline", "n,New", kind="newsitem", holds="newsitem", follow=True)
    address = trial.request["PATH_INFO"]
    assert ("Say in a sentence why" in trial.content.decode()) == is_asked

    admin_client.post(address, {"write": "1", "why": ""})
    newsitem.refresh_from_db()
    assert newsitem.headline == ("Old" if is_asked else "New")
    admin_client.post(address, {"write": "1", "why": "It says more."})

    newsitem.refresh_from_db()
    assert newsitem.headline == "New"
    assert revisions_of(NewsItem, newsitem.pk)[0].comment == ("It says more." if is_asked else "")


def test_rejected_rows_are_shown_first_and_nothing_can_be_written(admin_client: Client) -> None:
    trial = upload(admin_client, "slug,name", "a,A", "b,", follow=True)

    assert "1 row is rejected" in trial.content.decode()
    assert "This field cannot be blank." in trial.content.decode()
    assert 'name="write"' not in trial.content.decode()
    admin_client.post(trial.request["PATH_INFO"], {"write": "1"})
    assert not Party.objects.exists()


def test_archive_that_changed_meanwhile_is_shown_anew(admin_client: Client) -> None:
    party = make_party(slug="kke", name="Old")
    trial = upload(admin_client, "slug,name", "kke,New", follow=True)
    Party.objects.filter(pk=party.pk).update(name="Another")

    again = admin_client.post(trial.request["PATH_INFO"], follow=True)

    assert "The archive has changed" in said(again)[0]
    assert "<del>Another</del><ins>New</ins>" in again.content.decode()
    admin_client.post(again.request["PATH_INFO"])
    assert Party.objects.get().name == "New"


def test_what_was_written_or_discarded_is_kept_no_longer(admin_client: Client) -> None:
    sessions = Session.objects.count()
    for button in ("write", "discard"):
        trial = upload(admin_client, "slug,name", "kke,KKE", follow=True)
        admin_client.post(trial.request["PATH_INFO"], {button: "1"}, follow=True)

        again = admin_client.post(trial.request["PATH_INFO"], follow=True)

        assert said(again) == ["What was tried here is no longer kept. Give the file once more."]
    assert Session.objects.count() == sessions


def test_trial_is_its_users_alone(admin_client: Client, client: Client) -> None:
    trial = upload(admin_client, "slug,name", "kke,KKE", follow=True)
    other = Client()
    other.force_login(User.objects.create_superuser(username="other"))

    for session in (trial.request["PATH_INFO"], page("party", "trial", key=str(admin_client.session.session_key))):
        assert other.post(session).status_code == 302
        assert admin_client.post(page("meeting", "trial", key=session.split("/")[-2])).status_code == 302
    assert not Party.objects.exists()


def test_names_are_imported_and_exported_with_their_parties(admin_client: Client) -> None:
    make_party_name(party=make_party(slug="kke", name="Greek"), name="ΚΚΕ", language="el")
    make_party_name(party=make_party(slug="pcp", name="Portuguese"), name="PCP")
    holds = {"bulk-kind_name": "partyname"}

    assert exported(admin_client, q="greek", **holds) == ["kke,ΚΚΕ,spelling,el,,,no"]
    trial = upload(admin_client, "party,name", "pcp,Partido", holds="partyname", follow=True)
    admin_client.post(trial.request["PATH_INFO"])
    assert PartyName.objects.get(party__slug="pcp", name="Partido").kind == "spelling"


@pytest.mark.parametrize("ending", FORMATS)
def test_export_has_what_the_list_shows(admin_client: Client, ending: str) -> None:
    make_party(slug="kke", country="GR")
    make_party(slug="pcp", country="PT")

    shown = admin_client.get(page("party", "export"), {"country": "GR"}).content.decode()
    assert '<input type="hidden" name="country" value="GR">' in shown
    assert "filtered: 1 record" in shown

    query = {"country": "GR", "bulk-kind_name": "party", "bulk-format": ending}
    response = admin_client.get(page("party", "export"), query)
    assert response["Content-Disposition"].endswith(f'.{ending}"')
    file = SimpleUploadedFile("again", response.content)
    trial = admin_client.post(page("party", "import"), {"kind_name": "party", "file": file}, follow=True)
    assert {row.key: row.fate for row in trial.context["outcome"].rows} == {"kke": "unchanged"}


def test_export_of_many_costs_as_many_queries_as_of_few(
    admin_client: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    def rows(kind: str) -> int:
        return len(exported(admin_client, kind))

    rows("newsitem")  # the first request of a session is noted in it
    for count in (1, 9):
        for _ in range(count):
            make_newsitem(parties=[make_party()], meeting=make_meeting(), countries="GR,CU")
        with django_assert_max_num_queries(6):
            assert rows("newsitem") >= count


@pytest.mark.parametrize(
    ("content", "beside"),
    [
        (b"", "empty"),
        (b"name\nx\n", "about: slug"),
        (b"\x00\x01\x02" * 99, "no table"),
        (b"slug,slug\n", "Two columns"),
    ],
)
def test_spoilt_file_is_told_beside_the_field(admin_client: Client, content: bytes, beside: str) -> None:
    file = SimpleUploadedFile("x.xlsx", content)

    response = admin_client.post(page("party", "import"), {"kind_name": "party", "file": file})

    assert beside in response.context["form"].errors["file"][0]


@pytest.mark.parametrize("kind", ["", "statement", "\x00"])
def test_forged_choices_are_told(admin_client: Client, kind: str) -> None:
    assert upload(admin_client, "slug,name", "a,A", holds=kind).status_code == 200
    for query in ({"bulk-format": kind}, {"q": "\x00"}, {"nonsense": "1"}, {"p": "x", "o": kind}):
        assert admin_client.get(page("party", "export"), query).status_code in {200, 302}
    assert admin_client.get(page("party", "trial", key="x" * 500), {"p": "x"}).status_code == 302


def test_large_trial_is_shown_in_pages(admin_client: Client) -> None:
    trial = upload(admin_client, "slug,name", *(f"p{number},N" for number in range(120)), follow=True)

    assert "1–100 of 120" in trial.content.decode()
    last = admin_client.get(trial.request["PATH_INFO"], {"show": "new", "p": "2"}).content.decode()
    assert ("101–120 of 120" in last, "p119" in last, "p42<" in last) == (True, True, False)


def _refused(client: Client, pages: Iterable[str]) -> list[int]:
    return [client.get(page(kind, name)).status_code for kind in KINDS for name in pages]


def test_import_needs_the_right_to_add_and_to_change(client: Client) -> None:
    someone(client, "view_party", "add_party", "view_meeting", "change_meeting", "view_newsitem")

    assert _refused(client, ["import"]) == [403] * 3
    assert upload(client, "slug,name", "a,A").status_code == 403
    assert client.post(page("party", "trial", key="abcdefgh")).status_code == 403
    assert "/import/" not in client.get(page("party", "changelist")).content.decode()


def test_export_needs_the_right_to_view(client: Client) -> None:
    someone(client, "view_meeting")

    assert _refused(client, ["export"]) == [403, 200, 403]


def test_rights_decide_what_of_a_party_is_offered(client: Client) -> None:
    someone(client, "view_party", "add_party", "change_party", "view_partyname")

    refused = upload(client, "party,name", "a,A", holds="partyname")
    assert "about: slug" in refused.context["form"].errors["file"][0]
    assert "kind_name" not in client.get(page("party", "import")).content.decode()


def test_right_that_is_gone_stops_what_was_tried(client: Client) -> None:
    user = someone(client, "add_party", "change_party", "view_party")
    trial = upload(client, "slug,name", "a,A", follow=True)
    user.user_permissions.clear()

    assert client.post(trial.request["PATH_INFO"]).status_code == 403
    assert not Party.objects.exists()


def test_who_may_not_publish_imports_drafts_only(client: Client) -> None:
    someone(client, "view_newsitem", "add_newsitem", "change_newsitem")
    head = "slug,headline,text,state"

    refused = upload(client, head, "n,H,T,published", kind="newsitem", follow=True)
    assert "You may not publish." in refused.content.decode()
    trial = upload(client, head, "n,H,T,", kind="newsitem", follow=True)
    client.post(trial.request["PATH_INFO"])

    assert NewsItem.objects.get().state == "draft"


def test_unknown_columns_are_named(admin_client: Client) -> None:
    trial = upload(admin_client, "slug,name,colour", "a,A,red", follow=True)

    assert said(trial) == ["Columns that are not known are left out: colour."]


def test_text_too_long_for_a_workbook_is_told_beside_the_format(admin_client: Client) -> None:
    make_newsitem(text="long " * 10_000)

    response = admin_client.get(page("newsitem", "export"), {"bulk-format": "xlsx"})

    assert "longer than a cell" in response.context["form"].errors["format"][0]


def test_too_many_rows_are_refused(admin_client: Client, settings: Settings) -> None:
    settings.BULK_MAX_ROWS = 1

    response = upload(admin_client, "slug,name", "a,A", "b,B")

    assert "more than 1 rows" in response.context["form"].errors["file"][0]

"""Two editors in one record: what does not collide is merged, what does is asked, nothing is lost."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from archive.admin.meeting import MeetingAdmin
from archive.admin.statement import StatementForm
from archive.models import Meeting, Statement, StatementText
from tests.factories import (
    make_correction,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
    make_text,
)

from .forms import added, address, errors, filled_in, names, new_statement, saved

pytestmark = pytest.mark.django_db


def collisions(response: Any) -> list[str]:
    """What the merge page asks about."""
    assert response.status_code == 200
    assert "questions" in response.context, errors(response)
    return [question.title for question in response.context["questions"]]


def answered(response: Any, *choices: str, **typed: str) -> dict[str, Any]:
    """What the merge page sends."""
    hidden = {name: response.context[name] for name in ("opened", "collision")}
    return hidden | {f"choice-{number}": choice for number, choice in enumerate(choices)} | typed


def statement_of(*signatories: str) -> Statement:
    statement = make_statement()
    for position, name in enumerate(signatories, 1):
        make_signatory(statement=statement, position=position, name_as_signed=name)
    return statement


# --- What does not collide


def test_different_fields_are_both_kept_and_it_is_said(admin_client: Client) -> None:
    meeting = make_meeting(title="Old")
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "Mine"}
    Meeting.objects.update(theme="Theirs")

    response = saved(admin_client, url, mine)

    meeting.refresh_from_db()
    assert (meeting.title, meeting.theme) == ("Mine", "Theirs")
    assert "while you had it open (Theme)" in str(next(iter(get_messages(response.wsgi_request))))


def test_lists_of_signatories_are_merged_line_by_line(admin_client: Client) -> None:
    party = make_party(slug="kke")
    statement = statement_of("A", "B", "C")
    mine = filled_in(admin_client, address(statement)) | {"signatories": "A | kke\nB\nC\nMine"}
    statement.signatories.filter(name_as_signed="B").update(note="Theirs")
    make_signatory(statement=statement, position=4, name_as_signed="Theirs")

    saved(admin_client, address(statement), mine)

    assert names(statement) == ["A", "B", "C", "Theirs", "Mine"]
    assert [*statement.signatories.order_by("position").values_list("party", "note")][:2] == [
        (party.pk, ""),
        (None, "Theirs"),
    ]


def test_rows_are_merged_one_by_one_and_those_that_the_other_added_stay(admin_client: Client) -> None:
    statement = make_statement()
    first, second, gone = (make_text(statement=statement, language=language) for language in ("en", "es", "pt"))
    url = address(statement)
    mine = added(filled_in(admin_client, url), "texts", language="el", title="Mine", html="<p>Mine</p>")
    mine |= {"texts-0-html": "<p>Mine</p>"}
    type(second).objects.filter(pk=second.pk).update(body="Theirs")
    make_text(statement=statement, language="ar", body="Theirs")
    make_correction(statement=statement, text="Theirs")
    gone.delete()

    saved(admin_client, url, mine)

    assert dict(statement.texts.values_list("language", "body")) == {
        "en": "Mine",
        "es": "Theirs",
        "ar": "Theirs",
        "el": "Mine",
    }
    assert statement.texts.get(language="en").pk == first.pk
    assert statement.corrections.get().text == "Theirs"


def test_formatted_text_that_only_the_editor_wrote_down_anew_is_no_change(admin_client: Client) -> None:
    statement = make_statement()
    text = make_text(statement=statement, body="One")
    url = address(statement)
    mine = filled_in(admin_client, url) | {"texts-0-html": "<div><p>One</p></div>"}
    type(text).objects.update(body="Theirs")

    saved(admin_client, url, mine)

    assert statement.texts.get().body == "Theirs"


def test_choices_are_merged_by_what_was_added_and_removed(admin_client: Client) -> None:
    kept, removed, theirs, mine = (make_party() for _ in range(4))
    meeting = make_meeting()
    meeting.hosts.set([kept, removed])
    data = filled_in(admin_client, address(meeting)) | {"hosts": [kept.pk, mine.pk]}
    meeting.hosts.add(theirs)

    saved(admin_client, address(meeting), data)

    assert {*meeting.hosts.all()} == {kept, theirs, mine}


def full(model: str) -> Any:
    match model:
        case "statement":
            statement = make_statement(signed_by=[make_party()], meeting=make_meeting())
            statement.publish_at = statement.created_at
            statement.save()
            make_text(statement=statement, is_original=True, body="One\r\n\ttwo\r\n\r\nthree")
            make_edition(statement=statement)
            make_correction(statement=statement)
            return statement
        case "party":
            party = make_party(country="CU", founded_year=1925)
            make_party_name(party=party, name="Other", is_homonym=True)
            return party
        case "meeting":
            meeting = make_meeting(number=3, country="GR")
            meeting.hosts.add(make_party(), make_party())
            return meeting
        case _:
            return make_newsitem(parties=[make_party()], statement=make_statement(), countries="CU,GR", dated="c. 1999")


@pytest.mark.parametrize("model", ["statement", "party", "meeting", "newsitem"])
def test_form_that_was_not_touched_takes_all_that_the_other_saved(admin_client: Client, model: str) -> None:
    record = full(model)
    mine = filled_in(admin_client, address(record))
    type(record).objects.update(slug="theirs")
    before = filled_in(admin_client, address(record))

    saved(admin_client, address(record), mine)

    after = filled_in(admin_client, address(record))
    assert {name for name in before if before[name] != after[name]} <= {"opened"}


def test_saving_twice_in_a_row_is_no_conflict(admin_client: Client) -> None:
    url = address(make_statement(signed_by=[make_party()]))

    for title in ("One", "Two"):
        response = saved(admin_client, url, filled_in(admin_client, url) | {"title": title})

    assert Statement.objects.get().title == "Two"
    assert "while you had it open" not in str([*get_messages(response.wsgi_request)])


def test_what_is_merged_and_then_refused_keeps_both(admin_client: Client) -> None:
    meeting = make_meeting()
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "", "city": "Mine"}
    Meeting.objects.update(theme="Theirs")

    refused = admin_client.post(url, mine)
    form = refused.context["adminform"].form
    shown = {name: form[name].value() for name in ("title", "city", "theme")}
    saved(admin_client, url, mine | {"title": "Mended", "theme": shown["theme"], "opened": form["opened"].value()})

    assert shown == {"title": "", "city": "Mine", "theme": "Theirs"}
    meeting.refresh_from_db()
    assert (meeting.title, meeting.city, meeting.theme) == ("Mended", "Mine", "Theirs")


# --- What collides


@pytest.mark.parametrize(
    ("choice", "expected"), [("mine", "Mine"), ("theirs", "Theirs"), ("edited", "Theirs and mine")]
)
def test_one_field_changed_by_both_is_asked_and_the_rest_is_kept(
    admin_client: Client, choice: str, expected: str
) -> None:
    meeting = make_meeting(title="Old")
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "Mine", "city": "My city"}
    Meeting.objects.update(title="Theirs", theme="Their theme")

    page = admin_client.post(url, mine)
    assert collisions(page) == ["Title"]
    assert Meeting.objects.get().title == "Theirs"
    saved(admin_client, url, answered(page, choice, **{"edited-0": "Theirs and mine"}))

    meeting.refresh_from_db()
    assert (meeting.title, meeting.city, meeting.theme) == (expected, "My city", "Their theme")


def test_page_shows_base_theirs_and_mine_with_what_differs_marked(admin_client: Client) -> None:
    url = address(make_meeting(title="The old meeting"))
    mine = filled_in(admin_client, url) | {"title": "The <old> meetings"}
    Meeting.objects.update(title="The new meeting")

    page = admin_client.post(url, mine)

    [question] = page.context["questions"]
    versions = {
        version.name: "".join(p.text for p in version.pieces if p.mark != "removed") for version in question.versions
    }
    assert versions == {"base": "The old meeting", "theirs": "The new meeting", "mine": "The <old> meetings"}
    assert "The<del> old</del><ins> new</ins> meeting" in page.content.decode()
    assert "&lt;" in page.content.decode()


MINE = "<h2>Title</h2><p>My <strong>bold</strong> words</p>"
THEIRS = "<h2>Title</h2><p>Their words</p>"


def formatted_collision(client: Client, mine: str = MINE) -> tuple[str, Any]:
    text = make_text(statement=make_statement(), html="<h2>Title</h2><p>Old words</p>")
    url = address(text.statement)
    data = filled_in(client, url) | {"texts-0-html": mine}
    text.html = THEIRS
    text.save()
    return url, client.post(url, data)


def test_formatted_text_is_shown_as_it_is_read_and_not_as_html(admin_client: Client) -> None:
    _url, page = formatted_collision(admin_client)

    base, theirs, mine = (version.html for [question] in [page.context["questions"]] for version in question.versions)
    assert base == "<h4>Title</h4>\n<p>Old words</p>"
    assert "<p><del>Old</del><ins>Their</ins> words</p>" in theirs
    assert "<del>Old</del><ins>My</ins><strong><ins> bold</ins></strong> words" in mine
    assert mine in page.content.decode()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", MINE), ("theirs", THEIRS), ("edited", "<h2>Title</h2><p>Their <strong>bold</strong> words</p>")],
)
def test_formatted_text_that_is_chosen_is_saved_to_the_letter(admin_client: Client, choice: str, expected: str) -> None:
    url, page = formatted_collision(admin_client)

    saved(admin_client, url, answered(page, choice, **{"edited-0": expected}))

    assert StatementText.objects.get().html == expected


def test_box_of_a_formatted_text_has_a_name_before_its_editor_is_there(admin_client: Client) -> None:
    _url, page = formatted_collision(admin_client)

    [question] = page.context["questions"]
    assert re.search(r'<textarea[^>]* aria-label="[^":]+: [^"]+: What I write here"', question.box)


def test_formatted_text_with_the_changes_of_both_is_offered(admin_client: Client) -> None:
    _url, page = formatted_collision(admin_client, "<h2>Title</h2><p>Old words, <em>mine</em></p>")

    [question] = page.context["questions"]
    assert question.edited == "<h2>Title</h2><p>Their words, <em>mine</em></p>"


def test_formatted_text_of_a_forger_is_cleaned_where_it_is_shown(admin_client: Client) -> None:
    _url, page = formatted_collision(
        admin_client, '<p onclick="x()">Mine <script>alert(1)</script><img src=x onerror=x()></p>'
    )

    assert not re.search(r"alert\(1\)|onclick|onerror", page.content.decode())


def test_text_of_a_whole_row_is_shown_in_words(admin_client: Client) -> None:
    text = make_text(statement=make_statement(), html="<h2>Title</h2><p>Old words</p>")
    url = address(text.statement)
    mine = filled_in(admin_client, url) | {"texts-0-html": MINE}
    text.delete()

    page = admin_client.post(url, mine)

    [question] = page.context["questions"]
    assert "My bold words" in "".join(piece.text for piece in question.versions[2].pieces if piece.mark != "removed")
    assert "&lt;p&gt;" not in page.content.decode()


def test_line_changed_by_both_is_asked_and_may_be_written_anew(admin_client: Client) -> None:
    statement = statement_of("A", "B")
    url = address(statement)
    mine = filled_in(admin_client, url) | {"signatories": "A | | | | | mine\nB\nC"}
    statement.signatories.filter(position=1).update(note="theirs")

    page = admin_client.post(url, mine)
    assert collisions(page) == ["Signatories: “A”"]
    saved(admin_client, url, answered(page, "edited", **{"edited-0": "A | | | | | both\r\nA2"}))

    assert names(statement) == ["A", "A2", "B", "C"]
    assert statement.signatories.get(position=1).note == "both"


@pytest.mark.parametrize(("choice", "expected"), [("mine", ["A", "C", "B", "D"]), ("theirs", ["B", "D", "A", "C"])])
def test_order_changed_by_both_is_asked(admin_client: Client, choice: str, expected: list[str]) -> None:
    statement = statement_of("A", "B", "C")
    url = address(statement)
    mine = filled_in(admin_client, url) | {"signatories": "A\nC\nB\nD"}
    saved(admin_client, url, filled_in(admin_client, url) | {"signatories": "B\nA\nC"})

    page = admin_client.post(url, mine)
    assert collisions(page) == ["Signatories: the order"]
    saved(admin_client, url, answered(page, choice))

    assert names(statement) == expected


def test_list_that_collides_in_too_many_lines_is_one_question(admin_client: Client) -> None:
    names = [f"Party {number}" for number in range(101)]
    statement = statement_of(*names)
    url = address(statement)
    mine = filled_in(admin_client, url) | {"signatories": "\n".join(f"{name} | | | | | mine" for name in names)}
    statement.signatories.update(note="theirs")

    assert collisions(admin_client.post(url, mine)) == ["Signatories"]


def test_two_texts_of_one_language_are_asked(admin_client: Client) -> None:
    statement = make_statement()
    url = address(statement)
    mine = added(filled_in(admin_client, url), "texts", language="ar", title="T", html="<p>Mine</p>")
    make_text(statement=statement, language="ar", title="T", body="Theirs")

    page = admin_client.post(url, mine)
    assert collisions(page) == ["text “ar”: Text"]
    saved(admin_client, url, answered(page, "mine"))

    assert statement.texts.get().body == "Mine"


@pytest.mark.parametrize(("choice", "bodies"), [("mine", ["Mine"]), ("theirs", [])])
def test_row_that_one_changed_and_the_other_deleted_is_asked(
    admin_client: Client, choice: str, bodies: list[str]
) -> None:
    statement = make_statement()
    text = make_text(statement=statement, language="es")
    url = address(statement)
    mine = filled_in(admin_client, url) | {"texts-0-html": "<p>Mine</p>"}
    text.delete()

    page = admin_client.post(url, mine)
    assert collisions(page) == ["text “es”"]
    saved(admin_client, url, answered(page, choice))

    assert [*statement.texts.values_list("body", flat=True)] == bodies


def test_row_that_i_deleted_and_the_other_changed_is_asked(admin_client: Client) -> None:
    statement = make_statement()
    text = make_text(statement=statement)
    url = address(statement)
    mine = filled_in(admin_client, url) | {"texts-0-DELETE": "on"}
    type(text).objects.update(body="Theirs")

    page = admin_client.post(url, mine)
    assert len(collisions(page)) == 1
    saved(admin_client, url, answered(page, "mine"))

    assert not statement.texts.exists()


def test_question_without_an_answer_is_asked_again_with_what_was_typed(admin_client: Client) -> None:
    url = address(make_meeting())
    mine = filled_in(admin_client, url) | {"title": "Mine", "city": "My city"}
    Meeting.objects.update(title="Theirs", city="Their city")
    page = admin_client.post(url, mine)

    again = admin_client.post(url, answered(page, "edited", **{"edited-0": "Ours"}))

    first, second = again.context["questions"]
    assert (first.chosen, first.edited, first.is_missing, second.is_missing) == ("edited", "Ours", False, True)
    assert Meeting.objects.get().title == "Theirs"


def test_what_a_third_save_changed_meanwhile_is_merged_or_asked(admin_client: Client) -> None:
    meeting = make_meeting()
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "Mine"}
    Meeting.objects.update(title="Theirs")
    page = admin_client.post(url, mine)
    Meeting.objects.update(city="Third")

    saved(admin_client, url, answered(page, "mine"))

    meeting.refresh_from_db()
    assert (meeting.title, meeting.city) == ("Mine", "Third")


def test_answer_is_asked_anew_where_the_form_has_other_fields_by_now(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = make_meeting()
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "Mine", "theme": "Mine", "city": "My city"}
    Meeting.objects.update(title="Theirs", theme="Theirs")
    page = admin_client.post(url, mine)
    fields = [(None, {"fields": ("title", "slug", "status", "city", "country", "started_on")})]
    monkeypatch.setattr(MeetingAdmin, "fieldsets", fields)

    again = admin_client.post(url, answered(page, "mine", "mine"))
    assert collisions(again) == ["Title"]
    saved(admin_client, url, answered(again, "mine"))

    meeting.refresh_from_db()
    assert (meeting.title, meeting.theme, meeting.city) == ("Mine", "Theirs", "My city")


def test_answer_to_a_value_that_has_changed_again_is_asked_anew(admin_client: Client) -> None:
    url = address(make_meeting())
    mine = filled_in(admin_client, url) | {"title": "Mine"}
    Meeting.objects.update(title="Theirs")
    page = admin_client.post(url, mine)
    Meeting.objects.update(title="Third")

    assert collisions(admin_client.post(url, answered(page, "mine"))) == ["Title"]


# --- What was sent is not what we handed out


@pytest.mark.parametrize("forged", ["", "x", "x:y:z", "9" * 100_000])
def test_without_a_mark_of_ours_every_difference_is_asked(admin_client: Client, forged: str) -> None:
    url = address(make_meeting(title="Stored"))
    mine = filled_in(admin_client, url) | {"title": "Mine", "opened": forged}

    page = admin_client.post(url, mine)

    assert collisions(page) == ["Title"]
    assert "It is not known from which state" in page.content.decode()
    saved(admin_client, url, answered(page, "mine"))
    assert Meeting.objects.get().title == "Mine"


def test_mark_of_another_record_is_none(admin_client: Client) -> None:
    mine, other = make_meeting(title="Mine"), make_meeting(title="Other")
    data = filled_in(admin_client, address(mine)) | {"title": "Changed"}

    assert collisions(
        admin_client.post(address(mine), data | {"opened": filled_in(admin_client, address(other))["opened"]})
    )


@pytest.mark.parametrize("forged", ["", "x", "x:y:z"])
def test_forged_collision_saves_nothing(admin_client: Client, forged: str) -> None:
    meeting = make_meeting(title="Stored")

    response = admin_client.post(address(meeting), {"collision": forged, "choice-0": "mine"})

    assert response.status_code == 302
    assert Meeting.objects.get().title == "Stored"


@pytest.mark.parametrize("name", ["-1-x", "texts-0-", "texts-99999999999999999999-body", "texts-0-id", "texts-x-body"])
@pytest.mark.parametrize("model", ["statement", "meeting"])
def test_name_of_no_field_breaks_no_merge(admin_client: Client, model: str, name: str) -> None:
    record = full(model)
    mine = filled_in(admin_client, address(record)) | {name: "+0"}
    type(record).objects.update(slug="theirs")

    assert admin_client.post(address(record), mine).status_code in {200, 302}


def test_who_may_only_look_is_asked_nothing(client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)

    assert client.post(address(make_meeting()), {"title": "Mine"}).status_code == 403


def test_record_deleted_meanwhile_comes_back_as_a_new_ones_form(admin_client: Client) -> None:
    statement = statement_of("A")
    make_text(statement=statement, body="Text")
    url = address(statement)
    mine = filled_in(admin_client, url) | {"title": "Mine", "signatories": "A\nB"}
    statement.delete()

    page = admin_client.post(url, mine, follow=True)

    assert "Someone else has deleted this record" in page.content.decode()
    kept = page.redirect_chain[0][0]
    saved(admin_client, kept, filled_in(admin_client, kept))
    anew = Statement.objects.get()
    assert (anew.title, names(anew), anew.texts.get().body) == ("Mine", ["A", "B"], "Text")


# --- What Django's own way needs


def test_hidden_field_is_no_change_of_the_editors(admin_client: Client) -> None:
    url = address(make_meeting())

    saved(admin_client, url, filled_in(admin_client, url))

    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_slug_taken_between_check_and_write_is_said_beside_it(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = StatementForm.save

    def save_after_another(form: StatementForm, commit: bool = True) -> Statement:  # noqa: FBT001, FBT002
        monkeypatch.setattr(StatementForm, "save", original)
        make_statement(slug="an-appeal")
        return original(form, commit)

    monkeypatch.setattr(StatementForm, "save", save_after_another)

    # The other editor's record is rolled back with ours, as both stand in one test, so that the second look is free.
    saved(admin_client, reverse("admin:archive_statement_add"), new_statement())

    assert Statement.objects.get().title == "An appeal"


def test_lasting_failure_of_the_database_is_not_hidden(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(form: StatementForm, commit: bool = True) -> Statement:  # noqa: FBT001, FBT002
        raise IntegrityError

    monkeypatch.setattr(StatementForm, "save", fail)

    with pytest.raises(IntegrityError):
        admin_client.post(reverse("admin:archive_statement_add"), new_statement())

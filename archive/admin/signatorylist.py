"""A statement's whole list of signatories as one field of its form."""

from collections.abc import Container, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Party, Signatory, SignatoryRole, SignatorySection, Statement
from archive.models.signatorylist import SignatoryLine

from .autocomplete import label
from .signatorymerge import line_in_words, lines_as_text, merge_lists, text_as_lines
from .signatorytext import Problem, WrittenList, WrittenSignatory, read, shown, write


def latest_edition(statement: Statement) -> int:
    """The latest that the archive has a record of."""
    return max([1, *statement.editions.values_list("number", flat=True)])


def list_as_text(statement: Statement) -> str:
    return write(map(_written, statement.signatories.as_signed()))


def _written(row: Signatory) -> WrittenSignatory:
    return WrittenSignatory(
        number=row.position,
        name=row.name_as_signed,
        party=row.party.slug if row.party else "",
        section=row.section,
        role=row.role,
        first_edition=row.first_edition,
        last_edition=row.last_edition,
        note=row.note,
    )


class SignatoryListWidget(forms.Textarea):
    """A text area, on top of which `signatorylist.js` lays a table."""

    class Media:
        css = {"all": ["archive/admin/signatorylist.css"]}
        js = [
            "archive/admin/signatorytext.js",
            "archive/admin/partybox.js",
            "archive/admin/signatorypaste.js",
            "archive/admin/signatorydrag.js",
            "archive/admin/signatorylist.js",
        ]

    # The statement whose list it is; None if it is not saved yet.
    statement: Statement | None = None

    def __init__(self) -> None:
        super().__init__({"rows": 12, "class": "vLargeTextField", "spellcheck": "false", "wrap": "off"})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = {
            "textarea": super().render(name, value, attrs, renderer),
            "data": _for_the_table(str(value or ""), self.statement),
            "data_id": f"{(attrs or {}).get('id', name)}_data",
            "statement": self.statement,
        }
        return render_to_string("admin/archive/signatory_list.html", context)


def _for_the_table(text: str, statement: Statement | None) -> dict[str, Any]:
    """What the table shows and the text does not say."""
    written = read(text)
    parties = parties_of(written.signatories)
    return {
        "parties": {slug: label(party) for slug, party in parties.items()},
        "problems": {problem.number: problem.message for problem in problems_in(written, parties)},
        "sections": SignatorySection.choices,
        "roles": SignatoryRole.choices,
        "latest": latest_edition(statement) if statement else 1,
        "urls": _addresses(statement),
        "words": _words(),
    }


def _addresses(statement: Statement | None) -> dict[str, str]:
    return {
        "parties": reverse("admin:archive_party_autocomplete"),
        "read": reverse("admin:archive_statement_read_list"),
        "candidates": reverse("admin:archive_statement_candidates"),
        "grew": reverse("admin:archive_statement_grew", args=[statement.pk]) if statement else "",
    }


def parties_of(signatories: Iterable[WrittenSignatory]) -> dict[str, Party]:
    slugs = {signatory.party for signatory in signatories} - {""}
    return {party.slug: party for party in Party.objects.filter(slug__in=slugs)} if slugs else {}


class SignatoryListField(forms.Field):
    """Cleans to the lines that `replace_signatories` takes."""

    widget = SignatoryListWidget
    # Two editors' lists, line by line.
    merge = staticmethod(merge_lists)
    line_in_words = staticmethod(line_in_words)
    lines_as_text = staticmethod(lines_as_text)
    text_as_lines = staticmethod(text_as_lines)

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Signatories"),
            required=False,
            help_text=gettext_lazy(
                "One line a signatory, in signed order; only the name is needed: "
                "name as signed | party-slug | section | role | editions | note"
            ),
        )

    def to_python(self, value: str | None) -> str:
        return (value or "").replace("\r\n", "\n").replace("\r", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        # A form without the field leaves the list alone; it does not empty it.
        return data is not None and super().has_changed(initial, data)

    def clean(self, value: str | None) -> list[SignatoryLine]:
        written = read(self.to_python(value))
        parties = parties_of(written.signatories)
        if problems := problems_in(written, parties):
            raise ValidationError(shown(problems))
        return [line_of(signatory, parties.get(signatory.party)) for signatory in written.signatories]


def problems_in(written: WrittenList, parties: Container[str]) -> list[Problem]:
    unknown = [_unknown_party(line) for line in written.signatories if line.party and line.party not in parties]
    return sorted([*written.problems, *unknown], key=lambda problem: problem.number)


def _unknown_party(signatory: WrittenSignatory) -> Problem:
    message = _("there is no party with the slug “%(slug)s”. Choose one, or leave the party empty for now.")
    return Problem(signatory.number, signatory.name, message % {"slug": signatory.party[:60]})


def line_of(signatory: WrittenSignatory, party: Party | None) -> SignatoryLine:
    return SignatoryLine(
        name_as_signed=signatory.name,
        party_id=party.pk if party else None,
        section=signatory.section,
        role=signatory.role,
        note=signatory.note,
        first_edition=signatory.first_edition,
        last_edition=signatory.last_edition,
    )


def _words() -> dict[str, str]:
    """What the table says, in the editor's language."""
    return {
        "one": _("1 signatory"),
        "many": _("%n signatories"),
        "unidentified": _("%n unidentified"),
        "nextUnidentified": _("Next unidentified"),
        "showMore": _("Show role, editions and note on every line"),
        "asText": _("Edit as text"),
        "asTable": _("Edit as table"),
        "add": _("Add a signatory"),
        "undo": _("Undo removal"),
        "undoPaste": _("Undo the paste"),
        "ended": _("%n no longer listed"),
        "position": _("Position"),
        "name": _("Name as signed"),
        "party": _("Party"),
        "notIdentified": _("not identified"),
        "section": _("Section"),
        "role": _("Role"),
        "editions": _("Editions"),
        "note": _("Note"),
        "more": _("Role, editions and note"),
        "up": _("Move up (Alt+↑)"),
        "down": _("Move down (Alt+↓)"),
        "insert": _("Insert a line below (Enter)"),
        "remove": _("Remove this line"),
        "nothingFound": _("No party is called so."),
        "moreFound": _("Type more to see others."),
        "keys": _(
            "Enter adds a line below, Alt+↑ and Alt+↓ move a line, ↑ and ↓ go to the next name. "
            "Drag a line by its handle; those that you clicked there with Ctrl or Shift go together. "
            "Several lines pasted into a name are read as a list."
        ),
        "drag": _("Drag to move; Ctrl or Shift and a click to take several"),
        "moved": _("now line %p of %n"),
        "withdrawn": _("Withdrawn"),
        "withdrawal": _(
            "This name has been listed since the latest edition that the archive knows. Its withdrawal is a new "
            "edition, with a date and a source:"
        ),
        "newEdition": _("write the new edition (opens in a new tab; save this form first)"),
    } | _words_of_pasting()


def _words_of_pasting() -> dict[str, str]:
    return {
        "pasteList": _("Paste a list"),
        "pasteHere": _("The list, as it stands in its source"),
        "pasteHelp": _(
            "Paste it as it stands in its source: a name a line, numbered, or in running text. It is read as an import "
            "is, names are kept to the letter, and nothing goes into the list before you say so."
        ),
        "readIt": _("Read it"),
        "reading": _("Reading …"),
        "notRead": _(
            "The list could not be read now: the connection or your session may have ended. Each line can go in as a "
            "name, as it stands."
        ),
        "whatWasRead": _("What was read"),
        "nRead": _("%n names"),
        "nLeftOut": _("%n lines that seem to be no names"),
        "nIdentified": _("%n identified"),
        "nDoubtful": _("%n to identify"),
        "nHeld": _("%n on the list already"),
        "already": _("already line %n"),
        "noName": _("seems to be no name"),
        "where": _("Where it goes"),
        "afterLine": _("after line %n (%s)"),
        "atTheEnd": _("at the end of the list"),
        "inPlace": _("in place of the whole list"),
        "putThemIn": _("Put %n names in"),
        "putIn": _("%n names were put in."),
        "cancel": _("Cancel"),
    }

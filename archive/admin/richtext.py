"""A formatted text as one field of its record's form."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.forms.widgets import Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models.formatted import FormattedText
from archive.models.richtext import clean

LONGEST = 1_000_000


class RichTextWidget(forms.Textarea):
    """A text area of HTML, in place of which `richtext.js` sets an editor."""

    class Media:
        css: ClassVar = {
            "all": [
                "django_prose_editor/material-icons.css",
                "django_prose_editor/editor.css",
                "archive/admin/richtext.css",
            ]
        }
        js: ClassVar = [Script("archive/admin/richtext.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 16, "class": "vLargeTextField", "dir": "auto", "data-richtext": ""} | (attrs or {}))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        # The address of the library comes with the page, as a deployment gives it another name.
        named = {**(attrs or {}), "data-library": static("django_prose_editor/editor.js")}
        context = {
            "textarea": super().render(name, value, named, renderer),
            "words": _words(),
            "words_id": f"{named.get('id', name)}_words",
        }
        return render_to_string("admin/archive/rich_text.html", context)


class RichTextField(forms.CharField):
    """Cleans to what the archive keeps."""

    widget = RichTextWidget

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST, "strip": False} | options)

    def to_python(self, value: Any) -> str:
        return self.canonical(str(super().to_python(value) or ""))

    def canonical(self, typed: str) -> str:
        # What is too long is told so, and not read first.
        return typed if len(typed) > LONGEST else clean(typed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Not by how it is written down, which is each browser's and editor's own way."""
        return data is not None and clean(str(initial or "")) != clean(str(data))


class FormattedForm(forms.ModelForm):
    """Leaves a text that was not changed as it is to the letter."""

    instance: FormattedText

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["html"] = self.instance.as_html

    def clean_html(self) -> str:
        html: str = self.cleaned_data["html"] if "html" in self.changed_data else self.instance.html
        return html

    def _post_clean(self) -> None:
        if "html" in self.changed_data and not self.cleaned_data.get("html", "-"):
            setattr(self.instance, self.instance.words_field, "")
        super()._post_clean()  # type: ignore[misc]


class FormattedAdmin(BaseModelAdmin):
    """To who may only look, a text shows its words, and not its HTML or nothing."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or self.has_add_permission(request, *self._about(obj)):
            return fieldsets
        return [(name, {**options, "fields": _with_words(options["fields"])}) for name, options in fieldsets]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "words")

    def _about(self, obj: Any) -> tuple[Any, ...]:
        # Rows in a form are asked with the record that they belong to.
        return (obj,) if isinstance(self, InlineModelAdmin) else ()


def _with_words(fields: Any) -> tuple[Any, ...]:
    return tuple("words" if field == "html" else field for field in fields)


def _words() -> dict[str, str]:
    """What the editor says, in the language of who edits."""
    return {
        "text": _("Text"),
        "footnote": _("Footnote"),
        "footnoteHelp": _("Makes the selected words a footnote where they stand; the page numbers it."),
        "passage": _("Language and direction"),
        "passageHelp": _("Language and direction of the selected words, or of the paragraph"),
        "language": _("Language, as its short code: en, es, ar, pt-br"),
        "direction": _("Direction (ltr, rtl, auto, or empty)"),
        "apply": _("Apply"),
        "image": _("Image"),
        "imageHelp": _("An image among the attachments of this statement"),
        "address": _("Address of the attachment"),
        "alternative": _("What the image shows, for those who do not see it"),
    }

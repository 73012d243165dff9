"""The texts of a statement, one a language, inside the statement's form."""

from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from archive.models import StatementText
from archive.models.formatted import kept

from .richtext import FormattedAdmin, FormattedForm, RichTextField
from .rows import RowsFormSet, StackedRows


class StatementTextFormSet(RowsFormSet):
    once = {
        "language": _("This statement already has a text in that language."),
        "is_original": _("Only one text of a statement can be the original."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            # A published statement needs a text or a summary.  Its form, which is checked
            # after this, has to count the texts that are posted with it.
            self.instance.has_text = self._will_hold_text()

    def _will_hold_text(self) -> bool:
        staying = (self._posted_body(form) for form in self.forms if not self.is_going(form))
        others = (getattr(row, "body", "") for row in self._not_posted())
        return any(body.strip() for body in (*staying, *others))

    def _posted_body(self, form: ModelForm) -> str:
        # Who may only look at texts posts none of their fields.
        posted = self.data.get(form.add_prefix("html"))
        return form.instance.body if posted is None else kept(str(posted))[0]

    def aside(self) -> dict[str, Any]:
        key = Cast("pk", CharField(max_length=15))
        return {"is_original": False, "language": Concat(Value("-"), key)}

    def comes_late(self, row: StatementText) -> bool:
        # So that at no moment a published statement is without the text it will have.
        return not row.body


class StatementTextForm(FormattedForm):
    html = RichTextField(
        label=_("Text"),
        required=False,
        help_text=_("Empty where the archive knows of the text in this language but does not hold it."),
    )


class StatementTextInline(FormattedAdmin, StackedRows):
    model = StatementText
    form = StatementTextForm
    formset = StatementTextFormSet
    fields = (("language", "is_original"), "title", "html", "source_url")

    def get_queryset(self, request: Any) -> Any:
        texts: Any = super().get_queryset(request)
        return texts.original_first()

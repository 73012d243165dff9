"""Two editors in one record: what both changed apart is merged, what collides is put to whoever saves last."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR, BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.reconciling import Document, Merge, merge_documents

from .formdata import RecordForms, Rows
from .keptform import brought_back, kept_at
from .keptuploads import keep_stored, keep_uploads, kept_names, lost_names, replace_files
from .mergepage import Questions
from .mergething import changed_labels
from .opened import COLLISION, OPENED, Attempt, Opened, read_attempt, read_opened


class MergedEditing(BaseModelAdmin):
    """Every save says from which state it started; what was saved since is not overwritten."""

    merge_template = "admin/archive/merge.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With the hidden field that says what the form was opened with."""
        first, *others = super().get_fieldsets(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return [first, *others]
        name, options = first
        return [(name, {**options, "fields": (*options["fields"], OPENED)}), *others]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        if not form.is_bound and OPENED in form.fields:
            record = form.instance if form.instance.pk else None
            base = _shown(form, context["inline_admin_formsets"]) if record else None
            form.initial[OPENED] = self._opened(request, record, base)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def _opened(self, request: HttpRequest, record: Model | None, base: Document | None) -> str:
        return Opened(request.user.pk or 0, base).signed(self.model, record and record.pk)

    def _changeform_view(self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any) -> Any:
        """Inside the transaction of the save, with the record locked."""
        answer = self._before_saving(request, object_id) if object_id is not None else None
        if answer is not None:
            return answer
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _before_saving(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        typed = request.POST if request.method == "POST" else brought_back(request)
        if typed is None:
            return None
        record = self._to_change(request, object_id)
        if record is None:
            return self._offer_anew(request, unquote(object_id), typed)
        if not self.has_change_permission(request, record):
            return None
        # A form that was brought back is looked over first.
        return self._merge(request, record, typed) if request.method == "POST" or COLLISION in typed else None

    def _to_change(self, request: HttpRequest, object_id: str) -> Model | None:
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        is_allowed = not to_field or self.to_field_allowed(request, to_field)
        found: Model | None = self.get_object(request, unquote(object_id), to_field if is_allowed else None)  # type: ignore[attr-defined]
        return found

    def _offer_anew(self, request: HttpRequest, key: str, typed: QueryDict) -> HttpResponse | None:
        """The record was deleted meanwhile: what was typed comes back as a new one's form."""
        opened = read_opened(self.model, key, typed.get(OPENED, ""))
        if opened is None or not self.has_add_permission(request):
            return None
        attempt = read_attempt(self.model, key, typed.get(COLLISION, ""))
        typed = keep_uploads(request, request.user.pk or 0, typed)
        forms = self._forms(request, None)
        blank = forms.shown()
        mine = attempt.mine if attempt else forms.posted(typed, opened.base, blank)
        data = forms.written(attempt.rest if attempt else typed, blank, mine)
        keep_stored(request.user.pk or 0, data, opened.base or Document())
        data[OPENED] = self._opened(request, None, None)
        messages.warning(request, _("Someone else has deleted this record. What you typed can be saved as a new one."))
        path = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add", current_app=self.admin_site.name)
        return HttpResponseRedirect(kept_at(request, request.user.pk or 0, path, data))

    def _merge(self, request: HttpRequest, record: Model, typed: QueryDict) -> HttpResponse | None:
        """None if there is nothing to ask; then what was posted is what is to be saved."""
        forms = self._forms(request, record)
        stored = forms.shown()
        if COLLISION in typed:
            return self._merge_answered(request, record, forms, stored, typed)
        opened = read_opened(self.model, record.pk, typed.get(OPENED, ""))
        base = opened.base if opened else None
        if base == stored:
            return None
        typed = keep_uploads(request, request.user.pk or 0, typed)
        attempt = Attempt(base, stored, forms.posted(typed, base, stored), typed, forms.shape)
        return self._merge_into(request, record, forms, attempt)

    def _merge_answered(
        self, request: HttpRequest, record: Model, forms: RecordForms, stored: Document, typed: QueryDict
    ) -> HttpResponse | None:
        """What was asked is decided, and starts from what was shown beside it."""
        attempt = read_attempt(self.model, record.pk, typed.get(COLLISION, ""))
        if attempt is None:
            messages.error(request, _("What was sent could not be read. Open the record again and save from there."))
            return HttpResponseRedirect(request.path)
        if attempt.shape != forms.shape:
            attempt = Attempt(attempt.base, stored, attempt.mine, attempt.rest, forms.shape)
            return self._merge_into(request, record, forms, attempt)
        questions = Questions(forms, attempt, typed)
        if questions.undecided or request.method == "GET":
            return self._merge_page(request, record, questions)
        attempt = Attempt(attempt.theirs, stored, questions.result, attempt.rest, forms.shape)
        return self._merge_into(request, record, forms, attempt)

    def _merge_into(
        self, request: HttpRequest, record: Model, forms: RecordForms, attempt: Attempt
    ) -> HttpResponse | None:
        merge = Merge()
        merged = merge_documents(merge, attempt.base, attempt.theirs, attempt.mine, forms.ways())
        if merge.collisions:
            return self._merge_page(request, record, Questions(forms, attempt))
        if attempt.base is not None and attempt.base != attempt.theirs:
            self._say_what_was_merged(request, changed_labels(forms, attempt.base, attempt.theirs))
        data = forms.written(attempt.rest, attempt.theirs, merged)
        data[OPENED] = self._opened(request, record, attempt.theirs)
        # As if the editor had typed it so.
        replace_files(request, data)
        request.POST = data  # type: ignore[assignment]
        return None

    def _say_what_was_merged(self, request: HttpRequest, labels: Iterable[str]) -> None:
        told = ", ".join(labels)
        text = _(
            "Someone else saved this record while you had it open (%(changed)s). Their changes and yours are kept."
        )
        messages.info(request, text % {"changed": told})

    def _merge_page(self, request: HttpRequest, record: Model, questions: Questions) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Put two versions together"),
            "subtitle": str(record),
            "opts": self.opts,
            "original": record,
            "is_popup": IS_POPUP_VAR in questions.attempt.rest,
            "questions": questions,
            "media": questions.media,
            "opened": self._opened(request, record, questions.attempt.theirs),
            "kept_files": kept_names(questions.attempt.rest),
            "lost_files": lost_names(questions.attempt.rest),
            "collision": questions.attempt.signed(self.model, record.pk),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.merge_template, context)

    def _forms(self, request: HttpRequest, record: Model | None) -> RecordForms:
        """The record's forms as they would be opened now."""
        opening = copy(request)
        opening.method = "GET"
        opening.brought_back = None  # type: ignore[attr-defined]
        fields = flatten_fieldsets(self.get_fieldsets(opening, record))
        form_class = self.get_form(opening, record, change=record is not None, fields=fields)  # type: ignore[attr-defined]
        form = form_class(instance=record)
        formsets, inlines = self._create_formsets(opening, form.instance, change=record is not None)  # type: ignore[attr-defined]
        rows = (
            Rows(formset, inline.has_change_permission(request, record))
            for formset, inline in zip(formsets, inlines, strict=True)
        )
        return RecordForms(form, tuple(rows))


def _shown(form: Any, inline_formsets: Iterable[Any]) -> Document:
    return RecordForms(form, tuple(Rows(inline.formset) for inline in inline_formsets)).shown()

"""From draft through review to readers: who may take which step, and the buttons for it."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models import PublicationState

from .checklist import checklist, missing
from .stepactions import StepActions
from .steps import PUBLISH, PUBLISH_LATER, STEPS, Step, offered

# Fields that nobody types in.
_WRITTEN_BY_FORMS = re.compile(r"^_|^csrf|^(initial-)?opened$|^state$|_FORMS$|-(id|statement)$")


class StateInput(forms.Select):
    """Says the state and posts it back; it is changed by the buttons, and never by accident."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        labels = dict(self.choices)
        kept = value if value in labels else PublicationState.DRAFT
        return format_html(
            '<output id="{}" class="state state-{}">{}</output><input type="hidden" name="{}" value="{}">',
            (attrs or {}).get("id", ""),
            kept,
            labels.get(kept, kept),
            name,
            kept,
        )


def state_in_words(record: Any) -> str:
    """With the moment, where what is published waits for it."""
    if record.state != PublicationState.PUBLISHED or record.is_public:
        return str(record.get_state_display())
    moment = date_format(timezone.localtime(record.publish_at), "SHORT_DATETIME_FORMAT")
    return gettext("to be published %(moment)s") % {"moment": moment}


class PublishingForm(forms.ModelForm):
    """`may_publish` is set for each request, on a class made for it."""

    may_publish = False

    @property
    def step(self) -> Step | None:
        """The button that was pressed, unless it only saves."""
        return STEPS.get(self.data.get("_step", ""))

    def clean_state(self) -> str:
        state: str = self.step.leads_to if self.step else self.cleaned_data["state"]
        if state == PublicationState.PUBLISHED and not self.may_publish:
            raise ValidationError(_("Only an editor can publish. Send it to review instead."), code="not_allowed")
        return state

    def clean_publish_at(self) -> Any:
        moment = self.cleaned_data["publish_at"]
        is_to_come = moment is not None and moment > timezone.now()
        if self.step is PUBLISH and is_to_come:
            raise ValidationError(
                _("Readers would see it only from then on. Empty this, or press “Publish at the moment set”.")
            )
        if self.step is PUBLISH_LATER and not is_to_come:
            raise ValidationError(_("Say when: a day and a time that are still to come."))
        return moment

    @cached_property
    def changed_data(self) -> list[str]:
        """With the state, where a button and no field has changed it."""
        changed = [name for name in super().changed_data if name != "state"]
        was = self.initial.get("state", PublicationState.DRAFT)
        is_changed = getattr(self, "cleaned_data", {}).get("state", was) != was
        return [*changed, "state"] if is_changed else changed


class PublishingAdmin(StepActions, admin.ModelAdmin):
    """For records with a state: drafts are everybody's, what is published is the editors'."""

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(css={"all": ["archive/admin/workflow.css"]})

    def has_publish_permission(self, request: HttpRequest) -> bool:
        codename = get_permission_codename("publish", self.opts)
        return bool(request.user.has_perm(f"{self.opts.app_label}.{codename}"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or obj.state != PublicationState.PUBLISHED or self.has_publish_permission(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002, Django's signature
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.may_publish = self.has_publish_permission(request)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """No address decides what a new record's first save does."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        return {name: value for name, value in initial.items() if name not in {"state", "publish_at"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        moment = () if self.has_publish_permission(request) else ("publish_at",)
        return (*super().get_readonly_fields(request, obj), *moment, "before_publishing")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "state":
            kwargs["widget"] = StateInput
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except PermissionDenied:
            if request.method == "POST" and object_id and self.has_change_permission(request):
                return self._closed_meanwhile(request)
            raise

    def _closed_meanwhile(self, request: HttpRequest) -> TemplateResponse:
        """For who was writing while an editor published it: not saved, and not lost."""
        typed = {name: value for name, value in request.POST.items() if value and not _WRITTEN_BY_FORMS.search(name)}
        context = self.admin_site.each_context(request) | {
            "title": _("Published meanwhile"),
            "opts": self.opts,
            "typed": typed,
        }
        return TemplateResponse(request, "admin/archive/closed_meanwhile.html", context, status=403)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """With what the row of buttons says and offers; `templates/admin/archive/submit_line.html` shows it."""
        record = context["original"]
        # As it is stored, and not as a form that was refused would have it.
        unchanged = record.state if record else PublicationState.DRAFT
        state = context["adminform"].form.initial.get("state", unchanged)
        is_stored = record is not None and record.state == state
        context["steps"] = offered(state, may_publish=self.has_publish_permission(request))
        context["publication"] = {
            "state": state,
            "label": state_in_words(record) if is_stored else PublicationState(state).label,
            "missing": missing(record) if record else [],
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, record: Any) -> str:
        return state_in_words(record)

    @admin.display(description=_("Before publishing"))
    def before_publishing(self, record: Any) -> str | SafeString:
        if record.pk is None:
            return str(_("Save it once, and here it says what is missing."))
        items = checklist(self.for_checklist(record))
        return render_to_string("admin/archive/checklist.html", {"items": items, "record": record})

    def for_checklist(self, record: Any) -> Any:
        """The record as it is stored, with all that its checklist asks about."""
        return record

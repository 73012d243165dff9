"""A step for many records at once: first a page that says how many, which not and why; then all or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models import RevisionEvent
from archive.revisions.keeping import keep, keep_found

from .revising import LONGEST_REASON, must_say_why, reason_in
from .steps import PUBLISH, REVIEW, TAKE_BACK, Step, hindrances

# More at once nobody has looked at; and each is kept whole in its history.
MOST_AT_ONCE = 100


@dataclass(frozen=True)
class Staying:
    record: Any
    why: Sequence[str]


class StepActions(admin.ModelAdmin):
    actions = ("review_selected", "publish_selected", "take_back_selected")
    has_publish_permission: Any

    @admin.action(permissions=["change"], description=gettext_lazy("Send to review"))
    def review_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._take(request, queryset, REVIEW)

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._take(request, queryset, PUBLISH)

    @admin.action(permissions=["change"], description=gettext_lazy("Take back to draft"))
    def take_back_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._take(request, queryset, TAKE_BACK)

    @transaction.atomic
    def _take(self, request: HttpRequest, queryset: QuerySet, step: Step) -> HttpResponse | None:
        if queryset.count() > MOST_AT_ONCE:
            self.message_user(request, _("Choose at most %s at once.") % MOST_AT_ONCE, messages.ERROR)
            return None
        records = [
            *self.model._base_manager.select_for_update().filter(pk__in=[*queryset.values_list("pk", flat=True)])
        ]
        may_publish = self.has_publish_permission(request)
        staying = [
            Staying(each, why) for each in records if (why := [*hindrances(step, each, may_publish=may_publish)])
        ]
        stays = {each.record.pk for each in staying}
        going = [each for each in records if each.pk not in stays]
        reason = reason_in(request)
        is_reason_missing = any(map(must_say_why, going)) and not reason
        if "confirmed" not in request.POST or not going or staying or is_reason_missing:
            return self._confirmation(request, step, going, staying)
        self._go(request, step, going, reason)
        return None

    def _go(self, request: HttpRequest, step: Step, going: list[Any], reason: str) -> None:
        for record in going:
            keep_found(record)
            record.state = step.leads_to
            record.save(update_fields=["state", "updated_at"])
            keep(record, RevisionEvent.SAVED, by=request.user, why=reason)
        who: Any = request.user.pk
        LogEntry.objects.log_actions(who, going, CHANGE, [{"changed": {"fields": ["State"]}}])
        said = ngettext("%(count)d record was %(done)s.", "%(count)d records were %(done)s.", len(going))
        self.message_user(request, said % {"count": len(going), "done": step.done}, messages.SUCCESS)

    def _confirmation(
        self, request: HttpRequest, step: Step, going: list[Any], staying: list[Staying]
    ) -> TemplateResponse:
        is_asked_why = any(map(must_say_why, going))
        if "confirmed" in request.POST and is_asked_why and not staying:
            self.message_user(request, _("Nothing was done yet: say in a sentence why."), messages.WARNING)
        elif "confirmed" in request.POST:
            self.message_user(request, _("Nothing was done: meanwhile something has changed."), messages.WARNING)
        context = self.admin_site.each_context(request) | {
            "title": step.label,
            "opts": self.opts,
            "step": step,
            "going": going,
            "staying": staying,
            "is_asked_why": is_asked_why,
            "longest_reason": LONGEST_REASON,
            "action": request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/archive/step_confirmation.html", context)

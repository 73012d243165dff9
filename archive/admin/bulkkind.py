"""What a file may hold on the pages of a record, and who may bring it in or take it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst

from archive.bulk.outcome import Fate, Outcome
from archive.bulk.resource import RecordResource
from archive.models.publishing import Publishable

from .record import PlacedErrorsForm
from .revising import must_say_why


@dataclass(frozen=True)
class Kind:
    """What a file may hold: its columns, and the form that knows beside which a message belongs."""

    resource: type[RecordResource]
    form: type[PlacedErrorsForm]

    @property
    def name(self) -> str:
        return str(self.resource._meta.model._meta.model_name)

    @property
    def label(self) -> str:
        return capfirst(str(self.resource._meta.model._meta.verbose_name_plural))

    @property
    def columns(self) -> Sequence[str]:
        return self.resource().columns

    @property
    def key_columns(self) -> Sequence[str]:
        return self.resource().key_columns

    def is_allowed(self, user: Any, *actions: str) -> bool:
        opts = self.resource._meta.model._meta
        return all(user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}") for action in actions)

    def changes_what_readers_see(self, outcome: Outcome) -> bool:
        """Parties, names and meetings have no state, and no change of one asks why."""
        model = self.resource._meta.model
        if not issubclass(model, Publishable):
            return False
        changed = [row.key for row in outcome.of_fate(Fate.CHANGED)]
        return any(map(must_say_why, model._base_manager.filter(slug__in=changed)))

    def for_user(self, user: Any) -> RecordResource:
        return self.resource(beside=self.form.beside, may_publish=self.is_allowed(user, "publish"))


class KindsAdmin(admin.ModelAdmin):
    """What importing and exporting have in common."""

    bulk_kinds: tuple[Kind, ...] = ()

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _bulk_address(self, page: str, **arguments: str) -> str:
        return reverse(f"admin:{self._name(page)}", kwargs=arguments)

    def _kinds(self, request: HttpRequest, *actions: str) -> list[Kind]:
        """Those with which the user may do this; none is a refusal."""
        allowed = [kind for kind in self.bulk_kinds if kind.is_allowed(request.user, *actions)]
        if not allowed:
            raise PermissionDenied
        return allowed

    def _bulk_page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        page = self.admin_site.each_context(request) | {"opts": self.opts, "title": title} | context
        return TemplateResponse(request, f"admin/archive/{template}", page)

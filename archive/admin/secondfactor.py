"""A lost second factor, taken away by a superuser."""

from django.contrib import messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from archive.signin.secondfactor import has_second_factor, reset_second_factor


class SecondFactorReset(UserAdmin):
    change_form_template = "admin/archive/account_change.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.reset_view)
        return [path("<int:pk>/second-factor/", view, name="auth_user_second_factor"), *super().get_urls()]

    def reset_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        account: User | None = self.get_object(request, str(pk))
        if account is None:
            raise Http404
        if request.method == "POST":
            self._reset(request, account)
            return redirect("admin:auth_user_change", object_id=pk)
        context = self.admin_site.each_context(request) | {
            "object": account,
            "has_factor": has_second_factor(account),
            "opts": self.opts,
            "title": _("Take away the second factor of %(name)s") % {"name": account.get_username()},
        }
        return TemplateResponse(request, "admin/archive/account_second_factor.html", context)

    def _reset(self, request: HttpRequest, account: User) -> None:
        if reset_second_factor(account, request, by=request.user.get_username()):
            self.log_change(request, account, "Took away the second factor.")
            messages.success(request, _("The second factor is gone, and every session of the account has ended."))
        else:
            messages.info(request, _("The account had no second factor."))

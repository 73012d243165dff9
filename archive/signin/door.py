"""The way into the admin: its own page for signing in leads to ours, and keeps where one was going."""

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.middleware import get_user
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from .secondfactor import GOING_TO, must_set_up


@never_cache
def admin_login(request: HttpRequest, **_admin: object) -> HttpResponse:
    going_to = get_next_redirect_url(request) or reverse("admin:index")
    # Not `request.user`, which may be withheld.
    user = get_user(request)
    if not user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': going_to})}")
    if must_set_up(user):
        request.session[GOING_TO] = going_to
        return redirect("mfa_index")
    if not user.is_staff:
        raise PermissionDenied
    return HttpResponseRedirect(going_to)


def admin_password_change(_request: HttpRequest, **_admin: object) -> HttpResponse:
    return redirect("account_change_password")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return render(request, "account/too_many_requests.html", status=429)

"""What an editor typed comes back after the session has ended: sign in, and the form is as it was."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.views import csrf

from archive.models import KeptForm
from archive.models.keptupload import prune_kept

from .keptuploads import keep_uploads, take_up
from .opened import OPENED, read_opened

KEPT = "kept"
View = Callable[..., HttpResponse]


class KeptForms(BaseModelAdmin):
    """A form that carries our mark is kept where it cannot be saved; only whoever opened it gets it back."""

    def get_urls(self) -> list[URLPattern]:
        urls: list[URLPattern] = super().get_urls()  # type: ignore[misc]
        for pattern in urls:
            pattern.callback = self._keeping(pattern.callback)
        return urls

    def _keeping(self, view: View) -> View:
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not self.admin_site.has_permission(request):
                kept = self.keep(request, kwargs.get("object_id"))
                if kept:
                    return redirect_to_login(kept, reverse("admin:login", current_app=self.admin_site.name))
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                kept = self.keep(request, kwargs.get("object_id")) if request.method == "POST" else None
                if kept is None:
                    raise
                return self._refuse(request, kept)

        keeping.keep = self.keep  # type: ignore[attr-defined]
        return update_wrapper(keeping, view)

    def _refuse(self, request: HttpRequest, kept: str) -> HttpResponse:
        """An editor whose permission was taken away while the form was open."""
        text = _(
            "You may not save this any more. What you typed is kept for a week; with the permission, open %(address)s"
        )
        messages.error(request, text % {"address": request.build_absolute_uri(kept)})
        return HttpResponseRedirect(reverse("admin:index", current_app=self.admin_site.name))

    def keep(self, request: HttpRequest, object_id: str | None = None) -> str | None:
        """The address at which the form comes back; None if it is not one that we handed out."""
        opened = read_opened(self.model, object_id and unquote(object_id), request.POST.get(OPENED, ""))
        if opened is None or not get_user_model()._default_manager.filter(pk=opened.user).exists():
            return None
        return kept_at(request, opened.user, request.path, keep_uploads(request, opened.user, request.POST))

    def _changeform_view(self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any) -> Any:
        token = request.GET.get(KEPT)
        if token is None:
            return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        kept = KeptForm.objects.of(request.user, request.path, token)
        if request.method == "GET":
            prune_kept()
            self._bring_back(request, kept.first())
        answer = super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        if request.method == "POST" and answer.status_code == HttpResponseRedirect.status_code:
            kept.delete()
        return answer

    def _bring_back(self, request: HttpRequest, kept: KeptForm | None) -> None:
        if kept is None:
            messages.warning(request, _("Nothing of yours is kept here any more. This is the form as it is stored."))
            return
        request.brought_back = data = QueryDict(kept.data)  # type: ignore[attr-defined]
        take_up(request, data)
        messages.warning(request, _("This is what you typed before. It is not saved yet: look it over, and save."))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002, Django's signature
        form_class = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        data = brought_back(request)
        return form_class if data is None else _filled_in(form_class, data, request.FILES)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        data = brought_back(request)
        return kwargs if data is None else kwargs | {"data": data.copy(), "files": request.FILES}


def _filled_in(form_class: Any, data: QueryDict, files: Any) -> Any:
    class FilledIn(form_class):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(data.copy(), files, *args, **kwargs)

    return FilledIn


def brought_back(request: HttpRequest) -> QueryDict | None:
    """What was typed, and is now shown again."""
    data: QueryDict | None = getattr(request, "brought_back", None)
    return data if request.method == "GET" else None


def kept_at(request: HttpRequest, user: int, path: str, data: QueryDict) -> str:
    typed = data.copy()
    typed.pop("csrfmiddlewaretoken", None)
    kept = KeptForm.objects.keep(user, path, typed.urlencode())
    others = {name: value for name, value in request.GET.items() if name != KEPT}
    return f"{path}?{urlencode(others | {KEPT: kept.token})}"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Who has signed in anew in another tab sends the mark of the old session; the form is not lost for that."""
    match = request.resolver_match
    keep = getattr(match.func, "keep", None) if match else None
    kept = keep(request, match.kwargs.get("object_id")) if keep and match else None
    return HttpResponseRedirect(kept) if kept else csrf.csrf_failure(request, reason)

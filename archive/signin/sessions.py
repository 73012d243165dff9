"""The sessions of one's own account: seen, and ended one by one or all but this."""

from typing import Any

from allauth.usersessions.forms import ManageUserSessionsForm
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django import forms
from django.http import HttpRequest


class EndSessionsForm(ManageUserSessionsForm):
    session = forms.ModelChoiceField(UserSession.objects.none(), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["session"].queryset = UserSession.objects.filter(user=self.request.user)

    def save(self, request: HttpRequest) -> None:
        if chosen := self.cleaned_data["session"]:
            end_sessions(request, [chosen])
        else:
            super().save(request)


class SessionsView(ListUserSessionsView):
    form_class = EndSessionsForm

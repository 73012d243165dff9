"""Two who save in the same instant, on a database that both have open."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from archive.models import Meeting
from tests.factories import make_meeting

from .forms import address, filled_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_saves_in_the_same_instant_are_both_kept(editor: User) -> None:
    meeting = make_meeting()
    url = address(meeting)
    sent: list[tuple[Client, dict[str, Any]]] = []
    for changes in ({"title": "One"}, {"theme": "Other"}):
        client = Client()
        client.force_login(editor)
        sent.append((client, filled_in(client, url) | changes))
    start, answers = Barrier(2), []

    def save(client: Client, data: dict[str, Any]) -> None:
        try:
            start.wait()
            answers.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [Thread(target=save, args=each) for each in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [302, 302]
    assert Meeting.objects.values_list("title", "theme").get() == ("One", "Other")

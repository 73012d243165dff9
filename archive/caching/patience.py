"""A store that fails is done without for a while, which costs a moment every ten seconds and nobody an answer."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

PAUSE_SECONDS = 10.0

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Patience:
    def __init__(self, said: str) -> None:
        """`said` goes to the log, with the seconds in it."""
        self.said = said
        self.away_until = 0.0

    def tried(self, call: Callable[[], Result], instead: Callable[[], Result]) -> Result:
        if time.monotonic() >= self.away_until:
            try:
                return call()
            except Exception:  # every store has errors of its own
                _log.exception(self.said, PAUSE_SECONDS)
                self.away_until = time.monotonic() + PAUSE_SECONDS
        return instead()

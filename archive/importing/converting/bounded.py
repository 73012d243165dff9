"""Converting in a process of its own, which is stopped when it takes too long or too much."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from . import Conversion, Finding, Limits, RefusedError
from .formats import Format

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[3]
_MODULE = __package__
# The process needs to find Python's libraries, and nothing else of ours: no secrets.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL")


def convert_bounded(form: Format, data: bytes, limits: Limits) -> Conversion:
    command = [sys.executable, "-P", "-m", _MODULE, form, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and the document only as its input
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError("too_slow", seconds=limits.seconds) from error
    return _answer(done)


def _environment() -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return passed_on | {"PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)])}


def _answer(done: subprocess.CompletedProcess[bytes]) -> Conversion:
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        # Killed at a bound, or the parser fell: either way this document did it.
        logger.warning("Converting a document ended with %s: %s", done.returncode, done.stderr[-500:])
        raise RefusedError("too_heavy") from error
    if "refused" in answer:
        logger.info("A document was refused: %s", answer)
        raise RefusedError(answer["refused"], **answer["words"])
    findings = tuple(Finding(**finding) for finding in answer.pop("findings"))
    return Conversion(**answer, findings=findings)

"""Servers that are measured, and the tool that drives them."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120  # seconds for one answer
FEWEST = 5  # requests of a slow page in a round


@dataclass(frozen=True)
class Figures:
    requests: int
    errors: int
    per_second: float
    p50: float  # milliseconds
    p95: float


@contextmanager
def serve(application: str, **environment: str) -> Iterator[int]:
    """gunicorn with two workers until the block ends; gives its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--workers=2", f"--bind=127.0.0.1:{port}"]
    server = subprocess.Popen(  # noqa: S603, ours
        [*command, f"--timeout={PATIENCE}", "--log-level=warning"],
        env={**os.environ, "DEBUG": "off", "SECURE_SSL_REDIRECT": "0", **environment},
    )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("A server did not start.")


def answer(port: int, path: str) -> tuple[int, http.client.HTTPMessage, float, int]:
    """Status, headers, milliseconds, and bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    started = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    size = len(response.read())
    connection.close()
    return response.status, response.headers, (time.perf_counter() - started) * 1_000, size


def drive(port: int, path: str, seconds: float, *headers: str) -> Figures:
    """One client, each request a connection of its own."""
    expected = answer(port, path)[2] / 1_000
    lasting = max(1, round(max(seconds, expected * FEWEST)))
    options = [f"-d{lasting}s", f"--timeout={PATIENCE}s", f"-s{Path(__file__).with_name('percentiles.lua')}"]
    asked = [part for header in ("Connection: close", *headers) for part in ("-H", header)]
    said = subprocess.run(  # noqa: S603, ours
        [wrk(), "-t1", "-c1", *options, *asked, f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return figures(said)


def wrk() -> str:
    return shutil.which("wrk") or sys.exit("The load tool is missing: apt-get install wrk")


def figures(said: str) -> Figures:
    """The line that percentiles.lua wrote."""
    line = next(line for line in said.splitlines() if line.startswith("figures "))
    requests, errors, duration, p50, p95 = map(float, line.split()[1:])
    return Figures(int(requests), int(errors), requests / duration * 1e6, p50 / 1_000, p95 / 1_000)

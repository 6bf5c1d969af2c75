"""The jail's self-test: before strangers are let in, a canary tries to get out.

Fail closed: whoever grades strangers asks ``escapes()`` first and refuses to begin unless it is empty.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.evidence import Evidence, Scenario
from grader.limits import Limits
from grader.sandbox.jail.advice import advice
from grader.sandbox.jail.bounds import most_processes
from grader.sandbox.jail.bubblewrap import JailError
from grader.sandbox.launch import run
from grader.sandbox.workfolder import Program

CANARY = Path(__file__).with_name("canary.py")
EXIT_CODE = 3
_SETTING = "GRADE_CANARY"

# What is tried, in the order in which it is told.
ATTEMPTS = {
    "read": "read a file of this machine",
    "write": "write outside of its folder",
    "network": "reach the network",
    "forge": "sign as another process",
    "init": "reach into the jail's first process",
    "environment": "see the grader's environment",
    "processes": "start more processes than it may",
    "exit": "make its exit code look like another",
}


def escapes() -> dict[str, str]:
    """What the canary managed: attempt -> how; empty if the jail holds.

    JailError, with what to do, where no jail can be built.
    """
    limits = Limits(wall=20.0, cpu=10.0, processes=16)
    with tempfile.TemporaryDirectory(prefix="grade-bait-") as folder, _bait(Path(folder)) as told:
        told["processes"] = most_processes(limits)
        before = set(os.listdir(folder))
        scenario = Scenario("self-test", args=(json.dumps(told),))
        managed = dict(_managed(run(Program(CANARY), scenario, limits, jailed=True)))
        if set(os.listdir(folder)) != before:
            managed["write"] = folder
    return managed


def demand() -> None:
    """JailError, with what to do, unless the jail holds."""
    for attempt, how in escapes().items():
        raise JailError(
            f"the jail does not hold here: a program in it could {ATTEMPTS[attempt]} ({how}). Update the "
            "kernel and bubblewrap, or grade on another machine; grade jail-test shows all attempts."
        )


def _managed(evidence: Evidence) -> Iterator[tuple[str, str]]:
    ending, lines = evidence.ending, [line.text for line in evidence.output if line.stream == "stdout"]
    if ending.kind == "runner_error":
        reason = ending.reason or "the jail could not be built"
        raise JailError(f"{reason}{advice(reason)}.")
    if lines[-1:] != ["done"]:
        said = " ".join(line.text for line in evidence.output)
        raise JailError(f"the self-test did not come to its end in the jail ({ending.kind}): {said}")
    if (ending.kind, ending.code) != ("exited", EXIT_CODE):
        yield "exit", f"{ending.kind} {ending.code}"
    for line in lines[:-1]:
        name, _, how = line.partition("\t")
        yield name, how


@contextmanager
def _bait(folder: Path) -> Iterator[dict[str, str | int]]:
    """Things of this machine that the canary could reach, were there no jail: a secret anybody may read, a
    folder anybody may write, listening sockets, a setting in our environment."""
    folder.chmod(0o777)
    secret = folder / "secret"
    secret.write_text("bait")
    secret.chmod(0o666)
    name = f"grade-bait-{secrets.token_hex(8)}"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{name}")
        abstract.listen()
        os.environ[_SETTING] = name
        ours: dict[str, str | int] = {"port": int(server.getsockname()[1]), "abstract": name, "setting": name}
        try:
            yield {"secret": str(secret), "folder": str(folder), **ours}
        finally:
            del os.environ[_SETTING]

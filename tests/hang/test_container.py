"""In most containers the kit may have no copies of a program's descriptors; hangs are proved all the same."""

import errno
from pathlib import Path

import pytest

from grader.sandbox import kernel

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def container(monkeypatch):
    def refuse(pid, number):
        raise PermissionError(errno.EPERM, "a descriptor cannot be looked at")

    monkeypatch.setattr(kernel, "copy_descriptor", refuse)


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("both_receive", "fork"),
        ("both_send", "spawn"),
        ("join_before_get", "forkserver"),
        ("manager_queue", "fork"),
        ("asyncio_future", "fork"),
        ("subprocess_input_open", "fork"),
    ],
)
def test_a_hang_on_sockets_is_proved(name, method, room):
    assert room.run(HERE / f"hanging/{name}.py", method).ending.kind == "deadlocked"


@pytest.mark.parametrize("name", ["socket_option_timeout", "socket_send_timeout"])
def test_a_time_out_inside_a_socket_is_no_hang(name, room):
    ending = room.run(HERE / f"idle/{name}.py").ending
    assert ending.ok, ending

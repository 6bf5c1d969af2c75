"""A program that waits for something outside of the run is not called deadlocked: it may still come."""

import errno
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from grader.sandbox import kernel

LATE = 0.6  # s; a hang would be proved long before


@pytest.fixture(autouse=True, params=["copies", "no copies"])
def rights(request, monkeypatch):
    """With and without the right to look at a copy of a program's socket."""

    def refuse(pid, number):
        raise PermissionError(errno.EPERM, "a descriptor cannot be looked at")

    if request.param == "no copies":
        monkeypatch.setattr(kernel, "copy_descriptor", refuse)


def test_a_service_of_the_machine_may_take_its_time_to_answer(tmp_path, room):
    address = str(tmp_path / "service")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        ending = wakened(room, tmp_path, CLIENT, lambda: _answer_late(server))

    assert ending.ok, ending


CLIENT = """
import socket
with socket.socket(socket.AF_UNIX) as client:
    client.connect("service")
    assert client.recv(100) == b"done"
"""


def _answer_late(server):
    connection, _ = server.accept()
    time.sleep(LATE)
    connection.sendall(b"done")


def test_somebody_may_connect_to_a_program_that_serves(tmp_path, room):
    ending = wakened(room, tmp_path, SERVER, lambda: _connect_late(socket.AF_UNIX, str(tmp_path / "service")))

    assert ending.ok, ending


SERVER = """
import socket
with socket.socket(socket.AF_UNIX) as server:
    server.bind("service")
    server.listen()
    assert server.accept()[0].recv(100) == b"done"
"""


def test_somebody_may_connect_to_a_server_of_the_network(tmp_path, room):
    def connect():
        _wait_for(tmp_path / "port")
        _connect_late(socket.AF_INET, ("127.0.0.1", int((tmp_path / "port").read_text())))

    ending = wakened(room, tmp_path, NETWORK_SERVER, connect)

    assert ending.ok, ending


NETWORK_SERVER = """
import os, socket
with socket.create_server(("127.0.0.1", 0)) as server:
    with open("made", "w") as file:
        file.write(str(server.getsockname()[1]))
    os.rename("made", "port")
    assert server.accept()[0].recv(100) == b"done"
"""


def test_somebody_may_connect_to_a_socket_that_only_epoll_still_knows(tmp_path, room):
    """Its descriptor was closed, and the number belongs to a pipe; a copy is open, so epoll keeps it."""
    ending = wakened(room, tmp_path, EPOLL, lambda: _connect_late(socket.AF_UNIX, str(tmp_path / "service")))

    assert ending.ok, ending


EPOLL = """
import os, select, socket
server = socket.socket(socket.AF_UNIX)
server.bind("service")
server.listen()
poll, number = select.epoll(), server.fileno()
poll.register(number, select.EPOLLIN)
copy = server.dup()
server.close()
reader, writer = os.pipe()
assert reader == number
assert poll.poll() == [(number, select.EPOLLIN)]
"""


def test_somebody_may_write_to_a_named_pipe(tmp_path, room):
    os.mkfifo(tmp_path / "pipe")
    ending = wakened(room, tmp_path, READER, lambda: _write_late(tmp_path / "pipe"))

    assert ending.ok, ending


READER = """
import os
reader = os.open("pipe", os.O_RDWR)
assert os.read(reader, 100) == b"done"
"""


def _write_late(path):
    time.sleep(LATE)
    path.write_bytes(b"done")


def wakened(room, folder, text, wake):
    """How a program ends that runs in this folder, while a process that is no part of the run wakes it."""
    program = folder / "program.py"
    program.write_text(text)
    before = Path.cwd()
    os.chdir(folder)
    other = os.fork()
    if other == 0:
        try:
            wake()
        finally:
            os._exit(0)
    try:
        return room.run(program, in_place=True).ending
    finally:
        os.chdir(before)
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def _connect_late(family, address):
    if family == socket.AF_UNIX:
        _wait_for(Path(address))
    time.sleep(LATE)
    with socket.socket(family) as client:
        client.connect(address)
        client.sendall(b"done")


def _wait_for(path):
    while not path.exists():
        time.sleep(0.01)

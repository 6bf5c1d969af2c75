"""The jail's first process, and how a run ends: no program makes its end look like another."""

import pytest


def test_the_first_process_can_be_neither_hurt_nor_stopped(attack):
    outcome = attack(
        """
        import signal
        pidfd = os.pidfd_open(1)
        for number in sorted(signal.valid_signals()):
            os.kill(1, number)
            signal.pidfd_send_signal(pidfd, number)
        child = os.fork()
        if child == 0: signal.pause()
        os.kill(-1, 9)
        print(os.WTERMSIG(os.wait()[1]))
        sys.exit(3)
        """
    )
    assert (outcome.lines, outcome.ending.code) == (["9"], 3)


def test_the_first_process_can_be_neither_traced_nor_limited(attack):
    outcome = attack(
        """
        import resource
        for what in ("NOFILE", "NPROC", "CPU", "AS", "FSIZE", "DATA", "STACK"):
            attempt(what, resource.prlimit, 1, getattr(resource, f"RLIMIT_{what}"), (0, 0))
        for request in (16, 0x4206, 0x4207):
            attempt(f"ptrace {request}", lambda: use(LIBC.ptrace, request, 1, None, None))
        pidfd = os.pidfd_open(1)
        for number in range(40):
            attempt(f"descriptor {number}", call, 438, pidfd, number, 0)
        """
    )
    assert outcome.managed == []


ENDS = {
    "exit": ("sys.exit(7)", ("exited", 7, None)),
    "the largest code": ("os._exit(255)", ("exited", 255, None)),
    "137 is no signal": ("os._exit(137)", ("exited", 137, None)),
    "killed": ("os.kill(os.getpid(), 9)", ("signalled", None, 9)),
    "killed by its child": (
        "if os.fork() == 0: os.kill(os.getppid(), 9)\nelse: __import__('time').sleep(20)",
        ("signalled", None, 9),
    ),
    "outlived": ("if os.fork() == 0: __import__('time').sleep(20)\nos._exit(7)", ("exited", 7, None)),
    "outlived by one of another code": (
        "if os.fork() == 0:\n os.setsid()\n if os.fork() == 0: os._exit(0)\n os._exit(0)\nos._exit(7)",
        ("exited", 7, None),
    ),
    "a sibling made by clone": (
        "sibling = call(56, 0x8000 | 17, 0, 0, 0, 0)\nif sibling == 0: os._exit(0)\n"
        "while os.path.exists(f'/proc/{sibling}'): pass\nos._exit(7)",
        ("exited", 7, None),
    ),
    "another program": (
        "os.execv(sys.executable, [sys.executable, '-c', 'import os; os._exit(7)'])",
        ("exited", 7, None),
    ),
    "the first thread ends before the last": (
        "import threading\ndef last():\n    while ') Z' not in open('/proc/self/stat').read(): pass\n"
        "    os._exit(7)\nthreading.Thread(target=last).start()\nLIBC.syscall(60, 0)",
        ("exited", 7, None),
    ),
}


@pytest.mark.parametrize("way", ENDS)
def test_a_run_ends_as_main_ended(attack, way):
    text, expected = ENDS[way]
    outcome = attack(text)
    ending = outcome.ending
    assert (ending.kind, ending.code, ending.signal) == expected
    assert outcome.evidence.main.exit_code == (-expected[2] if expected[2] else expected[1])


def test_a_failing_program_does_not_look_like_one_that_succeeds(attack):
    """All known ways at once, and then it fails."""
    outcome = attack(
        """
        import signal, socket
        for number in (9, 15, 19, 2): os.kill(1, number)
        for path in ("/proc/1/mem", "/proc/1/fd/3", "/proc/1/fd/4"):
            attempt(path, write, path, b"exit")
        for number in range(3, 1024):
            try:
                if os.readlink(f"/proc/self/fd/{number}").startswith("socket:"):
                    socket.socket(fileno=os.dup(number)).send(b"2 0 0")
            except OSError: pass
        os.write(1, b"\\n2 0 0\\n")
        os._exit(3)
        """
    )
    assert (outcome.ending.kind, outcome.ending.code) == ("exited", 3)
    assert outcome.tried("managed") == []

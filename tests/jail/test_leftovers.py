"""What wants to outlive its run: everything ends with the jail, and what was left over is named."""

import os
from pathlib import Path


def test_a_daemon_deaf_to_every_signal_is_named_and_gone(attack):
    outcome = attack(
        """
        import signal
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for number in signal.valid_signals() - {9, 19}: signal.signal(number, signal.SIG_IGN)
                print("ready", flush=True)
                while True: signal.pause()
            os._exit(0)
        os.wait()
        """
    )
    assert outcome.ending.ok
    assert [left.kind for left in outcome.evidence.leftovers] == ["process"]


def test_a_process_that_is_always_another_one_is_gone(attack):
    """Each lives for a moment and has made the next."""
    outcome = attack(
        """
        if LIBC.fork() == 0:
            while True:
                if LIBC.fork() > 0: LIBC._exit(0)
                LIBC.setsid()
        """
    )
    assert outcome.ending.ok


def test_shared_memory_and_semaphores_are_named_and_gone(attack):
    outcome = attack(
        """
        from multiprocessing import resource_tracker, Lock
        from multiprocessing.shared_memory import SharedMemory
        resource_tracker.register = lambda *_: None
        block = SharedMemory(name="left-by-an-attack", create=True, size=10)
        open("/dev/shm/unknown-to-anybody", "w").close()
        """
    )
    assert outcome.ending.ok
    assert [(left.kind, left.name) for left in outcome.evidence.leftovers] == [
        ("shared_memory", "left-by-an-attack")
    ]
    assert not {"left-by-an-attack", "unknown-to-anybody"} & set(os.listdir("/dev/shm"))


def test_what_is_in_its_folders_goes_away_whatever_its_modes(attack):
    outcome = attack(
        """
        import subprocess
        os.makedirs("a/" * 200)
        os.mkdir("locked"), write("locked/file"), os.chmod("locked", 0)
        os.mkfifo("fifo"), os.symlink("/", "root"), os.symlink("round", "round")
        write("odd \\n name"), write("-rf"), write(b"\\xff\\xfe")
        os.chmod("/box", 0)
        """
    )
    assert outcome.ending.kind == "exited"


def test_no_core_is_dumped(attack):
    outcome = attack("os.abort()", collect=("core",))
    assert outcome.ending.signal == 6
    assert outcome.evidence.file("core") is None and not Path("core").exists()


def test_a_stopped_run_is_ended(attack):
    outcome = attack(
        """
        import signal
        if os.fork() == 0:
            signal.pause()
        os.kill(0, signal.SIGSTOP)
        """,
        wall=1.5,
    )
    assert outcome.ending.kind in ("timed_out", "deadlocked")

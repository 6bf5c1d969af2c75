"""Bombs: whatever a program takes of the machine, the run is ended, or the kernel gives it no more."""

import os

import pytest


def assert_exceeded(outcome, kind):
    assert outcome.ending.kind == kind, (outcome.ending, outcome.lines[-3:], outcome.errors[-500:])


def test_a_fork_bomb_is_ended(attack):
    outcome = attack(
        """
        while True:
            try: os.fork()
            except OSError: pass
        """
    )
    assert_exceeded(outcome, "processes_exceeded")


def test_a_fork_bomb_that_nobody_watches_is_ended(attack):
    """C's fork, and a session for each, among which the kernel shares the cores: without root's favour the
    supervisor may not come to its turn any more, and then there is no verdict."""
    outcome = attack(
        """
        while True:
            if LIBC.fork() == 0: LIBC.setsid()
        """,
        wall=20,
    )
    assert outcome.ending.kind in ("processes_exceeded", *["runner_error"] * bool(os.getuid()))


def test_there_is_an_end_to_threads(attack):
    outcome = attack(
        """
        import threading
        release, count = threading.Event(), 0
        def all_of_them():
            global count
            while count < 5000:
                threading.Thread(target=release.wait).start()
                count += 1
        try: all_of_them()
        except RuntimeError: print(100 < count < 1000, flush=True)
        os._exit(0)
        """
    )
    assert outcome.lines == ["True"]


HOGS = {
    "its heap": "hold = []\nwhile True: hold.append(bytearray(os.urandom(4096)) * 256)",
    "memory of many children": """
        for _ in range(30):
            if os.fork() == 0:
                hold = bytearray(os.urandom(4096)) * 12_000
                __import__("signal").pause()
        __import__("signal").pause()""",
    "anonymous shared memory": """
        import mmap
        hold = []
        while True:
            hold.append(mmap.mmap(-1, 1 << 20))
            hold[-1].write(bytes(1 << 20))""",
    "names of empty files": """
        n = 0
        while True:
            os.close(os.open(f"/dev/shm/{n}", os.O_CREAT, 0)); n += 1""",
    "names of files in the work folder": """
        n = 0
        os.mkdir("inner"); os.chdir("inner")
        while True:
            os.mkdir(str(n)); n += 1""",
}  # fmt: skip


@pytest.mark.parametrize("what", HOGS)
def test_memory_is_bounded(attack, what):
    assert_exceeded(attack(HOGS[what], memory=100, memory_per_process=2, cpu=20), "memory_exceeded")


@pytest.mark.parametrize("folder", ["/box", "/tmp", "/dev/shm"])
def test_a_folder_in_the_jail_is_full_at_last(attack, folder):
    outcome = attack(
        """
        import errno
        def fill(name):
            with open(name, "wb") as file:
                for _ in range(1000): file.write(bytes(1 << 20))
        attempt("one file", fill, f"{sys.argv[1]}/one")
        attempt("another", fill, f"{sys.argv[1]}/two")
        kept = os.statvfs(sys.argv[1])
        print(kept.f_blocks * kept.f_frsize >> 20)
        """,
        folder,
    )
    assert outcome.managed == []
    assert outcome.lines[-1] == "64"


def test_the_devices_of_the_jail_hold_nothing(attack):
    outcome = attack(
        """
        for folder in ("/dev", "/", "/run", "/etc", "/proc", "/dev/pts"):
            attempt(folder, write, f"{folder}/file", bytes(1 << 20))
        """
    )
    assert outcome.managed == []


def test_descriptors_are_bounded(attack):
    outcome = attack(
        """
        import socket
        held = []
        try:
            while len(held) < 5000: held.extend(socket.socketpair())
        except OSError: pass
        print(len(held) < 1024)
        """
    )
    assert outcome.lines == ["True"]


@pytest.mark.parametrize("nobody_watches", [False, True])
def test_a_busy_program_is_ended(attack, nobody_watches):
    start = "os.execv(sys.executable, [sys.executable, '-I', '-S', '-c', 'while True: pass'])"
    outcome = attack(start if nobody_watches else "while True: pass", cpu=0.5)
    assert_exceeded(outcome, "cpu_exceeded")


def test_limits_are_not_lifted(attack):
    outcome = attack(
        """
        import resource
        def lift(kind):
            try: resource.setrlimit(kind, (infinite, infinite))
            except ValueError as error: raise PermissionError(1, str(error))
        infinite = resource.RLIM_INFINITY
        for name in ("NPROC", "DATA", "AS", "FSIZE", "NOFILE", "CPU", "MSGQUEUE", "MEMLOCK", "CORE"):
            kind = getattr(resource, f"RLIMIT_{name}")
            assert resource.getrlimit(kind)[1] != infinite, name
            attempt(name, lift, kind)
        attempt("locked memory", lambda: use(LIBC.mlockall, 3))
        attempt("priority", os.nice, -5)
        attempt("real time", os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
        """
    )
    assert outcome.managed == []


def test_as_many_threads_and_as_much_memory_as_a_right_program_uses_are_there(attack):
    for jailed in (False, True):
        outcome = attack(
            """
            import threading
            from multiprocessing import Array, Pool
            from multiprocessing.shared_memory import SharedMemory
            barrier = threading.Barrier(150)
            def large():
                block = SharedMemory(create=True, size=30_000_000)
                block.buf[-1] = 1
                block.close(), block.unlink()
            def many():
                threads = [threading.Thread(target=barrier.wait) for _ in range(150)]
                [thread.start() for thread in threads], [thread.join() for thread in threads]
            def pool():
                with Pool(40) as workers: return sum(workers.map(abs, range(100)))
            attempt("shared memory", large), attempt("threads", many), attempt("a pool", pool)
            attempt("an array", lambda: len(Array("d", 3_000_000)))
            attempt("a list", lambda: len(list(range(5_000_000))))
            """,
            jailed=jailed,
        )
        assert outcome.managed == ["shared memory", "threads", "a pool", "an array", "a list"]


def test_the_machine_is_as_it_was(attack):
    before = os.statvfs("/dev/shm").f_files - os.statvfs("/dev/shm").f_ffree
    attack("for n in range(5000): open(f'/dev/shm/jail-test-{n}', 'w')")
    assert not [name for name in os.listdir("/dev/shm") if name.startswith("jail-test-")], before

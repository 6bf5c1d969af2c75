"""Speaking for somebody else: the kernel's stamps hold, whatever a program sends."""

import pytest


def test_credentials_of_another_are_refused(attack):
    outcome = attack(
        """
        import socket, struct
        def sign(sender, pid, uid, gid):
            what = [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, struct.pack("=iII", pid, uid, gid))]
            sender.sendmsg([b"x"], what)
        stdout, probe = socket.socket(fileno=os.dup(1)), socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        probe.connect(os.environ["GRADE_PROBE"])
        child = os.fork()
        if child == 0:
            __import__("time").sleep(20)
        ours = os.getuid(), os.getgid()
        for name, sender in {"stdout": stdout, "probe": probe, "own": socket.socketpair()[0]}.items():
            for pid in (1, child, 2, 4_000_000):
                if pid != os.getpid():
                    attempt(f"{name} as {pid}", sign, sender, pid, *ours)
            attempt(f"{name} as root", sign, sender, os.getpid(), 0, ours[1])
            attempt(f"{name} in another group", sign, sender, os.getpid(), ours[0], 0)
        os.kill(child, 9), os.wait()
        """
    )
    assert outcome.managed == []


def test_descriptors_pushed_at_the_supervisor_do_not_arrive(attack):
    """Were they kept, the supervisor would have none left and the run an error."""
    outcome = attack(
        """
        import array, socket
        stdout, probe = socket.socket(fileno=os.dup(1)), socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        probe.connect(os.environ["GRADE_PROBE"])
        null = os.open("/dev/null", os.O_RDONLY)
        what = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [null] * 200))]
        for _ in range(20):
            for sender in (stdout, probe):
                try: sender.sendmsg([b"."], what)
                except OSError: pass
        print("\\nhonest")
        """
    )
    assert (outcome.ending.ok, outcome.lines[-1]) == (True, "honest")


def test_a_run_with_very_many_connections_still_comes_to_its_end(attack):
    outcome = attack(
        """
        import socket
        for _ in range(60):
            if os.fork() == 0:
                held = []
                for _ in range(100):
                    end = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                    end.setblocking(False)
                    try: end.connect(os.environ["GRADE_PROBE"]); end.send(b"nonsense" * 100)
                    except OSError: pass
                    held.append(end)
                __import__("time").sleep(20)
        print("honest", flush=True)
        """,
        wall=2,
        processes=64,
    )
    assert outcome.ending.kind == "exited" and outcome.lines == ["honest"], outcome.ending
    assert len(outcome.evidence.leftovers) == 60


@pytest.mark.parametrize("what", ["events", "garbage"])
def test_a_flood_at_the_probes_socket_ends_with_the_run(attack, what):
    outcome = attack(
        """
        import socket, time
        held = []
        for _ in range(4):
            if os.fork() == 0:
                end = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                end.connect(os.environ["GRADE_PROBE"])
                event = f"q.put\\t{os.getpid()}\\t1\\t1\\to\\tv\\t\\t".encode()
                data = event if sys.argv[1] == "events" else os.urandom(4000)
                while True: end.send(data)
        time.sleep(20)
        """,
        what,
        wall=1.5,
        cpu=20,
    )
    assert outcome.ending.kind == "timed_out"


def test_the_probes_socket_cannot_be_taken_away(attack):
    outcome = attack(
        """
        import socket
        path = os.environ["GRADE_PROBE"]
        attempt("unlink", os.unlink, path), attempt("rename", os.rename, path, "/box/gone")
        attempt("replace", os.replace, "/box/trying.py", path), attempt("chmod", os.chmod, path, 0)
        attempt("bind", socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET).bind, path)
        """
    )
    assert outcome.managed == []

"""The network of the jail is its own: nothing of this machine or beyond it is in reach."""

import secrets
import socket


def test_no_port_and_no_socket_of_this_machine_answers(attack):
    name = f"bait-{secrets.token_hex(8)}"
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as abstract,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
    ):
        abstract.bind(f"\0{name}")
        abstract.listen()
        datagrams.bind(("127.0.0.1", 0))
        outcome = attack(
            """
            import socket
            def connect(family, address):
                with socket.socket(family) as end:
                    end.settimeout(2)
                    end.connect(address)
            port = int(sys.argv[1])
            for host in ("127.0.0.1", "127.0.0.2", "10.0.0.1", "169.254.169.254", "192.0.2.1"):
                attempt(host, connect, socket.AF_INET, (host, port))
            attempt("IPv6", connect, socket.AF_INET6, ("::1", port))
            attempt("abstract", connect, socket.AF_UNIX, "\\0" + sys.argv[2])
            for path in ("/run/systemd/notify", "/run/docker.sock", "/run/dbus/system_bus_socket"):
                attempt(path, connect, socket.AF_UNIX, path)
            attempt("a name", socket.getaddrinfo, "example.org", 80)
            """,
            server.getsockname()[1],
            name,
        )
        assert outcome.managed == []


def test_other_families_of_sockets_are_refused(attack):
    outcome = attack(
        """
        import socket
        for family in (*range(3, 10), *range(11, 46)):
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
                attempt(f"{family} {kind}", socket.socket, family, kind)
                attempt(f"a pair of {family} {kind}", socket.socketpair, family, kind)
        for kind, protocol in ((socket.SOCK_RAW, 1), (socket.SOCK_RAW, 255), (socket.SOCK_DGRAM, 1)):
            attempt(f"raw {protocol}", socket.socket, socket.AF_INET, kind, protocol)
        """
    )
    assert outcome.managed == []


def test_only_its_own_loopback_is_there(attack):
    outcome = attack("print([line.split(':')[0].strip() for line in open('/proc/net/dev').readlines()[2:]])")
    assert outcome.lines == ["['lo']"]


def test_processes_talk_to_each_other_over_loopback(attack):
    """The look-alike: servers and clients of its own."""
    for jailed in (False, True):
        outcome = attack(
            """
            import socket
            from multiprocessing import Process
            def ask(family, address):
                with socket.socket(family) as end:
                    end.connect(address)
                    end.sendall(b"hello")
            places = {"IPv4": (socket.AF_INET, ("127.0.0.1", 0)),
                      "localhost": (socket.AF_INET, ("localhost", 0)),
                      "unix": (socket.AF_UNIX, "here"),
                      "abstract": (socket.AF_UNIX, f"\\0{os.getpid()}-mine")}
            def serve(family, address):
                with socket.socket(family) as server:
                    server.bind(address)
                    server.listen()
                    child = Process(target=ask, args=(family, server.getsockname()))
                    child.start()
                    with server.accept()[0] as end:
                        said = end.recv(10)
                    child.join()
                return said
            for name, place in places.items():
                attempt(name, serve, *place)
            """,
            jailed=jailed,
        )
        assert outcome.managed == ["IPv4", "localhost", "unix", "abstract"]

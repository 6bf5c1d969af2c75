"""System calls that no exercise needs and that lead out of the jail, or to memory that nobody counts."""

import os

import pytest

pytestmark = pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of system calls on x86_64")


def test_what_the_filter_refuses_is_refused(attack):
    outcome = attack(
        """
        page = ctypes.create_string_buffer(4096)
        calls = dict(ptrace=101, process_vm_readv=310, process_vm_writev=311, kcmp=312, setns=308, mount=165,
                     umount2=166, pivot_root=155, chroot=161, open_tree=428, move_mount=429, fsopen=430,
                     fsconfig=431, fsmount=432, fspick=433, mount_setattr=442, name_to_handle_at=303,
                     open_by_handle_at=304, add_key=248, request_key=249, keyctl=250, bpf=321,
                     perf_event_open=298,
                     userfaultfd=323, fanotify_init=300, quotactl=179, swapon=167, reboot=169, syslog=103,
                     acct=163, settimeofday=164, clock_settime=227, personality=135, io_uring_setup=425,
                     memfd_create=319, memfd_secret=447, shmget=29, semget=64, msgget=68, mq_open=240,
                     io_setup=206,
                     init_module=175, finit_module=313, delete_module=176, kexec_load=246, sethostname=170,
                     vhangup=153, clone3=435)
        for name, number in calls.items():
            attempt(name, call, number, page, page, page, page, page)
        """
    )
    assert outcome.managed == []
    assert {line.split("\t")[2] for line in outcome.lines} == {"EPERM", "ENOSYS"}


@pytest.mark.parametrize("way", ["unshare", "clone", "clone3", "setns"])
def test_no_namespace_is_made_or_entered(attack, way):
    outcome = attack(
        """
        USER, PID = 0x10000000, 0x20000000
        KINDS = dict(user=USER, mount=0x20000, net=0x40000000, pid=PID, ipc=0x8000000, uts=0x4000000,
                     cgroup=0x2000000, both=USER | PID)
        def clone(flags):
            if call(56, flags | 17, 0, 0, 0, 0) == 0:
                os._exit(0)
        def clone3(flags):
            arguments = (ctypes.c_uint64 * 11)(flags, 0, 0, 0, 17)
            if call(435, arguments, 88) == 0:
                os._exit(0)
        def setns(flags):
            use(LIBC.setns, os.pidfd_open(os.getppid()), flags)
        def unshare(flags):
            use(LIBC.unshare, flags)
        ways = {"unshare": unshare, "clone": clone, "clone3": clone3, "setns": setns}
        for name, flags in KINDS.items():
            attempt(name, ways[sys.argv[1]], flags)
        """,
        way,
    )
    assert outcome.managed == []


def test_another_instruction_set_leads_past_no_filter(attack):
    """Numbers of x32 are refused; a call by way of int 0x80 is the end of the program."""
    outcome = attack(
        """
        attempt("x32", call, 0x40000000 + 101, 0, 0, 0, 0)
        attempt("x32 fork", call, 0x40000000 + 57)
        """
    )
    assert outcome.managed == []
    outcome = attack(
        """
        import mmap
        code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        code.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20 (getpid); int 0x80; ret
        address = ctypes.addressof(ctypes.c_char.from_buffer(code))
        print("managed", ctypes.CFUNCTYPE(ctypes.c_int)(address)())
        """
    )
    assert (outcome.ending.kind, outcome.ending.signal, outcome.lines) == ("signalled", 31, [])


def test_nothing_is_typed_on_a_terminal(attack):
    outcome = attack(
        """
        import fcntl, pty, termios
        leader, follower = pty.openpty()
        for end in (0, 1, 2, leader, follower):
            attempt(f"TIOCSTI {end}", fcntl.ioctl, end, termios.TIOCSTI, b"x")
            attempt(f"TIOCSTI and more bits {end}", call, 16, end, termios.TIOCSTI | 1 << 32, b"x")
            attempt(f"TIOCLINUX {end}", fcntl.ioctl, end, 0x541C, b"\\x02")
        """
    )
    assert outcome.managed == []


def test_ipc_of_system_v_is_not_there(attack):
    outcome = attack("for kind in 'shm', 'sem', 'msg': print(len(open(f'/proc/sysvipc/{kind}').readlines()))")
    assert outcome.lines == ["1", "1", "1"]  # the heading alone


def test_what_right_programs_ask_of_the_kernel_is_granted(attack):
    for jailed in (False, True):
        outcome = attack(
            """
            import fcntl, mmap, pty, resource, select, signal, socket, threading
            attempt("threads", lambda: [t.start() or t.join() for t in [threading.Thread()] * 1])
            attempt("own limits", resource.setrlimit, resource.RLIMIT_NOFILE, (500, 1000))
            attempt("own limits by pid", resource.prlimit, 0, resource.RLIMIT_NOFILE, (400, 1000))
            attempt("affinity", os.sched_setaffinity, 0, os.sched_getaffinity(0))
            attempt("niceness", os.nice, 1)
            attempt("pidfd", os.pidfd_open, os.getpid())
            attempt("a terminal", pty.openpty)
            attempt("an alarm", signal.setitimer, signal.ITIMER_REAL, 100)
            attempt("epoll", select.epoll)
            attempt("a lock on a file", fcntl.flock, os.open("mine", os.O_CREAT | os.O_RDWR), fcntl.LOCK_EX)
            attempt("anonymous memory", mmap.mmap, -1, 1 << 20)
            attempt("a pair", socket.socketpair)
            attempt("C's fork", lambda: LIBC.fork() or LIBC._exit(0))
            attempt("a name", lambda: use(LIBC.prctl, 15, b"worker", 0, 0, 0))
            attempt("comm", lambda: open("/proc/self/comm", "w").write("me"))
            attempt("a subreaper", lambda: use(LIBC.prctl, 36, 1, 0, 0, 0))
            """,
            jailed=jailed,
        )
        assert outcome.tried("refused") == [] and len(outcome.managed) == 16

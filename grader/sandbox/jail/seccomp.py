"""The jail's filter of system calls: what a program in there has no use for, the kernel refuses.

A deny-list, since the interpreter and its libraries may use whatever else they like.  It closes the ways out
that namespaces leave open (sockets of other families, AF_VSOCK among them), what would make new namespaces,
reach into other processes or take kernel memory that no limit counts, and limits that are set on others.

The program is for the kernel's classic BPF: each instruction is (code, jump if true, jump if false, operand),
<linux/filter.h>; it works on ``struct seccomp_data`` (number at 0, architecture at 4, arguments from 16 on).
"""

from __future__ import annotations

import errno
import functools
import struct
from collections.abc import Iterator

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _ERROR, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCHITECTURE, _ARGUMENT = 0, 4, 16
_X32 = 0x40000000
_NEW_NAMESPACES = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
_FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6
_TERMINAL = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX: typing on somebody else's terminal

Instruction = tuple[int, int, int, int]

# (number on x86_64, number on aarch64); None where there is none.
REFUSED: dict[str, tuple[int | None, int]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "fanotify_init": (300, 262),
    "quotactl": (179, 60),
    "swapon": (167, 224),
    "reboot": (169, 142),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "syslog": (103, 116),
    "acct": (163, 89),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "personality": (135, 92),
}
# Refused as if the kernel had never heard of them: whoever tries goes on without.
UNKNOWN: dict[str, tuple[int | None, int]] = {
    "clone3": (435, 435),  # its flags lie in memory, where no filter looks; C libraries fall back to clone
    "io_setup": (206, 0),  # of these a machine has a fixed number, for all
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "memfd_create": (319, 279),  # memory that no limit of ours counts
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
}
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH
_CLONE, _SOCKET, _SOCKETPAIR, _IOCTL, _PRLIMIT = (56, 220), (41, 198), (53, 199), (16, 29), (302, 261)


@functools.cache
def program(machine: str) -> bytes:
    """The filter as the kernel wants it; KeyError for a machine that it does not know."""
    column, architecture = _MACHINES[machine]
    return b"".join(struct.pack("=HBBI", *one) for one in _instructions(column, architecture))


def _instructions(column: int, architecture: int) -> Iterator[Instruction]:
    yield from _unless(_ARCHITECTURE, architecture, _KILL)
    yield (_LOAD, 0, 0, _NUMBER)
    if column == 0:
        yield (_AT_LEAST, 0, 1, _X32)
        yield (_RETURN, 0, 0, _ERROR | errno.ENOSYS)
    for calls, answer in ((REFUSED, errno.EPERM), (UNKNOWN, errno.ENOSYS)):
        for numbers in calls.values():
            number = numbers[column]
            if number is not None:
                yield (_EQUAL, 0, 1, number)
                yield (_RETURN, 0, 0, _ERROR | answer)
    yield from _call(_CLONE[column], [(_LOAD, 0, 0, _ARGUMENT), (_ANY_BIT, 0, 1, _NEW_NAMESPACES), *_REFUSE])
    for numbers in (_SOCKET, _SOCKETPAIR):
        yield from _call(numbers[column], [(_LOAD, 0, 0, _ARGUMENT), *_only(_FAMILIES)])
    terminal = [one for request in _TERMINAL for one in ((_EQUAL, 0, 1, request), *_REFUSE)]
    yield from _call(_IOCTL[column], [(_LOAD, 0, 0, _ARGUMENT + 8), *terminal])
    # Of limits only one's own: process 1 has the same user.
    yield from _call(_PRLIMIT[column], [(_LOAD, 0, 0, _ARGUMENT), *_only((0,))])
    yield (_RETURN, 0, 0, _ALLOW)


_REFUSE: tuple[Instruction, ...] = ((_RETURN, 0, 0, _ERROR | errno.EPERM),)


def _unless(offset: int, value: int, verdict: int) -> Iterator[Instruction]:
    yield (_LOAD, 0, 0, offset)
    yield (_EQUAL, 1, 0, value)
    yield (_RETURN, 0, 0, verdict)


def _only(values: tuple[int, ...]) -> Iterator[Instruction]:
    """What was loaded has to be one of these."""
    for position, value in enumerate(values):
        yield (_EQUAL, len(values) - position, 0, value)
    yield from _REFUSE


def _call(number: int, body: list[Instruction]) -> Iterator[Instruction]:
    """For one system call; ``body`` falls through to "allow"."""
    yield (_EQUAL, 0, len(body) + 1, number)
    yield from body
    yield (_RETURN, 0, 0, _ALLOW)

"""The forked process that becomes bubblewrap, and what is opened for it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from grader.sandbox.jail import privilege, seccomp
from grader.sandbox.jail.bubblewrap import Inside, JailError

MOST_FILES = 500  # in the work folder; each is a descriptor while the jail is built


class Stage:
    """Where bubblewrap finds what it is to show: where it lies, or for a nobody below /mnt."""

    def __init__(self, needed: bool) -> None:
        self.needed = needed
        self.sources: list[str] = []

    def where(self, path: str) -> str:
        if not self.needed:
            return path
        self.sources.append(path)
        return f"{privilege.STAGE}/{len(self.sources) - 1}"

    def program(self, path: Path) -> str:
        """The same for bubblewrap itself; the wheel's needs a library two folders above it."""
        if not self.needed or path.is_relative_to("/usr"):
            return str(path)
        return f"{self.where(str(path.parents[2]))}/{path.relative_to(path.parents[2])}"


def become(
    executable: str,
    command: list[str],
    stage: Stage,
    doors: Sequence[str],
    descriptors: Sequence[int],
    passed: Sequence[int],
) -> NoReturn:
    """In the forked process: bubblewrap."""
    try:
        for door in doors:
            Path(door).write_text("0")
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        for descriptor in passed:
            os.set_inheritable(descriptor, True)
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_DFL)
        if stage.needed:
            privilege.stage(stage.sources)
            privilege.become_nobody()
        os.execve(executable, command, {})
    except BaseException as error:
        os.write(2, f"{error}\n".encode())
    finally:
        os._exit(127)


def opened(folder: Path) -> list[Inside]:
    """Everything in the prepared work folder, parents first; it holds no links."""
    found = []
    for where, folders, files in os.walk(folder):
        base = Path(where).relative_to(folder)
        found += [Inside(str(base / name), None) for name in folders]
        found += [Inside(str(base / name), os.open(Path(where, name), os.O_RDONLY)) for name in files]
        if len(found) > MOST_FILES:
            raise JailError(f"there are more than {MOST_FILES} files beside the program")
    return found


def filter_file() -> int:
    """The filter of system calls, for bubblewrap to read."""
    machine = os.uname().machine
    try:
        data = seccomp.program(machine)
    except KeyError:
        raise JailError(f"the jail's filter of system calls does not know this machine, {machine}") from None
    descriptor = os.memfd_create("grade", os.MFD_CLOEXEC)
    os.write(descriptor, data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor

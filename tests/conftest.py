"""Whatever runs programs can run them in the jail as well, where one can be built."""

import os
import signal
import subprocess

import pytest

from grader.sandbox import selftest
from grader.sandbox.jail.bubblewrap import JailError, bubblewrap

ISOLATED = ("--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true")


for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):  # ignored by "&" of a shell, and by nohup
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(autouse=True)
def orphans_of_other_tests():
    """Who runs programs takes in orphans from then on; those that have ended before are not of this test."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


@pytest.fixture(scope="session")
def jail():
    """What a canary managed in the jail.  Skips, with the reason, where this machine lets nobody build one;
    where it does, a jail that is not built is an error of ours."""
    try:
        return selftest.escapes()
    except JailError as error:
        if _bubblewrap_works():
            raise
        pytest.skip(str(error))


def _bubblewrap_works():
    try:
        return subprocess.run([bubblewrap(), *ISOLATED], capture_output=True).returncode == 0
    except (JailError, OSError):
        return False


@pytest.fixture(params=[False, True], ids=["plain", "jailed"])
def jailed(request):
    if request.param:
        request.getfixturevalue("jail")
    return request.param

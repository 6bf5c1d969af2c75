"""The ends of pipes: who waits at one, finds nothing or the end of all, closes one.

The methods that are replaced lie inside of the library's own calls, and all but the one that reads bytes
return at once.
"""

from grade_probe.channel import emit, fstat, ours
from grade_probe.frames import by_library, by_pool, caller, unseen

_RECEIVES = ("recv", "recv_bytes", "recv_bytes_into")


def identity(end):
    """Of a pipe: the inode, which is the same in every process.  It is asked for once: each system call lets
    another thread run."""
    try:
        return end._grade_inode
    except AttributeError:
        end._grade_inode = fstat(end.fileno()).st_ino
        return end._grade_inode


def watch(end):
    readable, poll, receive, close = end._check_readable, end._poll, end._recv, end._close

    def watched_check(self):
        """The first step of all that read."""
        if self._readable:
            _tell(_waits, self, caller())
        readable(self)

    def watched_poll(self, timeout):
        try:
            found = poll(self, timeout)
        except BaseException as error:
            unseen(error)
            raise
        if not found:
            _tell(_finds_nothing, self, caller())
        return found

    def watched_receive(self, size, *read):
        try:
            return receive(self, size, *read)
        except BaseException as error:
            unseen(error)
            if isinstance(error, EOFError):
                _tell(_ends, self, caller())
            raise

    def watched_close(self, *close_it):
        _tell(_closes, self, caller())
        try:
            close(self, *close_it)
        except BaseException as error:
            unseen(error)
            raise

    end._check_readable, end._poll, end._recv, end._close = (
        watched_check, watched_poll, watched_receive, watched_close
    )  # fmt: skip


def _tell(what, end, frame):
    try:
        what(end, frame)
    except Exception as error:
        if not ours(error):
            raise


def _waits(end, frame):
    if frame.f_code.co_name in _RECEIVES and not by_library(frame.f_back):
        emit("c.wait", identity(end))


def _ends(end, frame):
    """``recv`` → ``_recv_bytes`` → ``_recv``"""
    if not by_library(frame.f_back.f_back):
        emit("c.eof", identity(end))


def _closes(end, frame):
    """By ``close`` or the end of a ``with``; what the garbage collector closes nobody asked for."""
    if frame.f_code.co_name == "close":
        frame = frame.f_back
        if not by_library(frame.f_back if frame.f_code.co_name == "__exit__" else frame):
            emit("c.close", identity(end))


def _finds_nothing(end, frame):
    """``Queue.get`` or ``empty`` → ``poll`` → ``_poll``"""
    frame = frame.f_back
    if frame.f_code.co_name in ("get", "empty") and not by_pool(frame):
        emit("q.empty", identity(end))

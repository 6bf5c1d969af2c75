"""A batch on other machines: the coordinator's end of a Dask cluster.

The cluster is one more Executor.  It is given ``work`` and a Task like any other, and sends a Parcel: the
task with the submission's files.  The course travels once to each worker.  A worker that is lost costs a
retry, which is Dask's doing; the database stays here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from grader.batch.away import Parcel, clear_away, work_away
from grader.batch.crew import work
from grader.batch.keeping import Due, carry_out
from grader.batch.luggage import Luggage, packed
from grader.batch.messages import Report, Result, Task
from grader.course import Course
from grader.errors import KitError, UsageError
from grader.store import Store, kit_digest

CONNECT_S = 10
WORKERS_S = 60  # for the first worker to come
COUNT_S = 5.0  # between two looks at how many workers there are
AHEAD = 2  # tasks for each thread of the cluster, so that none of them waits for the coordinator


def carry_out_away(
    course: Course,
    due: Sequence[Due],
    store: Store,
    report: Report,
    address: str,
    jailed: bool,
    on_document: Callable[[bytes], None],
) -> None:
    """As ``carry_out``, on the workers of the Dask scheduler at this address."""
    if not due:
        return
    with _client(address) as client:
        cluster = Cluster(client, packed(course.folder, leaving_out={"solutions"}))
        carry_out(course, due, store, report, jailed, cluster, _Threads(client), on_document)


class Cluster(Executor):
    """Does ``work`` wherever Dask sends it."""

    def __init__(self, client: Any, course: Luggage) -> None:
        self._executor = client.get_executor(pure=False)
        self._course = client.scatter(course, broadcast=True, hash=False)

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        assert function is work, "only the unit of work can be sent"
        (task,) = args
        future: Future[Result] = self._executor.submit(work_away, parcel(task), self._course)
        return future


def parcel(task: Task) -> Parcel:
    """With all that lies beside the program, if it lies in a folder of its student's."""
    submission = task.submission
    program, folder = submission.program, submission.folder
    if program is None:
        return Parcel(task, (), "", kit_digest())
    name = str(program.relative_to(folder)) if folder else program.name
    files = packed(folder) if folder else ((name, program.read_bytes()),)
    return Parcel(task, files, name, kit_digest())


class _Threads:
    """A pace: as many as keep all threads of the cluster busy, which may grow and shrink meanwhile."""

    def __init__(self, client: Any) -> None:
        self._client, self._count, self._at = client, 0, float("-inf")

    def __call__(self) -> int:
        if time.monotonic() - self._at >= COUNT_S:
            self._count, self._at = sum(self._client.nthreads().values()), time.monotonic()
        return max(1, AHEAD * self._count)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError('--dask needs Dask: pip install "mpgrade[dask]".') from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters comes as an error
    connect: Any = Client
    try:
        client = connect(address, timeout=CONNECT_S)
    except (OSError, ValueError, TimeoutError):
        raise UsageError(f"there is no Dask scheduler at {address}.") from None
    try:
        _await_a_worker(client, address)
        yield client
    finally:
        try:
            client.run(clear_away)
        except Exception:
            pass  # who is gone needs no clearing
        client.close()


def _await_a_worker(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKERS_S)
    except TimeoutError:
        raise KitError(f"the Dask scheduler at {address} has no worker; start one there.") from None

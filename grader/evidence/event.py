"""What the library was asked to do, when, where: one record of the probe."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is nanoseconds of CLOCK_MONOTONIC since the run began: one clock for all processes.

    Operations that take (get, recv, join) are stamped after they returned, those that give (put, send,
    release, write) before they began, so sorting by ``at`` keeps every real order.

    kind         object                 value                    meaning
    ``p.start``  child's pid            "worker" or ""           ``start()`` has made the child
    ``p.begin``  worker, manager or ""   ``Process.name``         the child is about to call ``run()``
    ``p.end``    -                      exit code                ``run()`` is over, the process exits
    ``p.error``  exception's name       -                        it ended ``run()``; where it was raised
    ``p.joining``child's pid            time-out or ""           a join begins to wait
    ``p.join``   child's pid            exit code                a join found the child ended
    ``p.ended``  child's pid            exit code                is_alive, active_children or start found so
    ``q.put``    queue's identity       message id               before an item enters the queue
    ``q.get``    queue's identity       message id               after an item was taken out
    ``c.send``   connection's identity  message id               before ``Connection.send``
    ``c.recv``   connection's identity  message id               after ``Connection.recv``
    ``o.w``      stream name            the text, <= 200 chars   before a write to stdout
    ``pool.submit`` job id              callback or ""           a task was handed to a pool or executor
    ``task.run`` job id                 number of the chunk or "" a worker begins that task
    ``task.end`` job id                 "ok" or "error"          the worker sends the result back
    ``cb.run``   job id                 "main" or thread's name  a callback begins (success callbacks)
    ``cb.end``   job id                 "ok" or exception's name the callback returned or raised
    ``q.new``    queue's identity       class of the queue       a queue was made
    ``q.done``   queue's identity       -                        ``task_done`` was called
    ``c.new``    one end's identity     the other end's          ``Pipe()`` (equal for a one-way pipe)
    ``l.new``    lock's token           class that was asked for a lock, semaphore, condition… was made
    ``l.wait``   lock's token           -                        an acquire that may block begins
    ``l.acq``    lock's token           -                        it has succeeded
    ``l.rel``    lock's token           -                        a release begins
    ``n.wait``   its lock's token       Condition, Event, Barrier a wait for a notification begins
    ``n.notify`` its lock's token       Condition, Event, Barrier waiters are notified
    ``shm.new``  shared_memory/semaphore its name in /dev/shm    the program made a named segment

    Jobs are numbered per submitting process: ``812.3``; an executor's ``812.x3``.

    ``process`` is an index into ``Evidence.processes``, ``thread`` the kernel's thread id, ``file`` and
    ``line`` the first line of the student's own files on the stack.
    """

    at: int
    process: int
    thread: int
    kind: str
    object: str = ""
    value: str = ""
    file: str | None = None
    line: int | None = None

"""What the library was asked to do, when, where: one record of the probe."""

from __future__ import annotations

from dataclasses import dataclass

WHOLE = 200  # characters of a written text from which on its rest is not kept

@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is nanoseconds of CLOCK_MONOTONIC since the run began: one clock for all processes.

    Operations that take (get, recv, join) are stamped after they returned, those that give (put, send,
    release, write) before they began, so sorting by ``at`` keeps every real order.

    kind         object                  value                    meaning
    ``p.start``  child's pid             "worker" or ""           ``start()`` has made the child
    ``p.begin``  worker, manager or ""   ``Process.name``         the child is about to call ``run()``
    ``p.end``    -                       exit code                ``run()`` is over, the process exits
    ``p.error``  exception's name        -                        it ended ``run()``; where it was raised
    ``p.joining`` child's pid            time-out or ""           a join begins to wait
    ``p.join``   child's pid             exit code                a join found the child ended
    ``p.ended``  child's pid             exit code or ""          is_alive, exitcode, a sentinel … found so
    ``o.w``      stream name             the text, <= 200 chars   before a write to stdout

    ``q.new``    queue's identity        class of the queue       a queue was made
    ``q.put``    queue's identity        message id               before an item enters the queue
    ``q.wait``   queue's identity        -                        a get that may block begins
    ``q.get``    queue's identity        message id               after an item was taken out
    ``q.empty``  queue's identity        -                        it was found empty: Empty, or ``empty()``
    ``q.done``   queue's identity        -                        ``task_done`` was called
    ``q.joining`` ``q.join``  same       -                        ``JoinableQueue.join`` begins, has returned
    ``c.new``    one end's identity      the other end's          ``Pipe()`` (equal for a one-way pipe)
    ``c.send``   connection's identity   message id               before ``Connection.send``
    ``c.wait``   connection's identity   -                        a ``recv`` begins
    ``c.recv``   connection's identity   message id               after ``Connection.recv``
    ``c.eof``    connection's identity   -                        a ``recv`` found the other ends closed
    ``c.close``  connection's identity   -                        ``Connection.close``

    ``l.new``    lock's token            class, ``Semaphore 3``   a lock, semaphore, condition… was made
    ``l.wait``   lock's token            -                        an acquire that may block begins
    ``l.acq``    lock's token            -                        it has succeeded
    ``l.rel``    lock's token            -                        a release begins
    ``n.wait``   its lock's token        Condition, Event, Barrier a wait for a notification begins
    ``n.woke``   its lock's token        Condition, Event, Barrier it was answered, or had been before
    ``n.notify`` its lock's token        Condition, Event, Barrier waiters are notified

    ``v.new``    block of memory         its type, ``c_int[10]``  a Value, Array, RawValue… was made
    ``v.r`` ``v.w``  block, ``[3]``, ``[:]``, ``.x``  sync or raw  after a read, before a write of it
    ``m.new``    object in a manager     its type                 a manager was asked to make it
    ``m.r`` ``m.w``  object, ``['key']`` the method               after a call that reads, before it writes
    ``shm.new``  shared_memory/semaphore its name in /dev/shm     the program made a named segment
    ``shm.map``  its name in /dev/shm    -                        this process can see that shared memory
    ``s.r`` ``s.w``  its name, ``[3]``   ShareableList            after a read, before a write of an item

    ``pool.new`` pool id                 class and workers        a pool or executor was made
    ``pool.submit`` job id               callbacks or executor    a task was handed to it
    ``pool.close`` ``pool.terminate``    -                        of the pool with that id; also by ``with``
    ``pool.joining`` ``pool.join``       -                        a join or shutdown begins, has returned
    ``task.run`` job id                  number of the chunk or "" a worker begins that task
    ``task.error`` job id                exception's name         the task raised it; where
    ``task.end`` job id                  "ok" or "error"          the worker sends the result back
    ``cb.run`` ``eb.run``  job id        "main" or thread's name  a callback, an error callback begins
    ``cb.end`` ``eb.end``  job id        "ok" or exception's name it returned or raised
    ``res.wait`` job id                  -                        somebody begins to wait for the result
    ``res.get``  job id                  "ok" "error" "timeout"   … and has waited

    ``audit``    "sqlite3.connect"       the database             the program connected to it
    ``capped``   an object               a kind                   of this kind, object and line this process
                                                                  sends no more: there were too many

    What is shared is named by something that no process can choose: a queue or connection by the inode of its
    pipe, shared ctypes memory by the inode of its arena and the offset in it, what a manager holds by the
    manager's address and the object's id there, a lock by a token made at its creation.

    Jobs are numbered per submitting process: ``812.3``; an executor's ``812.x3``; pools ``812.p1``.

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

"""Waits for messages, and the end of them."""

import pytest


def seen(evidence, *kinds, by=None):
    return [(e.kind, e.line) for e in evidence.happened(*kinds, by=by)]


@pytest.mark.parametrize("queue", ["Queue", "SimpleQueue", "JoinableQueue"])
def test_a_get_waits_before_it_gets(run, method, queue):
    evidence = run(
        f"""
        from multiprocessing import Process, {queue}
        def child(q):
            q.get()
        if __name__ == "__main__":
            q = {queue}()
            p = Process(target=child, args=(q,)); p.start()
            q.put(1); p.join()
        """,
        method=method,
    )
    (child,) = evidence.children()
    assert seen(evidence, "q.wait", "q.get", by=child) == [("q.wait", 4), ("q.get", 4)]
    assert len({e.object for e in evidence.happened("q.put", "q.wait", "q.get")}) == 1


def test_an_empty_queue_says_so(run):
    evidence = run(
        """
        from multiprocessing import Queue, SimpleQueue
        from queue import Empty
        q, s = Queue(), SimpleQueue()
        for look in (q.get_nowait, lambda: q.get(timeout=0.01)):
            try: look()
            except Empty: pass
        q.empty()
        s.empty()
        s.put(1); s.empty(); s.get()
        """
    )
    assert seen(evidence, "q.wait", "q.empty") == [
        ("q.empty", 6), ("q.wait", 5), ("q.empty", 5), ("q.empty", 8), ("q.empty", 9), ("q.wait", 10)
    ]  # fmt: skip


def test_a_queue_is_joined_after_its_last_item_is_done(run, method):
    evidence = run(
        """
        from multiprocessing import Process, JoinableQueue
        def child(q):
            q.get(); q.task_done()
        if __name__ == "__main__":
            q = JoinableQueue()
            q.put(1)
            p = Process(target=child, args=(q,)); p.start()
            q.join(); p.join()
        """,
        method=method,
    )
    order = [e.kind for e in evidence.happened("q.joining", "q.done", "q.join")]
    assert order in (["q.joining", "q.done", "q.join"], ["q.done", "q.joining", "q.join"])
    assert len({e.object for e in evidence.happened("q.joining", "q.done", "q.join")}) == 1


def test_too_many_task_done_are_none(run):
    evidence = run(
        """
        from multiprocessing import JoinableQueue
        try: JoinableQueue().task_done()
        except ValueError: pass
        """
    )
    assert not evidence.happened("q.done")


def test_a_pipe_is_waited_for_closed_and_ends(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Pipe
        def child(w):
            w.send(1); w.send_bytes(b"x")
        if __name__ == "__main__":
            r, w = Pipe(duplex=False)
            p = Process(target=child, args=(w,)); p.start()
            w.close()
            r.recv()
            r.recv_bytes()
            try: r.recv()
            except EOFError: pass
            with r: p.join()
        """,
        method=method,
    )
    assert seen(evidence, "c.close", "c.wait", "c.recv", "c.eof", by=evidence.main) == [
        ("c.close", 8), ("c.wait", 9), ("c.recv", 9), ("c.wait", 10), ("c.wait", 11), ("c.eof", 11),
        ("c.close", 13),
    ]  # fmt: skip


def test_the_pipes_and_queues_inside_of_a_pool_are_not_waited_for(run, method):
    evidence = run(
        """
        from multiprocessing import Pool
        from concurrent.futures import ProcessPoolExecutor
        if __name__ == "__main__":
            with Pool(2) as pool: pool.map(abs, range(4))
            with ProcessPoolExecutor(2) as pool: list(pool.map(abs, range(4)))
        """,
        method=method,
    )
    assert not evidence.happened("q.wait", "q.empty", "c.wait", "c.close", "c.eof")


def test_the_end_of_a_pipe_shows_no_frame_of_ours(run):
    evidence = run(
        """
        from multiprocessing import Pipe
        r, w = Pipe(); w.close()
        r.recv()
        """
    )
    text = "\n".join(line.text for line in evidence.lines("stderr"))
    assert text.endswith("EOFError")
    assert "watched" not in text or evidence.python < "3.11"

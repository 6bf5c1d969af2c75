"""Main waits at a queue; a child's alarm handler puts something there."""

import signal
from multiprocessing import Process, SimpleQueue


def work(results):
    signal.signal(signal.SIGALRM, lambda *_: results.put("done"))
    signal.setitimer(signal.ITIMER_REAL, 0.6)
    signal.pause()


if __name__ == "__main__":
    results = SimpleQueue()
    child = Process(target=work, args=(results,))
    child.start()
    assert results.get() == "done"
    child.join()

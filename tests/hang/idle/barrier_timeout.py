"""A barrier one short, with a time-out; the other child learns that it is broken."""

import threading
from multiprocessing import Barrier, Process


def work(together):
    try:
        together.wait()
    except threading.BrokenBarrierError:
        return
    raise SystemExit(1)


if __name__ == "__main__":
    together = Barrier(3)
    child = Process(target=work, args=(together,))
    child.start()
    try:
        together.wait(timeout=0.7)
    except threading.BrokenBarrierError:
        child.join()
    assert child.exitcode == 0

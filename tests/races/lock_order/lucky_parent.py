"""The parent takes the child's locks the other way round, and was quicker so far."""

import time
from multiprocessing import Lock, Process, RLock


def work(journal, table):
    time.sleep(0.5)
    table.acquire()
    journal.acquire()
    journal.release()
    table.release()


if __name__ == "__main__":
    log, data = Lock(), RLock()
    child = Process(target=work, args=(log, data))
    child.start()
    log.acquire()
    data.acquire()
    data.release()
    log.release()
    child.join()

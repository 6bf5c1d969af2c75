"""Shared memory, its tracker, and a child that sleeps between two looks at it."""

import time
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def work(name):
    memory = SharedMemory(name)
    time.sleep(0.6)
    memory.buf[0] = 7
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=10)
    child = Process(target=work, args=(memory.name,))
    child.start()
    child.join()
    assert memory.buf[0] == 7
    memory.close()
    memory.unlink()

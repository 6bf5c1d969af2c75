"""Whether the event was set or only the time was up, nobody asks."""

import time
from multiprocessing import Event, Process, Value


def work(result, ready):
    time.sleep(0.2)
    result.value = sum(range(50))
    ready.set()


if __name__ == "__main__":
    result, ready = Value("i", 0), Event()
    child = Process(target=work, args=(result, ready))
    child.start()
    ready.wait(timeout=0.05)
    print("result", result.value)
    child.join()

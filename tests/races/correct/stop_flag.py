"""A worker looks at a flag until the parent sets it."""

import time
from multiprocessing import Process, Value


def work(stop, rounds):
    while not stop.value:
        rounds.value += 1
        time.sleep(0.005)


if __name__ == "__main__":
    stop, rounds = Value("b", False), Value("i", 0)
    worker = Process(target=work, args=(stop, rounds))
    worker.start()
    time.sleep(0.1)
    stop.value = True
    worker.join()
    print("stopped after", rounds.value, "rounds")

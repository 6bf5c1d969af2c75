"""Each child sleeps a little longer than the one before, and so it always came out right."""

import time
from multiprocessing import Process, Value


def work(i, counter):
    time.sleep(0.15 * i)
    for _ in range(3):
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    ps = [Process(target=work, args=(i, counter)) for i in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(counter.value)

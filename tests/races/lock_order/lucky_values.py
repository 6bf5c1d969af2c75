"""The locks of two Values."""

import time
from multiprocessing import Process, Value


def move(wait, giver, taker):
    time.sleep(wait)
    with giver.get_lock(), taker.get_lock():
        giver.value -= 1
        taker.value += 1


if __name__ == "__main__":
    x, y = Value("i", 5), Value("i", 5)
    first = Process(target=move, args=(0, x, y))
    second = Process(target=move, args=(0.5, y, x))
    first.start()
    second.start()
    first.join()
    second.join()
    print(x.value, y.value)

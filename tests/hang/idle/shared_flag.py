"""A child watches a shared value, without any lock, now and then."""

import time
from multiprocessing import Process, Value


def work(flag):
    while not flag.value:
        time.sleep(0.05)


if __name__ == "__main__":
    flag = Value("b", 0, lock=False)
    child = Process(target=work, args=(flag,))
    child.start()
    time.sleep(0.5)
    flag.value = 1
    child.join()

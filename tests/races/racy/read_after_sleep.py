"""Instead of a join there is a sleep that has always been long enough."""

import time
from multiprocessing import Process, Value


def work(result):
    result.value = sum(range(100))


if __name__ == "__main__":
    result = Value("i", 0)
    child = Process(target=work, args=(result,))
    child.start()
    time.sleep(0.3)
    print("result:", result.value)
    child.join()

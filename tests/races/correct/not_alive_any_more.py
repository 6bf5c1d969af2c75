"""Instead of a join the parent looks whether the child has ended."""

import time
from multiprocessing import Process, RawValue


def work(answer):
    answer.value = 42


if __name__ == "__main__":
    answer = RawValue("i", 0)
    child = Process(target=work, args=(answer,))
    child.start()
    while child.is_alive():
        time.sleep(0.01)
    print("answer", answer.value)

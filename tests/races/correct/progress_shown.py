"""The parent shows how far a child has come, and reads the result after the join."""

import sys
from multiprocessing import Process, Value
from time import sleep


def work(done):
    for n in range(1, 6):
        sleep(0.02)
        done.value = n


if __name__ == "__main__":
    done = Value("i", 0)
    child = Process(target=work, args=(done,))
    child.start()
    while child.is_alive():
        print("progress", done.value, file=sys.stderr)
        sleep(0.02)
    child.join()
    print("done", done.value)

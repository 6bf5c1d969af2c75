"""Kills each child right after it was started, before it can say a word."""
import multiprocessing
import time


def work():
    time.sleep(20)


if __name__ == "__main__":
    for _ in range(20):
        child = multiprocessing.Process(target=work)
        child.start()
        child.kill()
        child.join()
        assert child.exitcode == -9, child.exitcode
    print("twenty killed")

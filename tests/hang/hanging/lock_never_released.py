"""The first child ends while it holds the lock."""

from multiprocessing import Lock, Process


def work(lock, number):
    lock.acquire()
    print(number)


if __name__ == "__main__":
    lock = Lock()
    for number in (1, 2):
        child = Process(target=work, args=(lock, number))
        child.start()
        child.join()

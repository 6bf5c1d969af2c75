"""A function that holds the lock calls another one that takes it."""

from multiprocessing import Lock, Process


def add(lock, total, number):
    lock.acquire()
    total.append(number)
    lock.release()


def work(lock):
    total = []
    with lock:
        for number in range(3):
            add(lock, total, number)


if __name__ == "__main__":
    lock = Lock()
    child = Process(target=work, args=(lock,))
    child.start()
    child.join()

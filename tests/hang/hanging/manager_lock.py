"""A child ended while it held a Manager's lock."""

from multiprocessing import Manager, Process


def work(lock, numbers):
    lock.acquire()
    numbers.append(len(numbers))


if __name__ == "__main__":
    with Manager() as manager:
        lock, numbers = manager.Lock(), manager.list()
        for _ in range(2):
            child = Process(target=work, args=(lock, numbers))
            child.start()
            child.join()

"""The lock is optional, and one child goes without."""

from multiprocessing import Lock, Process, Value


def add(total, n, lock=None):
    if lock:
        lock.acquire()
    total.value += n
    if lock:
        lock.release()


def work(total, numbers, lock=None):
    for n in numbers:
        add(total, n, lock)


if __name__ == "__main__":
    total, lock = Value("i", 0), Lock()
    careful = [Process(target=work, args=(total, range(5), lock)) for _ in range(2)]
    careless = Process(target=work, args=(total, range(5)))
    for p in [*careful, careless]:
        p.start()
    for p in [*careful, careless]:
        p.join()
    print("total", total.value)

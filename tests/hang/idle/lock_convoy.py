"""Six processes pass one lock round and round."""

from multiprocessing import Lock, Process


def work(lock):
    for _ in range(1500):
        with lock:
            pass


if __name__ == "__main__":
    lock = Lock()
    children = [Process(target=work, args=(lock,)) for _ in range(6)]
    for child in children:
        child.start()
    for child in children:
        child.join()

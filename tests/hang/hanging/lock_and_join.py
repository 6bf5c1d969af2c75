"""The parent joins a child while it holds the lock that the child wants."""

from multiprocessing import Lock, Process


def work(lock):
    with lock:
        print("never")


if __name__ == "__main__":
    lock = Lock()
    with lock:
        child = Process(target=work, args=(lock,))
        child.start()
        child.join()

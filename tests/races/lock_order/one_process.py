"""Two orders in one process can't block each other."""

from multiprocessing import Lock, Process


def work(a, b):
    with a, b:
        pass
    with b, a:
        pass


if __name__ == "__main__":
    a, b = Lock(), Lock()
    child = Process(target=work, args=(a, b))
    child.start()
    child.join()

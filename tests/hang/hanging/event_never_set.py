"""Everybody waits for a start that nobody gives."""

from multiprocessing import Event, Process


def work(ready):
    ready.wait()
    print("never")


if __name__ == "__main__":
    ready = Event()
    children = [Process(target=work, args=(ready,)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()

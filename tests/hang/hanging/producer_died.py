"""The child raises before it puts, and the parent waits for its result."""

from multiprocessing import Process, Queue


def work(results):
    results.put(total / 2)  # noqa: F821  the mistake


if __name__ == "__main__":
    results = Queue()
    child = Process(target=work, args=(results,))
    child.start()
    print(results.get())
    child.join()

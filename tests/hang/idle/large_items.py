"""Items far larger than a pipe, got before the join."""

from multiprocessing import Process, Queue


def work(items):
    for _ in range(8):
        items.put("x" * 3_000_000)


if __name__ == "__main__":
    items = Queue()
    children = [Process(target=work, args=(items,)) for _ in range(2)]
    for child in children:
        child.start()
    assert sum(len(items.get()) for _ in range(16)) == 48_000_000
    for child in children:
        child.join()

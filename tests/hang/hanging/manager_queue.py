"""A child waits at a Manager's queue, and nobody puts."""

from multiprocessing import Manager, Process


def work(tasks):
    print(tasks.get())


if __name__ == "__main__":
    with Manager() as manager:
        tasks = manager.Queue()
        child = Process(target=work, args=(tasks,))
        child.start()
        child.join()

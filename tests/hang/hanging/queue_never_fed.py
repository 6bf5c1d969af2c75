"""Two children wait for work, and the parent forgot to put any."""

from multiprocessing import Process, Queue


def work(tasks):
    print(tasks.get())


if __name__ == "__main__":
    tasks = Queue()
    children = [Process(target=work, args=(tasks,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()

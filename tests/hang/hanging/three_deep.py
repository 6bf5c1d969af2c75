"""Main joins its child, that joins the grandchild, and the grandchild waits at an empty queue."""

from multiprocessing import Process, Queue


def grandchild(tasks):
    print(tasks.get())


def child(tasks):
    process = Process(target=grandchild, args=(tasks,))
    process.start()
    process.join()


if __name__ == "__main__":
    tasks = Queue()
    process = Process(target=child, args=(tasks,))
    process.start()
    process.join()

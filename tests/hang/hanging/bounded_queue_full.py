"""A queue for one item; the consumer takes one, the parent puts three."""

from multiprocessing import Process, Queue


def work(tasks):
    print(tasks.get())


if __name__ == "__main__":
    tasks = Queue(1)
    child = Process(target=work, args=(tasks,))
    child.start()
    for number in range(3):
        tasks.put(number)
    child.join()

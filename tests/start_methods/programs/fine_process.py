"""Works under every method."""

from multiprocessing import Process, Queue


def work(queue, number):
    queue.put(number + 1)


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=work, args=(queue, 1))
    p.start()
    print(queue.get())
    p.join()

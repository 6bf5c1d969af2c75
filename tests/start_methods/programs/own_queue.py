"""A queue at module level: every child that imports the file makes one of its own."""

from multiprocessing import Process, Queue

queue = Queue()


def produce():
    queue.put("a result")


if __name__ == "__main__":
    p = Process(target=produce)
    p.start()
    print(queue.get())
    p.join()

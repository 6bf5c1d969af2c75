"""The queue is a global that only main ever makes."""

from multiprocessing import Process, Queue


def produce():
    queue.put("a result")


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=produce)
    p.start()
    p.join()
    print(p.exitcode)

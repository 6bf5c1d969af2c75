"""The item cannot be pickled: the queue's own thread reports it and drops it, and nothing arrives."""

from multiprocessing import Process, Queue


def work(results):
    results.put(lambda: 1)


if __name__ == "__main__":
    results = Queue()
    child = Process(target=work, args=(results,))
    child.start()
    print(results.get())
    child.join()

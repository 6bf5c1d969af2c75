"""The child's item is larger than the pipe holds, and the parent joins before it gets."""

from multiprocessing import Process, Queue


def work(results):
    results.put("x" * 300_000)


if __name__ == "__main__":
    results = Queue()
    child = Process(target=work, args=(results,))
    child.start()
    child.join()
    print(len(results.get()))

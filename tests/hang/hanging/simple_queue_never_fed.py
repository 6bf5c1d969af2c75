"""The parent waits at a SimpleQueue for a result that no child has put."""

from multiprocessing import Process, SimpleQueue


def work(number, results):
    if number < 0:
        results.put(number)


if __name__ == "__main__":
    results = SimpleQueue()
    child = Process(target=work, args=(4, results))
    child.start()
    child.join()
    print(results.get())

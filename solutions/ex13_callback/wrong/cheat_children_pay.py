# caught by: callback
import os
import sys
from multiprocessing import Pool, Process, Queue


def pay(n, results):
    print("paid", n)
    results.put((n, os.getpid()))


def same(result):
    return result


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    results = Queue()
    children = [Process(target=pay, args=(int(n), results)) for n in sys.argv[1:]]
    for child in children:
        child.start()
    paid = [results.get() for _ in children]
    for child in children:
        child.join()
    with Pool(1) as pool:
        for result in paid:
            pool.apply_async(same, (result,), callback=note)
        pool.close()
        pool.join()

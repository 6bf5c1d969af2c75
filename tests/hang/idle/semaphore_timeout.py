"""A child tries a semaphore for a while, and main waits for the child's word."""

from multiprocessing import Process, Semaphore, SimpleQueue


def work(places, results):
    results.put(places.acquire(timeout=0.6))


if __name__ == "__main__":
    places, results = Semaphore(0), SimpleQueue()
    child = Process(target=work, args=(places, results))
    child.start()
    assert results.get() is False
    child.join()

"""Producer and consumer with a ring of three places and two semaphores."""

from multiprocessing import Process, RawArray, Semaphore

PLACES, ITEMS = 3, 8


def produce(ring, free, filled):
    for n in range(ITEMS):
        free.acquire()
        ring[n % PLACES] = n * n
        filled.release()


def consume(ring, free, filled):
    total = 0
    for n in range(ITEMS):
        filled.acquire()
        total += ring[n % PLACES]
        free.release()
    print("total", total)


if __name__ == "__main__":
    ring = RawArray("i", PLACES)
    free, filled = Semaphore(PLACES), Semaphore(0)
    a = Process(target=produce, args=(ring, free, filled))
    b = Process(target=consume, args=(ring, free, filled))
    a.start()
    b.start()
    a.join()
    b.join()

"""All workers of a pool wait for an event that main would set after the map."""

from multiprocessing import Event, Pool


def begin(event):
    global ready
    ready = event


def work(number):
    ready.wait()
    return number


if __name__ == "__main__":
    event = Event()
    with Pool(2, begin, (event,)) as pool:
        print(pool.map(work, range(4)))
        event.set()

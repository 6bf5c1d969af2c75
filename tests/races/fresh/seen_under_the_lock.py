"""The parent looks now and then how far they are, under the lock, and stops them all by an event."""

from multiprocessing import Event, Lock, Process, RawValue


def work(total, lock, stop):
    while not stop.is_set():
        with lock:
            total.value += 1


if __name__ == "__main__":
    total, lock, stop = RawValue("i", 0), Lock(), Event()
    workers = [Process(target=work, args=(total, lock, stop)) for _ in range(2)]
    for w in workers:
        w.start()
    enough = False
    while not enough:
        with lock:
            enough = total.value >= 20
    stop.set()
    for w in workers:
        w.join()
    print("enough", total.value >= 20)

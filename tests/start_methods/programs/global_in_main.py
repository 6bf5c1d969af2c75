"""A global that main() makes before it starts the children."""

from multiprocessing import Lock, Process


def worker(number):
    with lock:
        print("worker", number)


def main():
    global lock
    lock = Lock()
    workers = [Process(target=worker, args=(i,)) for i in range(2)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()


if __name__ == "__main__":
    main()

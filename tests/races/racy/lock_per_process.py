"""Each child makes a lock of its own, which excludes nobody."""

from multiprocessing import Lock, Process, Value

NUM_PROCESSES = 3


def worker(total):
    lock = Lock()
    for _ in range(6):
        lock.acquire()
        total.value += 1
        lock.release()


if __name__ == "__main__":
    total = Value("i", 0)
    processes = []
    for _ in range(NUM_PROCESSES):
        process = Process(target=worker, args=(total,))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print(f"Total: {total.value}")

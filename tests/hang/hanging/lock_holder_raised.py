"""The child raises between acquire and release, and the parent wants the lock."""

from multiprocessing import Lock, Process


def work(lock):
    lock.acquire()
    print(1 // 0)
    lock.release()


if __name__ == "__main__":
    lock = Lock()
    child = Process(target=work, args=(lock,))
    child.start()
    child.join()
    with lock:
        print("never")

"""Honest: a lock and a child under spawn; the resource tracker ends a moment after main."""
import multiprocessing


def work(lock):
    with lock:
        print("worked")


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    child = multiprocessing.Process(target=work, args=(lock,))
    child.start()
    child.join()
    print("done")

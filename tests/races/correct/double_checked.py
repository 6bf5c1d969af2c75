"""Whether there is work to do is looked at twice: first cheaply, then under the lock."""

from multiprocessing import Lock, Process, Value


def prepare(ready, times, lock):
    if not ready.value:
        with lock:
            if not ready.value:
                times.value += 1
                ready.value = 1


if __name__ == "__main__":
    ready, times, lock = Value("b", 0), Value("i", 0), Lock()
    children = [Process(target=prepare, args=(ready, times, lock)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("prepared", times.value, "time")

"""Lock and counter are global and inherited."""

from multiprocessing import Lock, Process, Value

lock = Lock()
counter = Value("i", 0)


def work():
    global counter
    for _ in range(10):
        with lock:
            counter.value = counter.value + 1


if __name__ == "__main__":
    p = Process(target=work)
    q = Process(target=work)
    p.start()
    q.start()
    p.join()
    q.join()
    print(counter.value)

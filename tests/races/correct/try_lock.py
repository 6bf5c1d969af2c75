"""Who does not get the lock at once does something else first."""

from multiprocessing import Lock, Process, Value


def work(lock, counter):
    for _ in range(5):
        while not lock.acquire(block=False):
            sum(range(100))
        counter.value += 1
        lock.release()


if __name__ == "__main__":
    lock, counter = Lock(), Value("i", 0)
    children = [Process(target=work, args=(lock, counter)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(counter.value)

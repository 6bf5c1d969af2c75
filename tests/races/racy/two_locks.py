"""Each of two children has a lock; they are not the same."""

from multiprocessing import Lock, Process, Value


def up(number, lock):
    for _ in range(7):
        with lock:
            number.value += 1


def down(number, lock):
    for _ in range(7):
        with lock:
            number.value -= 1


if __name__ == "__main__":
    number = Value("i", 0)
    lock_up, lock_down = Lock(), Lock()
    p1 = Process(target=up, args=(number, lock_up))
    p2 = Process(target=down, args=(number, lock_down))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print(number.value)

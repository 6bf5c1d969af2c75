"""The lock is let go as soon as the number is read."""

import multiprocessing as mp


def visit(visitors, lock):
    for _ in range(5):
        lock.acquire()
        seen = visitors.value
        lock.release()
        visitors.value = seen + 1


if __name__ == "__main__":
    lock = mp.Lock()
    visitors = mp.Value("i", 0)
    doors = [mp.Process(target=visit, args=(visitors, lock), name=f"door {i}") for i in range(3)]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    print("visitors:", visitors.value)

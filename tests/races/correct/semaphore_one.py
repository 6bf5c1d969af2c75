"""A semaphore of one place is a lock."""

from multiprocessing import Process, Semaphore, Value


def enter(door, visitors):
    for _ in range(6):
        door.acquire()
        visitors.value += 1
        door.release()


if __name__ == "__main__":
    door, visitors = Semaphore(1), Value("i", 0)
    crowd = [Process(target=enter, args=(door, visitors)) for _ in range(3)]
    for person in crowd:
        person.start()
    for person in crowd:
        person.join()
    print(visitors.value, "visitors")

"""A semaphore that lets two in at a time is no lock."""

from multiprocessing import Process, Semaphore, Value


def enter(places, inside):
    for _ in range(4):
        with places:
            inside.value += 1


if __name__ == "__main__":
    places = Semaphore(2)
    inside = Value("i", 0)
    people = [Process(target=enter, args=(places, inside)) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print("entered", inside.value)

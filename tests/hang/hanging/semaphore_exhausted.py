"""Two places, three children, and nobody leaves."""

from multiprocessing import Process, Semaphore


def work(places):
    places.acquire()
    print("inside")


if __name__ == "__main__":
    places = Semaphore(2)
    children = [Process(target=work, args=(places,)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()

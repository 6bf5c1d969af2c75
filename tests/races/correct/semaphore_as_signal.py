"""A semaphore that begins at 0: the second may begin when the first has released it."""

from multiprocessing import Process, Semaphore, Value


def first(number, go):
    for _ in range(5):
        number.value += 1
    go.release()


def second(number, go):
    go.acquire()
    number.value *= 10


def main():
    number = Value("i", 0)
    go = Semaphore(0)
    q = Process(target=second, args=(number, go))
    p = Process(target=first, args=(number, go))
    q.start()
    p.start()
    p.join()
    q.join()
    print(number.value)


if __name__ == "__main__":
    main()
